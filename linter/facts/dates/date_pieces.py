"""Date pieces: every writing of a day, month, quarter or year, read as it stands, nothing inferred.

The grammar is one expression of named parts. What a piece leaves out (the year of 6月25日, the month of
12日) is filled in by `linter.facts.dates.dates`. The writings follow GB/T 15835—2011 (4.1, 5.1) and what else
occurs in reports: 2021年6月25日, 二〇二一年六月二十五日, 2021-06-28, 2021.6.25, 今年3月底, 第三季度, 12日.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex


class Piece(NamedTuple):
    """One date as it is written; what it does not say is None or empty."""

    span: Span
    year: int | None = None
    word: str = ""
    """A word in place of a year, quarter or month: 今年, 去年, 次年, 同年, 上季度, 本月."""
    month: int | None = None
    day: int | None = None
    part: str = ""
    """上旬 中旬 下旬 上半月 下半月 初 底, of the month or, without a month, of the year; 上半年, 下半年."""
    quarter: int = 0
    """1 to 4; 0 where no quarter is named."""
    upto: int = 0
    """Months from January on: 9 for 前三季度 and 前9个月; 0 where none are named."""
    bare: bool = False
    """True for a day without month, which is a date only beside another one: 12日."""
    days: int = 0
    """Days from the first on: 10 for 3月前10天; 0 where none are named."""
    plan: int = 0
    """Number of a five-year plan: 14 for “十四五”期间; 0 where none is named."""


ZERO = "零〇○O0o◯"
_DIGIT = "一二三四五六七八九"
TO = r"(?:至|到|—{1,2}|-{1,2}|~)"
"""What joins the two ends of a range."""

_Y4 = r"(?:19|20)\d\d"
_HAN_YEAR = rf"[一二][{ZERO}{_DIGIT}]{{3}}"
_HAN_MONTH = (
    rf"(?:十[一二]?|[{_DIGIT}元])(?=月(?:份|底|初|末|[上中下]旬|[二三]?十|[{_DIGIT}](?:[日号]|至|到)|(?![一内余多])))"
)
_HAN_DAY = rf"(?:[二三]?十[{_DIGIT}]?|[{_DIGIT}])"
_WORDS = "今年|去年|前年|明年|后年|次年|翌年|当年|同年|本年|上年|上一年|来年|下一年"
_MONTH_WORDS = "本月|当月|同月|次月|上月|下月|上个月|下个月|这个月"

# 2021年初步建成 and 年底数 name no part of the year.
_END = r"(?:底(?![数部线蕴色气子])|末|初(?![数步中级期衷审评始见])|伊始)"
_PART = rf"上旬|中旬|下旬|[上下]半月|月?{_END}"
_DAY = (
    rf"(?P<d@>\d{{1,2}}|{_HAN_DAY})(?:日(?!均)|号(?![召楼文]))"
    rf"|(?P<e@>\d{{1,2}})(?={TO}\d{{1,2}}[日号]|[、和]\d{{1,2}}日)"
)
_MONTH = (
    rf"(?:(?P<m@>\d{{1,2}}|{_HAN_MONTH})月(?![龄薪嫂])份?"
    rf"(?:{_DAY}|(?P<p@>{_PART})|前(?P<f@>\d{{1,2}}|{_HAN_DAY})[天日])?"
    rf"|(?P<n@>\d{{1,2}})(?={TO}\d{{1,2}}月|[、和]\d{{1,2}}月))"
)
_SEASON = (
    rf"(?P<half@>(?:[上下]|(?<=年)[前后])半年)|第?(?P<q@>[一二三四首1-4])季度(?P<r@>{_END})?|(?P<uq@>前[两二三23])个?季度"
    r"|前(?:(?P<um@>\d{1,2}|[一二三四五六七八九十]+)个月|(?P<un@>[两二])月)"
)


def _named(part: str, suffix: str) -> str:
    """A part of the expression with its groups renamed, so that it may stand in it more than once."""
    return part.replace("@", suffix)


_YEAR_PART = rf"(?P<yp>年?{_END})"
# 08年, 19年底: two digits name a year where a month or a part of the year follows, or where no count begins so.
_TWO_DIGITS = rf"(?P<y2>\d\d(?=年(?:\d{{1,2}}月|年?{_END}|[上下]半年|第?[一二三四]季度))|[0零〇][\d{_DIGIT}])年"

# What a piece begins with, said first and narrowly: the scan passes over everything else at once, first by the
# character alone (13 ns each, where the alternatives take 180).
_BEGIN = (
    rf"(?=[\d{_DIGIT}十元零〇今去前明后次翌当同本上来下这年第首“\"])(?=\d{{1,4}}[年月日号./~—至到、和季-]|[{_DIGIT}十元][月季]|十[一二]月|[一二][{ZERO}{_DIGIT}]{{3}}年|[零〇][{_DIGIT}]年|[{_DIGIT}十]{{1,3}}[日号]"
    r"|[今去前明后次翌当同本上来]年|[上下](?:半年|一年)|[本当同次上下这]个?月|[本上下][一个]?季度|[上下]半月|年[底末初]|第[一二三四1-4]季|首季|前[一-鿿\d]{1,2}个|前[两二三]季"
    rf"|[“\"]?[{_DIGIT}十]{{1,2}}五[”\"]?[时期以末前头])"
)

_PIECE = regex(
    _BEGIN + r"(?:"
    # 2021-06-28, 2021.6.25, 2021/6/25, 2021-06
    rf"(?:(?<![\d.\-/A-Za-z])|(?<=[-./:]\d\d-))(?P<iy>{_Y4})(?:(?P<sep>[-./])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})|-(?P<jm>0[1-9]|1[0-2]))(?![\d号版]|-\d{{1,3}}(?!\d))"
    # 2012.07-2015.03, as careers are told
    rf"|(?<![\d.])(?P<ky>{_Y4})\.(?P<km>0[1-9]|1[0-2])(?:(?={TO}{_Y4}\.)|(?<=[—~-]....\...)(?![\d.]))"
    # 2021年…, 二〇二一年…, 今年…
    rf"|(?:(?<!\d)(?P<y>{_Y4})年(?:度(?!假))?|(?<![\d{_DIGIT}{ZERO}]){_TWO_DIGITS}"
    rf"|(?P<hy>{_HAN_YEAR})年(?:度(?!假))?|(?P<w>{_WORDS})(?:度(?!假))?)"
    rf"(?:{_named(_MONTH, 'a')}|{_named(_SEASON, 'a')}|{_YEAR_PART})?"
    # 2018 of 2018—2021年 and of 2018、2019年
    rf"|(?<![\d.])(?P<y0>{_Y4})(?=(?:{TO}|[、和]){_Y4}年)"
    # 6月25日, 本月25日
    # 9:00-6月5日: 00 is no month
    rf"|(?<![\d.{_DIGIT}十近])(?<!\d[:：])(?:{_named(_MONTH, 'b')})"
    rf"|(?P<mw>{_MONTH_WORDS})(?:(?P<md>\d{{1,2}}|{_HAN_DAY})[日号]|(?P<mp>{_PART})|前(?P<fw>\d{{1,2}}|{_HAN_DAY})[天日])?"
    rf"|(?P<hm>[上下]半月)|(?P<qw>[本上下])[一个]?季度(?P<rw>{_END})?"
    # 年底, 上半年, 三季度
    rf"|(?<![\d个{_DIGIT}十半])年(?P<ye>{_END})|{_named(_SEASON, 'c')}"
    # 12日, 到十二日
    rf"|(?:(?<![\d.])(?P<bd>\d{{1,2}})|(?<=[至到—~-])(?P<hb>{_HAN_DAY}))日(?!均)"
    # “十四五”期间
    r"|[“\"]?(?P<plan>十[一二三四五六]|[一二三四五六七八九十])五[”\"]?(?=(?:时期|期间|以来|末|前[两二三四]年|头[两二三四]年))"
    r")"
)
"""Every alternative begins with a sign of its own, so that the scan stays linear."""


@lru_cache(maxsize=512)
def numeral(text: str) -> int:
    """A day, month or year in digits or Han numerals."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text in ("元", "首"):
        return 1
    plain = "".join("〇" if c in ZERO else c for c in text)
    value = han_value(plain)
    return int(value) if value is not None else 0


def find_pieces(text: str) -> list[Piece]:
    """The date pieces of a text, in order."""
    return [_piece(match) for match in _PIECE.finditer(text)]


def _piece(match: re.Match[str]) -> Piece:
    said = {name: value for name, value in zip(_PIECE.groupindex, match.groups(), strict=True) if value}
    span = Span(*match.span())
    if "iy" in said or "ky" in said:
        month = said.get("im") or said.get("jm") or said["km"]
        return Piece(span, int(said.get("iy") or said["ky"]), "", int(month), int(said["id"]) if "id" in said else None)
    if "bd" in said or "hb" in said:
        return Piece(span, day=_number(said, "bd", "hb"), bare=True)
    if "plan" in said:
        return Piece(span, plan=numeral(said["plan"]))
    if "hm" in said:
        return Piece(span, word="本月", part=said["hm"])
    if "qw" in said:
        return Piece(span, word=said["qw"] + "季度", part=_end_or_beginning(said.get("rw", "")))
    year = said.get("y") or said.get("hy") or said.get("y0")
    stated = numeral(year) if year else _century(numeral(said["y2"])) if "y2" in said else None
    quarter = _number(said, "qa", "qc") or 0
    month_of_quarter = quarter_month(quarter, _end_or_beginning(said.get("ra") or said.get("rc", "")))
    return Piece(
        span,
        stated,
        said.get("w") or said.get("mw", ""),
        month_of_quarter or _number(said, "ma", "na", "mb", "nb"),
        _number(said, "da", "ea", "db", "eb", "md"),
        _part(said),
        0 if month_of_quarter else quarter,
        _upto(said),
        days=_number(said, "fa", "fb", "fw") or 0,
    )


def quarter_month(quarter: int, part: str) -> int | None:
    """The month of 三季度末 and 三季度初; None for the whole quarter."""
    return {"底": quarter * 3, "初": quarter * 3 - 2}.get(part) if quarter else None


def _number(said: dict[str, str], *names: str) -> int | None:
    return next((numeral(said[name]) for name in names if name in said), None)


def _part(said: dict[str, str]) -> str:
    found = next((said[name] for name in ("pa", "pb", "mp", "yp", "ye", "halfa", "halfc") if name in said), "")
    return _end_or_beginning(found.removeprefix("年").replace("前半", "上半").replace("后半", "下半"))


def _end_or_beginning(part: str) -> str:
    """底 for 末 and 月底 as well, 初 for 伊始."""
    return part.removeprefix("月").replace("末", "底").replace("伊始", "初")


def _upto(said: dict[str, str]) -> int:
    quarters = said.get("uqa") or said.get("uqc")
    if quarters:
        return 6 if quarters[1] in "两二2" else 9
    return _number(said, "uma", "umc", "una", "unc") or 0


def _century(two: int) -> int:
    """98年5月 is 1998, 21年5月 is 2021: reports write two digits only for years of living memory."""
    return two + (1900 if two > 50 else 2000)

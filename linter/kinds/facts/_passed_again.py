"""What one meeting passed: 第58次常务会议审议通过提升方案, and later 第56次常务会议审议通过的提升方案."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MEETING = r"第(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,5})次(?P<body>[一-鿿]{0,8}?(?:会议|全会|办公会))"
_PASSED = r"(?:审议|研究|讨论|审定)?(?:并)?(?:原则)?(?:通过|审定|批准|审议同意|研究同意)"
_THAT = regex(rf"{_MEETING}(?:{_PASSED})的(?P<what>[一-鿿《》（）“”\d—]{{4,40}})")
_ONCE = regex(rf"{_MEETING}[^。；\n]{{0,40}}?{_PASSED}(?:了)?(?!的)(?P<what>[一-鿿《》（）“”\d—]{{4,40}})")
_PAPER = regex(r"(?:方案|办法|规划|计划|意见|报告|预案|细则|规定|制度|清单|要点|措施|标准|草案|名单|条例)")
_TWICE = regex(
    "修[订改]|调整|再次|重新|变更|补充|第[二三]稿|[12]\\.0|年度计划|原[则由来第]?[案定]?的|此前|上[一次届]|[去前上往明]年|草案|拟|将(?!第)|提请|转发|分别"
)
_YEAR = regex(r"20\d\d(?=年)")
_WORDS = regex("[一-鿿]+")
_TERM = regex(r"[一二三四五六七八九十\d]{1,3}届")
_FEWEST = 4
"""Characters at the end of what was passed that both places share: 提升方案."""
_AROUND = 12
_BEFORE = 3
"""Characters before a meeting that say whose it is: 县政府, 局党组."""


class _Passed(NamedTuple):
    """One meeting with what it passed."""

    span: Span
    number: int
    body: str
    issuer: str
    years: frozenset[str]
    """The years told before it in its sentence, and those of the paper."""
    what: str
    term: str
    """十七届, where it is told before."""


def passed_again(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The meeting told once as passing a paper, the other number by which it is called up, and the paper."""
    text = ledger.text
    once = [found for match in matches_on_lines(_ONCE, "次", text) if (found := _read(ledger, match))]
    if not once:
        return
    by_name: dict[tuple[str, str], list[_Passed]] = {}
    for one in once:
        by_name.setdefault((one.body, one.what[-_FEWEST:]), []).append(one)
    again = [found for match in matches_on_lines(_THAT, "次", text) if (found := _read(ledger, match))]
    for that in again:
        alike = by_name.get((that.body, that.what[-_FEWEST:]), ())
        of_it = [one for one in alike if _one_issuer(one, that) and _paper(one, that)]
        if of_it and all(one.number != that.number for one in of_it) and len({one.number for one in of_it}) == 1:
            yield of_it[0].span, that.span, _paper(of_it[0], that)


def _read(ledger: Ledger, match: re.Match[str]) -> _Passed | None:
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    words = ledger.text[max(sentence.start, match.start() - _AROUND) : min(sentence.end, match.end() + _AROUND)]
    paper = list(_PAPER.finditer(match["what"]))
    if not paper or _TWICE.search(words):
        return None
    before = ledger.text[max(sentence.start, match.start() - _BEFORE) : match.start()]
    body = match["body"].replace("全体会议", "会议").replace("扩大会议", "会议")
    return _Passed(
        Span(match.start(), match.end("body")),
        whole_number(match["number"]),
        body,
        before,
        frozenset(_YEAR.findall(ledger.text[sentence.start : match.start()] + match["what"])),
        "".join(_WORDS.findall(match["what"][: paper[-1].end()])),
        "".join(_TERM.findall(ledger.text[sentence.start : match.start()])[-1:]),
    )


def _one_issuer(one: _Passed, other: _Passed) -> bool:
    """True for the same characters before the number, where both have them, and for years that may be one."""
    if one.years and other.years and one.years.isdisjoint(other.years):
        return False
    if one.term and other.term and one.term != other.term:
        return False
    return one.issuer == other.issuer or not (_WORDS.fullmatch(one.issuer) and _WORDS.fullmatch(other.issuer))


def _paper(one: _Passed, other: _Passed) -> str:
    """The name that both places give to what was passed, the one longer by a place or a year at most; else empty."""
    short, long = sorted((one.what, other.what), key=len)
    if len(short) < _FEWEST or not long.endswith(short) or _GENERAL.fullmatch(short):
        return ""
    return short if _PLACED.fullmatch(long.removesuffix(short)) else ""


_GENERAL = regex(f"(?:工作|实施|活动|具体|专项|整改)*{_PAPER.pattern}")
"""What every other paper is called."""
_PLACED = regex("(?:关于|全?[省市县区州镇乡]|[一-鿿]{2}[市县区州镇乡]|年度?)*")
"""What a name may have before it the other time: 全县养老服务规划 and 养老服务规划; 审计整改方案 is no 整改方案."""

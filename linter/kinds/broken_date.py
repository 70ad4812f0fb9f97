"""Broken dates: a date that lost one of its numbers or one of 年, 月 and 日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter import lexicon
from linter.facts import calendar
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_Y = r"(?<![\d.])(?:19[5-9]|20[0-4])\d"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:[12]\d|3[01]|0?[1-9])"
_TO = r"(?:至|到|—{1,2}|-|~)"

_BROKEN = re.compile(
    rf"(?P<no_year_mark>{_Y}[ \-]?{_M}月(?:{_D}日|份|[底初末]|[上中下]旬)?)"
    rf"|(?P<no_marks>{_Y}(?:{_M}{_D})日(?![均产处常供夜]))"
    rf"|(?P<no_month>(?<!\d)(?:19|20)\d\d年(?:[ ]?{_M}[ \-.]?{_D}日|{_D}日)(?!均|夜|常))"
    rf"|(?P<no_month_number>(?<!\d)(?:19|20)\d\d年月\d{{1,2}}日|(?<=[于，。；])月\d{{1,2}}日)"
    rf"|(?P<no_day_number>(?<!\d)(?:19|20)\d\d年\d{{1,2}}月日(?=[一-鿿，,])(?![均常产处供]))"
    rf"|(?P<long>(?<!\d)(?:20\d{{3}}|20\d|2\d{{4}})年(?=\d{{1,2}}月){_M}月(?:{_D}日)?|(?:19|20)\d\d年\d{{3,}}月|\d月\d{{3,}}日)"
    rf"|(?P<doubled>(?:19|20)\d\d年年(?=\d)|\d{{1,2}}月月(?=\d)|\d月\d{{1,2}}日日(?![夜均]))"
    rf"|(?P<no_day_mark>(?<!\d)(?:(?:19|20)\d\d年)?{_M}月{_D}(?![\d日号.．%‰/:：，、年月万亿余多几])(?=(?P<next>\D)))"
    rf"|(?P<no_day_comma>(?<!\d)(?:19|20)\d\d年{_M}月{_D}(?=[，,][一-鿿]))"
    r"|(?P<han>二[零〇○O0][零〇○O0一二三四五六七八九]{2}(?:十[一二]|[一二三四五六七八九十])月(?=[一二三四五六七八九十]{1,3}日))"
)
# What a day without 日 is followed by: an act told of that day, or the far end of the stretch.
_ACT = re.compile(
    rf"{_TO}(?:(?:19|20)\d\d年)?{_M}月{_D}日|[上下]午|晚|召开|举行|印发|下发|出台|组织|开展|反馈|进驻|前|起|完成|通过|向|对"
    r"|[省市县区镇乡局党](?:委|政府|人民|直|级|纪|局|党|组|长|办|审|里|内|公|财|住|农|民|教|卫|发|生|水|交|自|应|统|信|我)"
    r"|以来|之前|以前|收到|签订|签发|制定|制发|专题|主持|研究|已|止|在|由|经|因|被|注册|成立|启动|正式|出具|送达|下达|公布|发布|到|的"
)


@dataclass(frozen=True)
class BrokenDate:
    """Reports 2021915日, 2021年月15日, 2021年6月25召开; a bare 20211230 may be a code and is left alone."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every damaged date."""
        text = ledger.text
        for match in _BROKEN.finditer(text):
            how = match.lastgroup or ""
            start, end = match.span()
            if how in ("no_day_mark", "next") and not _day_is_meant(text, match):
                continue
            if how == "no_marks" and not _may_be_date(match.group()):
                continue
            yield Hit((Span(start, end),), {"date": match.group()})


def _may_be_date(written: str) -> bool:
    """True for 20221018日 and 2021915日: behind the year stand a month and a day."""
    digits = written[4:-1]
    return any(
        calendar.exists(None, int(digits[:cut]), int(digits[cut:])) for cut in (1, 2) if digits[:cut] and digits[cut:]
    )


def _day_is_meant(text: str, match: re.Match[str]) -> bool:
    """True where no unit follows, so that the number cannot be a count: 6月25家企业 counts, 6月25召开 dates."""
    at = match.end("no_day_mark")
    if _ACT.match(text, at) is None:
        return False
    units = lexicon.units()
    written = any(text[at : at + length] in units for length in (1, 2, 3))
    return not written or text.startswith(("对", "组织", "区委", "县委", "市委", "区政府", "县政府", "市政府"), at)

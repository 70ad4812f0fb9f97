"""Untold years: 关于2023年…决算的报告 whose text opens with what 2022年 came to, and names 2023 nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.kinds.dates._titled_years import YEAR, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LOOKS_BACK = regex(
    "决算|执行情况|完成情况|工作总结|总结|工作情况|收支情况|公报|年度报告|述职|运行情况|开展情况|落实情况|绩效|分析"
)
_READ_OUT = regex("工作报告")
"""What is read out at the beginning of a year may be named by it, and tells of the year before."""
_OTHERS = regex(
    "[、与和及至—-]|半年|季度|月|审计|巡[察视]|整改|反馈|计划|安排|打算|预案|方案|考核|评估|验收|核查|检查|调查|换届|通报|处分|(?<!草)案"
)
_OPENING = regex(
    rf"(?:^|(?<=[。\n：:]))[ 　]*(?P<span>(?P<year>{YEAR})年)(?:度|全年)?"
    r"(?:[，,]|(?=[全我本][省市县区州镇乡街局院校办]|[县市区]|一般公共预算|全年))"
    r"(?P<told>[^。\n]*)"
)
_DONE = regex("完成|实现|办理|受理|审结|达到?\\d|增长|收入|支出|共|累计|新增|新建|查处|开展|召开|组织|培训|招商|建成")
_AHEAD = regex("将|要(?!求)|计划|力争|拟|打算|预计|安排|目标|确保")
_BACK = regex("[去前上]年|同期|曾|反馈|立项|启动|审计|以来|至今|印发|批复")
_WHOLE = regex(rf"(?P<span>(?P<year>{YEAR})年)(?:全年|度|[末底])")
_HELD_AGAINST = regex("[去前上]年|同期|[比较]20|年初以来|曾|至今")
_FEWEST = 2


def _only_year(ledger: Ledger, own: int, title: Span) -> Span | None:
    """The year before the title's, where it is the only one told, for its end or all of it, and against no other."""
    if _HELD_AGAINST.search(ledger.text, title.end):
        return None
    whole = list(_WHOLE.finditer(ledger.text, title.end))
    years = {numeral(year["year"]) for year in _ANY.finditer(ledger.text, title.end)}
    signed = {ledger.signing_date.year} if ledger.signing_date else set()
    if len(whole) < _FEWEST or years - signed != {own - 1} or not _LOOKS_BACK.search(ledger.read(title)):
        return None
    return Span(*whole[0].span("span"))


_ANY = regex(rf"(?P<year>{YEAR})年")
_PART = regex("半年|季度|上年|去年|同期|年度以来")
"""Before what is told first, what shows that it is not the year of the report that is told there."""
_FRONT = 500
"""Characters behind the title within which the text opens."""


def untold(ledger: Ledger, own: int, title: Span, words: str) -> Iterator[Span]:
    """The year that the text opens with, where it is the one before the title's and the title's is not told at all."""
    read_out = _READ_OUT.search(words) is not None
    if (not read_out and not _LOOKS_BACK.search(words)) or _OTHERS.search(words):
        return
    if f"{own}年" in ledger.text[title.end :]:
        return
    if not read_out and (told := _only_year(ledger, own, title)):
        yield told
        return
    opening = _OPENING.search(ledger.text, title.end, title.end + _FRONT)
    if (
        opening is None
        or _SAME.search(ledger.text, title.end)
        or numeral(opening["year"]) != own - 1
        or _PART.search(ledger.text, title.end, opening.start())
    ):
        return
    if _BACK.search(opening["told"]) or _AHEAD.search(opening["told"]) or not _DONE.search(opening["told"]):
        return
    day = delivery(ledger)
    if read_out and (day is None or day[0].year <= own):
        return
    yield Span(*opening.span("span"))


_SAME = regex("今年|本年(?!度(?:财政)?决算)|全年(?:预计|目标)|当年")
"""What may be told of the title's year without naming it."""

"""Retold periods: 2022年秋季抽查发现的86个问题, where the report is on 2023年秋季…抽查 and has found just those 86."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.quantities.labels import unit_class
from linter.finding import Hit
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_PART = r"第?[一二三四]季度|[上下]半年|[春秋](?:季学期|季|学期)|[夏冬]季|[上下]学期|(?<!\d)1?\d月份?"
_PERIOD = regex(rf"(?<!\d)(?P<year>20\d\d)年度?(?P<part>{_PART})?|(?P<only>{_PART})")
_FRONT = 600
"""Characters from the start within which the title stands."""
_ON_FINDINGS = regex("(?:情况|结果)(?:的)?(?:通报|报告|公告|公示|汇报|简报)?$")
_OF_OTHERS = regex("整改|回头看|后续|落实|反馈|办理|计划|方案|安排|对比|比较|历年|、|和|与|及|至|—")
"""In titles of reports on what another one found, or on more than one time."""
_LOOK = regex("检查|督[查导察]|抽[查检]|巡查|排查|考核|评[估查]|检测|整治|普查|测评|监测|摸排|执法|行动")
_WORDS = regex(
    r"[一-鿿“”]{2,24}?(?:发现|查出|查处|检出|排查出|梳理出|指出|摸排出|立案|认定)的?(?P<noun>[一-鿿]{0,6}?)(?:共计|共|合计)?"
)
_COMPARED = regex("[去上前]年|同期|上[次期轮]|此前|往年|比|较|对照|遗留|历史")
_LEAD = 10
"""Characters of its clause before the period: 对, 截至目前."""
_LEAST = 10
"""Things that a report has found by no coincidence once more."""
_NOUN = 2


class _Titled(NamedTuple):
    """The one period of the title."""

    words: str
    start: int
    year: str
    part: str
    span: dict[str, Span]
    """Where its year and its part stand."""


def retold_periods(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each finding of the report that is told again as that of another year, quarter or season."""
    titled = _titled(ledger)
    if titled is None:
        return
    for quantity in ledger.quantities:
        if quantity.kind != "count" or quantity.approximate or quantity.value < _LEAST:
            continue
        named = [*_PERIOD.finditer(quantity.before)]
        if len(named) != 1 or quantity.span.start < titled.start + len(titled.words):
            continue
        slot = _clash(titled, named[0])
        told = _WORDS.fullmatch(quantity.before, named[0].end())
        if not slot or told is None or named[0].start() > _LEAD or _COMPARED.search(quantity.before):
            continue
        look = _LOOK.search(told.group())
        if look is None or look.group() not in titled.words:
            continue
        noun = told["noun"] or quantity.after.removeprefix("的")[:_NOUN]
        start, end = named[0].span("year" if slot == "year" else "part" if named[0]["part"] else "only")
        other = Span(start, end + (slot == "year")).shifted(quantity.clause.start)
        if noun and ledger.text.count(named[0].group() + told.group()[:_NOUN]) == 1:
            known = [_tells_again(ledger, titled, quantity, noun, one) for one in ledger.quantities]
            if True in known and None not in known:
                values = {"other": ledger.quote(other), "own": ledger.quote(titled.span[slot])}
                yield Hit((other, titled.span[slot]), values, severity="warning", variant="retold")


def _titled(ledger: Ledger) -> _Titled | None:
    words = ledger.identity.title
    start = ledger.text.find(words, 0, _FRONT) if words else -1
    if start < 0 or not _ON_FINDINGS.search(words) or _OF_OTHERS.search(words):
        return None
    named = [*_PERIOD.finditer(words)]
    if len(named) != 1:
        return None
    slots = {"year": named[0].span("year"), "part": named[0].span("part" if named[0]["part"] else "only")}
    spans = {
        slot: Span(one, other + (slot == "year")).shifted(start) for slot, (one, other) in slots.items() if one >= 0
    }
    return _Titled(words, start, named[0]["year"] or "", _part(named[0]), spans)


def _part(named: re.Match[str]) -> str:
    return (named["part"] or named["only"] or "").removeprefix("第").removesuffix("份")


def _clash(titled: _Titled, named: re.Match[str]) -> str:
    """Which of year and part differs from that of the title; empty for none, and for both."""
    year, part = named["year"] or titled.year, _part(named) or titled.part
    if year != titled.year:
        return "year" if titled.year and part == titled.part else ""
    # 5月 within 二季度 is no other time.
    return "part" if part != titled.part and part[1:] == titled.part[1:] and not part[:1].isdigit() else ""


def _tells_again(ledger: Ledger, titled: _Titled, told: Quantity, noun: str, one: Quantity) -> bool | None:
    """True for the number of the report's own time, None where the text holds to the other time."""
    if one.span == told.span or one.value != told.value or unit_class(one) != unit_class(told):
        return False
    if noun not in one.before + "|" + one.after[: len(noun) + 1]:
        return False
    lead = ledger.lead(one)
    for named in _PERIOD.finditer(lead):
        if _clash(titled, named):
            return None
    return _COMPARED.search(lead) is None

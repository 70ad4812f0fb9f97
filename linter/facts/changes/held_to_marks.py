"""Held to marks: 投资进度77.5%，比75%的序时进度快2.5个百分点, a mark whose value stands before its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import Change, Step
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THAN = regex(r"[比较]$")
_OVER = regex(
    r"(?:(?P<up>高[于出]|快于|大于|超过|超出|超|领先于?|优于)|(?P<down>低于|慢于|少于|落后于?|滞后于?|不及))$"
)
_NAME = (
    r"的(?:(?![比较高低])[一-鿿]){0,12}?"
    "(?:进度|水平|平均|均值|标准|目标值?|要求|任务|指标|比例|[一-鿿]率|[增升降]幅|增速)"
)
_MORE = regex(
    rf"{_NAME}[，,]?(?:还|又|略|约|仅|只|整体|总体|大约)*"
    r"(?:(?P<up>高|快|超前|超出?|领先|多)|(?P<down>低|慢|落后|滞后|少))[了出]?"
)
_BARE = regex(rf"{_NAME}(?:约|近|整整|了|出|达)*")
_HOPED = regex("力争|确保|争取|预计|预期(?!目标)|将|拟|要求?(?!比)|若|如果")
_TWO_YEARS = regex(r"(?:19|20)\d\d年.*(?:19|20)\d\d年")
_CHANGED = regex(r"(?:增长|下降|提高|上升|降低|增加|减少|回落|增速|增幅|降幅)(?:了|为|达)?$")
_OF_THE_YEAR = regex(r"(?:占|完成)(?:了)?(?:年度|全年|年)[^，,。；;]{0,8}(?:计划|任务|目标)[^，,。；;]{0,4}的$")
"""占年度计划的: what is held to the time gone by, wherever it is told."""
_OF_ALL = regex("[全我本][省市县区州旗镇乡]|总体|整体")


def find_held_to_marks(ledger: Ledger) -> Iterator[Change]:
    """Every distance in points from a mark told with its value, and the rate of the sentence that lies so far from it.

    Where a sentence tells no rate, 全市总体进度 is what the report says is done of the year's plan.
    """
    if "点" not in ledger.text:
        return
    for quantities in ledger.by_sentence.values():
        for at in range(len(quantities) - 1):
            base, by = quantities[at], quantities[at + 1]
            if base.kind != "percent" or by.kind != "points" or by.approximate:
                continue
            step, lead = _step(ledger, base, by), ledger.lead(base)
            if step is None or _HOPED.search(lead) or _TWO_YEARS.search(lead):
                continue
            base = _bare(base)
            levels, far = _levels(quantities[:at]), False
            if not levels and "进度" in ledger.text[base.span.end : by.span.start]:
                levels, far = _of_the_year(ledger, base), True
            if levels and not any(_is_off_by(base, level, step) for level in levels):
                yield Change(base, levels[-1], None, (step,), inferred=far or len(levels) > 1)


def _step(ledger: Ledger, base: Quantity, by: Quantity) -> Step | None:
    """How far from the mark it is: 比75%的序时进度快2.5个百分点, 高于75%的序时进度2.5个百分点."""
    between = ledger.text[base.span.end : by.span.start]
    lead = ledger.text[max(0, base.number.start - _LEAD) : base.number.start]
    if base.approximate and not _OVER.search(lead):
        return None
    told = _MORE.fullmatch(between) if _THAN.search(lead) else None
    if told is None and _BARE.fullmatch(between):
        told = _OVER.search(lead)
    if told is None:
        return None
    return Step(by, told["up"] is not None, told["up"] or told["down"])


_LEAD = 4
"""Characters before the number of a mark in which 比 or 高于 stands."""


def _bare(mark: Quantity) -> Quantity:
    """The mark itself: 75% of 高于75%的序时进度."""
    if not mark.approximate:
        return mark
    by = mark.number_from
    return replace(
        mark,
        span=Span(mark.number.start, mark.span.end),
        number_from=0,
        number_to=mark.number_to - by,
        lead=mark.lead + by,
        clause_to=mark.clause_to - by,
        head_from=None if mark.head_from is None else mark.head_from - by,
        head_to=mark.head_to - by,
        approximate=False,
        interval=Interval.printed(mark.value, mark.step),
    )


def _levels(before: Sequence[Quantity]) -> list[Quantity]:
    """The rates of the sentence before a mark, but for those by which something has changed."""
    return [
        one
        for one in before
        if one.kind == "percent" and not one.approximate and one.role != "change" and not _CHANGED.search(one.before)
    ]


def _of_the_year(ledger: Ledger, base: Quantity) -> list[Quantity]:
    """What is done of the year's plan, where the report tells it once and the sentence speaks of all of it."""
    if not _OF_ALL.search(ledger.lead(base)):
        return []
    told = [one for one in ledger.quantities if one.kind == "percent" and _OF_THE_YEAR.search(one.before)]
    return told[:1] if len({one.value for one in told}) == 1 and not told[0].approximate else []


def _is_off_by(base: Quantity, level: Quantity, step: Step) -> bool:
    """True where a rate lies as far from the mark, in whichever direction is told."""
    low, high = (base, level) if step.up else (level, base)
    return high.interval.minus(low.interval).times(_POINTS).meets(step.quantity.interval)


_POINTS = Decimal(100)

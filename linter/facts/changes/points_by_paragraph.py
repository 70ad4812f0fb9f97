"""Points in the paragraph: 治理率由62%上升到68%，…。与上年末相比，治理率增幅为6%, the difference itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FROM = regex("(?:由|从|自)[^，,。；;\\d]{0,14}$")
_TO = regex("[，,]?[^，,。；;\\d]{0,8}(?:[到至为成升降增减涨跌落]|达到?)[^，,。；;\\d]{0,6}$")
_CHANGED = regex("(?:[升增提高长涨扩多加降减少低缩落退下跌]|幅[度]?)(?:[了为达是约]|达到|幅度?){0,3}$")
_SHARE = regex("[率比占重度]")
_OF_EACH = frozenset(
    (
        "上升",
        "提高",
        "增长",
        "下降",
        "降低",
        "相比",
        "比去",
        "去年",
        "比上",
        "上年",
        "年末",
        "年的",
        "今年",
        "全县",
        "全市",
    )
)
_FARTHEST = 3
"""Sentences between the two values and the change that takes them up."""


class PointsTold(NamedTuple):
    """Two percentages, and their difference written as per cent."""

    start: Quantity
    end: Quantity
    step: Quantity


def find_points_by_paragraph(ledger: Ledger) -> Iterator[PointsTold]:
    """Every percentage that is just the difference of the only two of its paragraph that tell a course."""
    for quantities in ledger.by_block.values():
        rates = [one for one in quantities if one.kind == "percent"]
        if len(rates) < 3:
            continue
        courses = [(a, b) for a, b in pairwise(rates) if _is_course(ledger, a, b)]
        if len(courses) != 1:
            continue
        start, end = courses[0]
        name = han_bigrams(ledger.lead(start)) - _OF_EACH
        for step in rates:
            if step in (start, end) or not 0 <= step.sentence - start.sentence <= _FARTHEST:
                continue
            lead = _behind_last(ledger, step)
            grown = abs(end.value - start.value) / start.value if start.value else None
            if abs(end.value - start.value) != step.value or grown is None or step.interval.holds(grown):
                continue
            if _CHANGED.search(lead) and _SHARE.search(lead) and han_bigrams(lead) & name:
                yield PointsTold(start, end, step)


def _behind_last(ledger: Ledger, step: Quantity) -> str:
    """The words of its sentence before a percentage, behind the number before it."""
    at = ledger.quantity_index(step.span.start)
    start = ledger.sentences[step.sentence].span.start
    return ledger.text[max(start, ledger.quantities[at - 1].span.end if at else 0) : step.span.start]


def _is_course(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 由62%上升到68%."""
    if one.sentence != other.sentence or one.value == other.value:
        return False
    between = ledger.text[one.span.end : other.span.start]
    return bool(_FROM.search(ledger.lead(one)) and _TO.fullmatch(between))

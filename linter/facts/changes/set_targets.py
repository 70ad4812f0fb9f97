"""Set targets: 指标值不低于180人，实际完成164人, in a report that says that its targets are reached.

Self-assessments tell for each indicator what was set and what came of it, and sum it up in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.thresholds import Relation, Threshold, limits_of
from linter.facts.quantities.following import quantity_at, quantity_from
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SIGN = regex("指标值|目标值")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SET = regex(
    r"(?:指标值|目标值)[^，,。；;\d\n]{0,4}"
    r"(?P<bound>(?:(?P<least>不低于|不少于|≥|至少|大于等于)|不高于|不超过|≤|小于等于)[ ]?"
    rf"{_NUMBER}(?P<unit>[%％]|[一-鿿]{{1,4}}))[，,；;][^，,。；;\d\n]{{0,6}}"
    rf"(?:实际|完成)[^，,。；;\d\n]{{0,8}}[ ]?(?={_NUMBER}(?P=unit))"
)
_CLAIM = regex(
    r"(?<!确保)(?<!推动)(?<!力争)(?<!总体)(?:已经?|均|全部|按计划|如期|圆满|全面|较好地?)[^，,。；;\n]{0,6}(?:完成|实现|达到)[^，,。；;\n]{0,8}(?:目标|指标)(?!值)"
    r"|(?:目标|指标)(?!值)[^，,。；;\n]{0,6}(?:均|全部|都)(?:已经?|如期|按期)?(?:完成|实现|达到|达成)"
)
_ADMITTED = regex(
    "偏差|部分完成|基本完成|未得满分|未完成|未能|未达|没有(?:完成|达到)|低于(?:年初)?(?:指标|目标)|除[^，,。；;\n]{2,20}外"
)


def find_missed_targets(ledger: Ledger) -> Iterator[Threshold]:
    """Every result told right behind its target, where the report says that all are reached and admits no exception."""
    text = ledger.text
    if not _SIGN.search(text) or not _CLAIM.search(text) or _ADMITTED.search(text):
        return
    for told in _SET.finditer(text):
        value, bound = quantity_at(ledger, told.end()), _number_in(ledger, told.span("bound"))
        if value is None or bound is None or value.unit != bound.unit or value.approximate:
            continue
        relation: Relation = "above" if told["least"] is not None else "below"
        limits = limits_of(bound.value, relation)
        yield Threshold(value, value.interval, Span(*told.span("bound")), limits, relation)


def _number_in(ledger: Ledger, span: tuple[int, int]) -> Quantity | None:
    """The number of a bound, whose words may be part of it: 不低于180人."""
    found = quantity_from(ledger, span[0])
    return found if found and found.span.end <= span[1] else None

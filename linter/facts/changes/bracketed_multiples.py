"""Multiples of what a bracket tells: 讲座168场，是上年（70场）的2.4倍; 观众3.6万人次，为首轮（1.2万人次）的3倍."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.bracketed import levels_before
from linter.facts.changes.multiples import Multiple
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OF = regex(r"(?:是|为|相当于|达到?|约为)[^，,。；;、：:（）()]{1,14}$")
_TOLD = frozenset(["", "为", "是", "仅", "仅为", "共"])
_OPEN, _CLOSE = frozenset("（("), frozenset("）)")
_LONGEST = 20
"""Characters before the bracket that name what the multiple is measured against."""


def find_bracketed_multiples(ledger: Ledger) -> Iterator[Multiple]:
    """Every factor right behind a bracket that tells its base."""
    text = ledger.text
    if "倍" not in text:
        return
    for quantities in ledger.by_sentence.values():
        for at in range(1, len(quantities) - 1):
            base, times = quantities[at], quantities[at + 1]
            if times.unit != "倍" or times.approximate or base.approximate or base.before not in _TOLD or base.after:
                continue
            start, end = base.clause
            if text[start - 1 : start] not in _OPEN or text[end : end + 1] not in _CLOSE:
                continue
            words = text[max(quantities[at - 1].span.end, start - _LONGEST) : start - 1]
            if text[end + 1 : times.span.start] != "的" or not _OF.search(words):
                continue
            levels = levels_before(ledger, quantities, at, base)
            factor = times.interval.truncated_too(times.step)
            ratios = [level.interval.over(base.interval) for level in levels]
            # 甲队86人、乙队40人，甲队是上年（43人）的2倍: another number gives the factor.
            if levels and not any(ratio is not None and ratio.meets(factor) for ratio in ratios):
                yield Multiple(times.span, factor, base, levels[0], "of")

"""The day that a cumulative figure is summed up to: 截至6月底, 至2月15日, or a bare 6月20日 right before 累计."""

from __future__ import annotations

from bisect import bisect_left

from linter.fact import DateFact, Quantity
from linter.ledger import Ledger
from linter.patterns import regex


def summed_to(ledger: Ledger, starts: list[int], quantity: Quantity) -> DateFact | None:
    """The 截至 of the quantity's sentence, the nearest one before it; `starts` tells where the dates begin."""
    start = ledger.sentences[quantity.sentence].span.start
    at = bisect_left(starts, quantity.span.start) - 1
    while at >= 0 and ledger.dates[at].span.start >= start:
        date = ledger.dates[at]
        if date.relation == "as-of" or ledger.text[date.span.start - 2 : date.span.start] in _UNTIL:
            return date
        if date.day and not date.relation and _ON_THAT_DAY.fullmatch(ledger.text, date.span.end, quantity.span.start):
            return date
        at -= 1
    return None


_UNTIL = ("，至", "，到", "；至", "；到", "。至", "。到", "\n至", "\n到")
"""至2月15日专项行动结束，累计…: a day told without 截."""
_ON_THAT_DAY = regex("当?[日天时]?[，,]?(?:[全我本][省市县区州旗镇乡])?(?:已经?|共|就)?累计[^，,。；;：:]{0,16}")
"""6月20日，全县累计…: what is summed up behind a bare day is summed up to that day."""

"""Alike: the amounts of a text that count the same things, in order and by their values.

A list is held against every number of its unit; asked one by one, a long text takes as long as the square of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import unit_name
from linter.interval import Interval
from linter.memory import once
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Alike:
    """The amounts of one unit."""

    def __init__(self, amounts: Sequence[Quantity]) -> None:
        self.amounts = amounts
        """In the order in which they stand."""

    def at(self, span: Span) -> int:
        """How many of them begin before a place."""
        return bisect_left(self.amounts, span, key=_span)

    @cached_property
    def values(self) -> Counter[Decimal]:
        """How often each value is told."""
        return Counter(one.value for one in self.amounts)

    def hold(self, said: Interval) -> bool:
        """True where one of them may be what `said` stands for."""
        lows, intervals, widest = self._by_low
        at = bisect_right(lows, said.high)
        if not at or widest[at - 1].high < said.low:
            return False
        return said.meets(widest[at - 1]) or any(said.meets(intervals[i]) for i in range(at - 1, -1, -1))

    @cached_property
    def _by_low(self) -> tuple[list[Decimal], list[Interval], list[Interval]]:
        """Where they begin, in order, the intervals themselves, and up to each the one that reaches farthest."""
        intervals = sorted((one.interval for one in self.amounts), key=_low)
        widest: list[Interval] = []
        for one in intervals:
            widest.append(one if not widest or one.high > widest[-1].high else widest[-1])
        return [one.low for one in intervals], intervals, widest


def alike(ledger: Ledger, amount: Quantity) -> Alike:
    """All amounts in the unit of this one, itself among them."""
    return dict(_by_unit(ledger))[unit_name(amount)]


@once
def _by_unit(ledger: Ledger) -> Iterator[tuple[str, Alike]]:
    groups: dict[str, list[Quantity]] = {}
    for one in ledger.quantities:
        if one.is_amount and one.unit:
            groups.setdefault(unit_name(one), []).append(one)
    return ((unit, Alike(group)) for unit, group in groups.items())


def _span(one: Quantity) -> Span:
    return one.span


def _low(one: Interval) -> Decimal:
    return one.low

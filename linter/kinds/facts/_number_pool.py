"""Pools of numbers: those of one unit in order, among which what a state tells may be told of something else."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.patterns import regex

_SUMMED = 8
"""Numbers before a state of which sums of two are looked at."""


_BESIDES = regex(
    "(?:另外?|又|再次?|新)(?:行|外)?(?:排查|检查|抽查|核查|自查)?(?:发现|查出|查摆|检出|摸排|梳理)[出了]?$"
)
_TWICE = 2


class Pool:
    """The numbers of one unit in order, and how often each value is told."""

    def __init__(self) -> None:
        self.numbers: list[Quantity] = []
        self.starts: list[int] = []
        self.values: Counter[Decimal] = Counter()

    def add(self, quantity: Quantity) -> None:
        self.numbers.append(quantity)
        self.starts.append(quantity.span.start)
        self.values[quantity.value] += 1

    def found_besides(self, told: Quantity) -> bool:
        """True for 另发现3个问题 before what is left of just so many: it may be those."""
        if self.values[told.value] < _TWICE:
            return False
        before = self.numbers[: bisect_left(self.starts, told.span.start)]
        return any(one.value == told.value and _BESIDES.search(one.before) for one in before)

    def explains(self, told: Quantity) -> bool:
        """True when the number is told of something else as well, or is the sum of two just before it."""
        if self.values[told.value] > 1:
            return True
        at = bisect_left(self.starts, told.span.start)
        before = [q.value for q in self.numbers[max(0, at - _SUMMED) : at]]
        return any(told.value == one + other for one, other in combinations(before, 2))

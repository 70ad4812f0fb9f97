"""Told values: whether any number of a report gives a rate with one of two numbers, or with what is left of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ToldValues:
    """The values that a report tells in each unit, in order of size; sorted when they are first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _all(self) -> dict[str, list[Decimal]]:
        return _sorted(self._levels())

    @cached_property
    def _left(self) -> dict[str, list[Decimal]]:
        return _sorted(one for one in self._levels() if _REST.search(one.before + one.after[:_BEHIND]))

    def _levels(self) -> Iterator[Quantity]:
        return (one for one in self._ledger.quantities if one.is_amount and one.unit and one.value > 0)

    def explain(self, part: Quantity, whole: Quantity, rate: Quantity) -> bool:
        """True where another whole of the part, another part of the whole, or what is left of it gives the rate."""
        low, high = rate.value - rate.step * _ROUNDED, rate.value + rate.step
        told, left = (values.get(part.unit, []) for values in (self._all, self._left))
        if _holds(told, whole.value * low, whole.value * high):
            return True
        if low > 0 and _holds(told, part.value / high, part.value / low):
            return True
        return _holds(left, whole.value * (1 - high), whole.value * (1 - low))


_REST = regex("未|尚|其余|其他|剩|余下|不|还有|仍有|另|正在|待|缺|退|减")
"""What says that a number may be what is left of a whole, or does not count."""
_BEHIND = 10
_ROUNDED = Decimal("0.55")
"""Steps by which a rate is rounded up at most; what is cut off makes it a whole one less."""


def _sorted(levels: Iterable[Quantity]) -> dict[str, list[Decimal]]:
    found: dict[str, list[Decimal]] = {}
    for one in levels:
        found.setdefault(one.unit, []).append(one.value)
    return {unit: sorted(values) for unit, values in found.items()}


def _holds(values: Sequence[Decimal], least: Decimal, most: Decimal) -> bool:
    return bisect_left(values, least) < bisect_right(values, most)

"""Interval: the set of values that a printed number may stand for, in exact decimal arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
_HALF = Decimal("0.5")
_LONG = Context(prec=100)
"""Room for a misread number of thirty digits, which a report holds where cells have run together."""


class Interval(NamedTuple):
    """All values from `low` to `high`; a bound that is open does not belong to it."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """One value: a count of whole things."""
        return cls(value, value)

    @classmethod
    def printed(cls, value: Decimal, step: Decimal) -> Interval:
        """What rounds to `value` when the last printed place is worth `step`: 43 % is [42.5 %, 43.5 %)."""
        half = step * _HALF
        return cls(value - half, value + half, False, True)

    def meets(self, other: Interval) -> bool:
        """True when some value belongs to both: the two numbers do not disagree."""
        if self.low > other.high or other.low > self.high:
            return False
        if self.low == other.high and (self.low_open or other.high_open):
            return False
        return not (other.low == self.high and (other.low_open or self.high_open))

    def holds(self, value: Decimal) -> bool:
        """True when `value` belongs to the interval."""
        return self.meets(Interval(value, value))

    def plus(self, other: Interval) -> Interval:
        """Every sum of a value here and a value there."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def minus(self, other: Interval) -> Interval:
        """Every difference of a value here and a value there."""
        return self.plus(Interval(-other.high, -other.low, other.high_open, other.low_open))

    def times(self, factor: Decimal) -> Interval:
        """The interval with every value multiplied by a number that is not negative."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def over(self, other: Interval) -> Interval | None:
        """Every quotient of a value here and a value there; None unless both are positive."""
        if other.low <= 0 or self.low < 0:
            return None
        return Interval(
            self.low / other.high,
            self.high / other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def widened(self, by: Decimal) -> Interval:
        """The closed interval that reaches `by` further on both sides."""
        return Interval(self.low - by, self.high + by)

    def truncated_too(self, step: Decimal) -> Interval:
        """The interval widened so that cutting off instead of rounding is accepted: below `value + step`."""
        return Interval(self.low, max(self.high, self.low + step * _HALF + step), self.low_open, True)


def total(parts: Iterable[Interval]) -> Interval:
    """Every sum of one value out of each part."""
    low = high = ZERO
    low_open = high_open = False
    for part in parts:
        low += part.low
        high += part.high
        low_open = low_open or part.low_open
        high_open = high_open or part.high_open
    return Interval(low, high, low_open, high_open)


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with so many decimals, half up, as reports round."""
    return rounded_to(value, Decimal(1).scaleb(-places))


def rounded_to(value: Decimal, step: Decimal) -> Decimal:
    """`value` with the decimals of `step`, a power of ten, half up."""
    return value.quantize(step, ROUND_HALF_UP, _LONG)


def floor(value: Decimal) -> Decimal:
    """The largest whole number not above `value`."""
    return value.to_integral_value(ROUND_FLOOR)


def ceiling(value: Decimal) -> Decimal:
    """The smallest whole number not below `value`."""
    return value.to_integral_value(ROUND_CEILING)


_SIGNIFICANT = Context(prec=20)
"""Digits told: more than any report prints, and fewer than the factor of 亩, whose last ones are arithmetic's."""


def shortened(value: Decimal) -> Decimal:
    """A value without the last digits that dividing by 15 or 7 leaves behind."""
    return _SIGNIFICANT.plus(value)


_PRINTED = 15
"""Places behind which nobody prints a digit."""


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no trailing zeros, nor what dividing by 60 leaves at the end."""
    text = format(value, "f")
    point = text.find(".")
    if point < 0:
        return text
    if len(text) - point - 1 > _PRINTED and abs(value.adjusted()) < _PRINTED:
        text = format(round(value, _PRINTED), "f")
    return text.rstrip("0").rstrip(".")

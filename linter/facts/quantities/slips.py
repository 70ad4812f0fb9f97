"""Slips of the pen: how one number turns into another when it is copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import ne
from typing import Literal

from linter.fact import Quantity
from linter.interval import plain

Slip = Literal["unit", "swapped", "digit", ""]
"""unit: 万 or 亿 was lost or gained. swapped: two neighbouring digits change places. digit: one digit differs."""

_POWERS = {Decimal(10) ** power for power in (3, 4, 8)}
"""How far a value jumps when a unit is lost: 元 for 千元, 万元 or 亿元.

A factor of ten or a hundred is told by chance far more often.
"""


@lru_cache(maxsize=4096)
def digits(value: Decimal) -> str:
    """The digits of a number from its first to its last that is not zero."""
    return plain(value).replace(".", "").strip("0")


def unit_lost(one: Decimal, other: Decimal) -> bool:
    """True when the two are a unit apart: 18.6万元 and 18.6元."""
    low, high = sorted((one, other))
    return low > 0 and high / low in _POWERS


def near(one: Decimal, other: Decimal, first: str, second: str) -> bool:
    """True when two numbers differ in their digits alone; from 104 to 14 and from 0.45 to 4.05 it takes two slips."""
    length = max(len(first), len(second))
    if not length or one <= 0 or other <= 0:
        return False
    return int(first.ljust(length, "0")) * other == int(second.ljust(length, "0")) * one


def printed_digits(quantity: Quantity) -> str:
    """The digits of a quantity as it is printed: 126 for 12.6万亩, whose value in square metres has others."""
    return _printed(quantity.value, quantity.step)  # four rules ask it of every number, others of many


@lru_cache(maxsize=4096)
def _printed(value: Decimal, step: Decimal) -> str:
    return digits(value / step)


def alike(one: Quantity, other: Quantity, farthest_tenths: int) -> bool:
    """True when the larger is below so many tenths of the smaller, or two neighbouring digits changed places."""
    low, high = sorted((one.value, other.value))
    return high * 10 < low * farthest_tenths or swapped(printed_digits(one), printed_digits(other), 2)


def struck(figures: str) -> Iterator[str]:
    """The figures with another digit in any one place but the last."""
    for at in range(len(figures) - 1):
        for digit in "0123456789":
            if digit != figures[at]:
                yield figures[:at] + digit + figures[at + 1 :]


def one_digit(first: str, second: str, fewest: int) -> bool:
    """True when two numbers of equal length, and of so many digits, differ in one digit."""
    return len(first) == len(second) >= fewest and sum(map(ne, first, second)) == 1


def one_more(first: str, second: str) -> bool:
    """True when one number has a digit more than the other, of two digits or more, and the rest in its order."""
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 < len(short) and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def swapped(first: str, second: str, fewest: int, farthest: int = 1) -> bool:
    """True when two digits change places that stand so far apart at most; 1 for neighbours."""
    length = max(len(first), len(second))
    if length < fewest:
        return False
    first, second = first.ljust(length, "0"), second.ljust(length, "0")
    if sum(map(ne, first, second)) != 2:
        return False
    places = [at for at in range(length) if first[at] != second[at]]
    return (
        places[1] - places[0] <= farthest
        and first[places[0]] == second[places[1]]
        and first[places[1]] == second[places[0]]
    )


def copied(first: str, second: str, fewest: int) -> bool:
    """True when one number, of so many digits, was copied wrong for the other: a digit changed, or two exchanged."""
    return swapped(first, second, fewest) or one_digit(first, second, fewest)


_FARTHEST = 2
_SLIPPED = {Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)}
_TELLING = 2


def is_near(written: Quantity, needed: Decimal) -> bool:
    """False where what the text says is so far from what its other numbers give that they tell of something else.

    People who add up wrongly or leave an old number in are seldom off by a factor of two; who slips on a key is off by
    one digit, one place or one unit.
    """
    if written.value <= needed * _FARTHEST and needed <= written.value * _FARTHEST:
        return True
    return slipped(written, needed)


def slipped(written: Quantity, needed: Decimal) -> bool:
    """True when a place, a unit, one of two digits or more or two neighbours exchanged make the difference."""
    if written.value <= 0 or needed <= 0:
        return False
    one, other = printed_digits(written), digits((needed / written.step).to_integral_value())  # as it would be printed
    if needed / written.value in _SLIPPED or one_more(one, other):
        return True
    # 110 and 16 differ in one digit and in one place.
    places_agree = written.value.adjusted() == needed.adjusted()
    return places_agree and copied(one, other, _TELLING)


_LONG = 3
"""Digits of a number of which one may be lost without leaving another number that is as likely."""


def one_key(written: Quantity, needed: Decimal) -> bool:
    """True where one key struck wrongly turns the number needed into the one written, in the places both print.

    A digit differs, two neighbours change places, or one of three digits or more is lost or doubled.
    """
    if not written.value / _FARTHEST < needed < written.value * _FARTHEST or needed == written.value:
        return False
    one = plain((written.value / written.step).to_integral_value())
    other = plain((needed / written.step).to_integral_value())
    if len(one) == len(other):
        return copied(one, other, _TELLING)
    return min(len(one), len(other)) >= _TELLING and max(len(one), len(other)) > _LONG and one_more(one, other)


def slip_of_the_pen(written: Quantity, needed: Decimal) -> bool:
    """True for a number of three digits or more that one key, or another order of its digits, makes the one needed.

    A last place that differs may be another rounding, and proves nothing.
    """
    if needed <= 0:
        return False
    one = plain((written.value / written.step).to_integral_value())
    other = plain((needed / written.step).to_integral_value())
    if len(one) < _LONG or one == other:
        return False
    if sorted(one) == sorted(other):
        return True
    return one[:-1] != other[:-1] and one_key(written, needed)


def exchanged(written: Quantity, needed: Decimal) -> bool:
    """True where two neighbouring digits of three or more change places, however far that takes the number."""
    if needed <= 0 or len(printed_digits(written)) < _LONG:
        return False
    return swapped(plain(written.value / written.step), plain(needed / written.step), _LONG)


def mends(written: Quantity, needed: Decimal) -> bool:
    """True where one key turns the number needed into the one written, and 83 into 38; both are printed as finely."""
    if needed <= 0 or needed % written.step:
        return False
    one, other = plain(written.value / written.step), plain(needed / written.step)
    return one_key(written, needed) or (len(one) == len(other) and swapped(one, other, _TELLING))


def sum_mended(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where one number of a sum that is wrong, mended by one key, makes it right."""
    over = sum((part.value for part in parts), Decimal(0)) - whole.value
    return mends(whole, whole.value + over) or any(mends(part, part.value - over) for part in parts)

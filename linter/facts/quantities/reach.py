"""Reach: whether one slip of the pen takes a printed number to where the other numbers put it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.interval import Interval

_PLACES = tuple(Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
_FEWEST = 2
"""Digits that a number must have: any of one digit is a slip away from any other."""


def reaches(one: Quantity, aim: Interval) -> bool:
    """True where one digit, two neighbours that changed places, a lost or doubled digit or a place explain the number.

    Unlike `slipped`, which knows the value that is needed, `aim` holds every value that rounding leaves open.
    """
    # 0.98 for 9.08: the nought is printed too
    return slips_into(one.value, one.step, aim, one.text[one.number.start : one.number.start + 2] == "0.")


def slips_into(value: Decimal, step: Decimal, aim: Interval, begins_with_nought: bool = False) -> bool:
    """The same for a value whose last printed place is worth `step`."""
    figures = str(int(abs(value) / step) if step else 0)
    if len(figures.strip("0")) < _FEWEST:
        return False
    sign = -1 if value < 0 else 1
    if begins_with_nought:
        figures = "0" + figures
    if any(aim.holds(value * place) for place in _PLACES):
        return True
    return any(aim.holds(sign * other * step) for other in _slips(figures))


_MOVED = (Decimal("0.1"), Decimal(10))
_FEWEST_MOVED = 3
"""Places that a point moves by, and the digits without which chance would bring them about."""


def point_moved(said: Quantity, aim: Interval) -> bool:
    """True where the digits of a number, three at least, are those of what it should be, and only its point differs."""
    figures = str(int(said.value / said.step)) if said.step else ""
    if len(figures.rstrip("0")) < _FEWEST_MOVED:
        return False
    return any(said.interval.times(factor).meets(aim) for factor in _MOVED)


def slips_of(value: Decimal, step: Decimal) -> Iterator[Decimal]:
    """What a printed number may have been before one digit was mistyped, or two neighbours changed places."""
    figures = str(int(abs(value) / step))
    sign = -1 if value < 0 else 1
    for at, old in enumerate(figures):
        before, behind = figures[:at], figures[at + 1 :]
        swapped = [before + behind[0] + old + behind[1:]] if behind and behind[0] != old else []
        for other in (*(before + new + behind for new in "0123456789" if new != old), *swapped):
            yield sign * int(other) * step


def _slips(figures: str) -> Iterator[int]:
    yield from (int(figures + new) for new in "0123456789")
    for at, old in enumerate(figures):
        before, behind = figures[:at], figures[at + 1 :]
        for new in "0123456789":
            if new != old:
                yield int(before + new + behind)
            yield int(before + new + old + behind)
        yield int(before + behind or "0")
        if behind:
            yield int(before + behind[0] + old + behind[1:])

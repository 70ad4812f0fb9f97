"""One-key rates: whether one key struck otherwise makes a rate right, and whether other numbers near by give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.quantities.slips import one_key
from linter.interval import Interval, plain, total

_SPARE = Decimal("0.55")
"""Steps by which a rate may differ from its quotient: rounding, and the last place that arithmetic leaves."""
_ONE = Interval.exactly(Decimal(1))


def variants(number: Quantity) -> Iterator[Decimal]:
    """The values that one digit struck wrongly, or two neighbours exchanged, would have made of this one."""
    digits = plain(number.value / number.step)
    if not digits.isdecimal():
        return  # a number too odd to have been struck: of thousands of digits, or less than its step
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and (at or other != "0"):
                yield Decimal(digits[:at] + other + digits[at + 1 :]) * number.step
        behind = digits[at + 1 : at + 2]
        if behind and behind != digit and (at or behind != "0"):
            yield Decimal(digits[:at] + behind + digit + digits[at + 2 :]) * number.step


def one_key_off(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True where one key makes the rate what the two give, as it would be printed."""
    return one_key(rate, (part.value / whole.value / rate.step).to_integral_value() * rate.step)


def mended(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True where the two do not give the rate, and one key of one of the three would make them."""
    spare = rate.step * _SPARE
    share = part.value / whole.value
    if abs(share - rate.value) <= spare:
        return False
    low, high = rate.value - spare, rate.value + spare
    return (
        any(abs(share - one) <= spare for one in variants(rate))
        or any(low <= one / whole.value <= high for one in variants(part))
        or any(low <= part.value / one <= high for one in variants(whole))
    )


def explained(near: Sequence[Quantity], rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True where two of the numbers near by give the rate, or what is left of it, and nothing tells part or whole anew.

    What does so explains nothing, but proves the rate right and the other telling wrong: the rest of the whole, or two
    numbers that come to the part, or part and rest that come to the whole.
    """
    said = rate.interval
    exact = [one for one in near if not one.approximate]
    alike = [one for one in exact if one.unit == part.unit]
    if _confirmed(alike, said, part, whole):
        return False
    sums = [total((one.interval, other.interval)) for one, other in pairwise(alike)]
    rest = _ONE.minus(said)
    for many in (one.interval for one in alike):
        for few in (*(one.interval for one in alike), *sums):
            share = few.over(many) if few is not many else None
            if share is not None and (share.meets(said) or share.meets(rest)):
                return True
    for two, both in zip(pairwise(alike), sums, strict=True):
        if any(_gives(one.interval, both, said) for one in two):
            return True
    others = [one for one in exact if one.unit != part.unit]
    return any(
        _gives(few.interval, many.interval, said)
        for few in others
        for many in others
        if few.unit == many.unit and few is not many
    )


def _gives(few: Interval, many: Interval, said: Interval) -> bool:
    share = few.over(many)
    return share is not None and share.meets(said)


def _confirmed(alike: Sequence[Quantity], said: Interval, part: Quantity, whole: Quantity) -> bool:
    """True where the rest, or two other numbers, tell what part or whole would be but for one key."""
    parts, wholes = frozenset(variants(part)), frozenset(variants(whole))
    others = [one for one in alike if one is not part and one is not whole]
    for rest in others:
        if whole.value - rest.value in parts and said.holds(1 - rest.value / whole.value):
            return True
        if part.value + rest.value in wholes and said.holds(part.value / (part.value + rest.value)):
            return True
    return any(
        one.value + other.value in parts and said.holds((one.value + other.value) / whole.value)
        for one, other in pairwise(others)
    )

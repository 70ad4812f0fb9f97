"""How kinds write numbers in a calculation."""

from __future__ import annotations

from decimal import Decimal

from linter.fact import Quantity
from linter.interval import plain, rounded
from linter.ledger import Ledger

HUNDRED = Decimal(100)
_MOST_PLACES = 6
"""Decimals of a percentage that anybody prints."""
RESIDUE = Decimal("0.2")
"""Part of the last printed place by which a careless rounding misses, such as 96.246 % printed as 96.3 %."""


def printed(ledger: Ledger, *quantities: Quantity) -> list[str]:
    """The numbers as the report prints them where all have one unit, else in the base unit."""
    if len({q.printed_unit for q in quantities}) == 1:
        return [("-" if q.value < 0 else "") + ledger.text[q.number.start : q.number.end] for q in quantities]
    return [plain(q.value) for q in quantities]


def percent(value: Decimal, places: int = 1) -> str:
    """A fraction as a percentage: 0.4312 is 43.1%."""
    return plain_places(value * HUNDRED, places) + "%"


def plain_places(value: Decimal, places: int) -> str:
    """A decimal with so many places, half up."""
    return format(rounded(value, places), "f")


def places_of(quantity: Quantity) -> int:
    """Decimals of a percentage as printed: 1 for 43.1%, and for 三分之一, which has no last one."""
    exponent = (quantity.step * HUNDRED).normalize().as_tuple().exponent
    return 1 if -int(exponent) > _MOST_PLACES else max(0, -int(exponent))

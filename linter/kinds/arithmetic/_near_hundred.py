"""Near a hundred: shares that no word says to be all of one whole, but whose sum lies next above 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.slips import one_key

_FEWEST, _MANY = 3, 4
_SLIP, _NEXT_TO_NOTHING = Decimal("0.12"), Decimal("0.015")
"""By how much one digit, and any slip, may take a sum above the whole; shares of several wholes come to far more."""


def above_by_a_slip(run: Sequence[Quantity]) -> bool:
    """True for three shares or more that one digit takes above 100 %, and for four or more that are next to it."""
    off = sum((share.value for share in run), Decimal(0)) - 1
    if len(run) >= _MANY and off <= _NEXT_TO_NOTHING:
        return True
    return len(run) >= _FEWEST and off <= _SLIP and any(one_key(share, share.value - off) for share in run)

"""Slips of stocks: an opening stock and its flows, one key of which keeps them from the closing stock."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from linter.fact import Quantity
from linter.facts.quantities.slips import one_key
from linter.interval import ZERO

_DIGIT = 10


def off_by_a_slip(opening: Quantity, flows: Sequence[tuple[Quantity, bool | None]], closing: Quantity) -> bool:
    """True where the flows, each one in or out, miss the closing stock, and by one key or one digit by itself."""
    ways = [(1, -1) if into is None else (1,) if into else (-1,) for _, into in flows]
    mended = False
    for signs in product(*ways):
        told = [(opening, 1), *((one, sign) for (one, _), sign in zip(flows, signs, strict=True))]
        over = sum((sign * one.value for one, sign in told), ZERO) - closing.value
        if not over:
            return False
        mended = mended or any(_is_slip(one, one.value - sign * over) for one, sign in (*told, (closing, -1)))
    return mended


def _is_slip(written: Quantity, needed: Decimal) -> bool:
    return one_key(written, needed) or (written.exact and written.value < _DIGIT and 0 < needed < _DIGIT)

"""Shares of all parts of a whole against 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.rates.full_shares import find_full_shares
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._sums import declared_rounding
from linter.ledger import Ledger

_WHOLE = Decimal(100)
_STEPS = 2
"""Last places by which rounding may leave the sum of a few shares off."""


def find_uneven_full_shares(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each list of the shares of all parts that misses 100 % by more than rounding leaves."""
    for shares in find_full_shares(ledger):
        ledger.summed.update(span.start for span in shares.spans)
        said = sum(shares.values, Decimal(0))
        step = max(Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in shares.values)
        if abs(said - _WHOLE) > step * (_STEPS + declared_rounding(ledger)):
            terms = " + ".join(f"({plain(v)}%)" if v < 0 else f"{plain(v)}%" for v in shares.values)
            calculation = f"{terms} = {plain(said)}% {'>' if said > _WHOLE else '<'} 100%"
            yield Hit(shares.spans, {"sum": plain(said) + "%"}, calculation, "warning", "full")

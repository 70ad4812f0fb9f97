"""Odd units: 农业机械总动力36.4万千瓦时, an indicator in a unit that measures something else."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.unit_kinds import find_odd_units
from linter.finding import Hit
from linter.ledger import Ledger


class OddUnit:
    """Reports indicators whose unit is not of the kind that their name tells."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number."""
        for name, quantity, meant in find_odd_units(ledger):
            values = {"name": ledger.quote(name), "amount": ledger.quote(quantity.span), "meant": meant}
            yield Hit((quantity.span, name), values)

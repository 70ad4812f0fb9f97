"""Uneven pairings: 分别 between three names and two values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.pairings import find_pairings
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class UnevenPairing:
    """Counts the names before 分别 and the values behind it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every 分别 whose two lists differ in length."""
        for pairing in find_pairings(ledger):
            names, values = pairing.names, pairing.values
            ledger.note_compared(*values)
            # So many values for each name is a list of another build: 甲、乙两镇分别投入3万元、2万元、5万元、4万元.
            if len(values) % names.count == 0:
                continue
            yield Hit(
                (*names.spans, *(value.span for value in values)),
                {"names": names.count, "values": len(values)},
                f"{names.count} ≠ {len(values)}",
                severity="error" if names.certain else "warning",
            )

"""Uneven pairings: 分别 between three names and two values."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.names.pairing_lists import find_name_pairings
from linter.facts.names.value_rows import find_value_rows
from linter.finding import Hit
from linter.ledger import Ledger


class UnevenPairing:
    """Counts the names before 分别 and the values behind it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every 分别 whose two lists differ in length."""
        told: set[int] = set()
        for pairing in ledger.pairings:
            names, values = pairing.names, pairing.values
            ledger.note_compared(*(value for value in values if isinstance(value, Quantity)))
            # So many values for each name is a list of another build: 甲、乙两镇分别投入3万元、2万元、5万元、4万元.
            if names.pairs_with(len(values)):
                continue
            told.add(values[0].span.start)
            named = f"{names.least}–{names.count}" if names.least else names.count
            yield Hit(
                (*names.spans, *(value.span for value in values)),
                {"names": named, "values": len(values)},
                f"{named} ≠ {len(values)}",
                severity="error" if names.certain else "warning",
            )
        for rows in find_value_rows(ledger):
            if rows.each and rows.uneven and rows.second[0].span.start not in told:
                ledger.note_compared(*rows.first, *rows.second)
                many, others = len(rows.first), len(rows.second)
                spans = tuple(one.span for one in (*rows.first, *rows.second))
                yield Hit(spans, {"names": many, "values": others}, f"{many} ≠ {others}", "warning")
        for pair in find_name_pairings(ledger):
            if pair.uneven:
                yield Hit(
                    (*pair.names.spans, *pair.others),
                    {"names": pair.names.count, "values": len(pair.others)},
                    f"{pair.names.count} ≠ {len(pair.others)}",
                    "warning",
                    "names",
                )

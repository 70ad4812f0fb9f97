"""Town changes against the change of all inhabitants."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.changes.town_changes import find_town_changes
from linter.finding import Hit
from linter.ledger import Ledger

_NEAR = 20
"""How many times the change of all is larger, at least, than what it misses: farther off, they are of two times."""


def find_uneven_town_changes(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each split whose two changes come near the change of all, and not to it."""
    for told in find_town_changes(ledger):
        ledger.summed.update(span.start for span in told.spans)
        everyone, town, village = told.values
        off = abs(town + village - everyone)
        if off and off * _NEAR <= abs(everyone):
            second = f"({village})" if village < 0 else str(village)
            calculation = f"{town} + {second} = {town + village} ≠ {everyone}".replace("-", "−")
            values = {"stated": f"{everyone}人".replace("-", "−"), "actual": f"{town + village}人".replace("-", "−")}
            yield Hit(told.spans, values, calculation, "warning", "people")

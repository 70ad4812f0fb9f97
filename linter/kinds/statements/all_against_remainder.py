"""All against a remainder: 全部整改到位 here, 2个问题尚未整改完成 there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.states.all_and_lacking import find_lacking
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger


@dataclass(frozen=True)
class AllAgainstRemainder:
    """Holds every 全部 about a batch against the numbers that are told as not finished."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each statement about a whole batch that a remainder contradicts."""
        for one in find_lacking(ledger):
            ledger.note_compared(*one.quantities)
            whole, rest = ledger.quote(one.whole), ledger.quote(one.rests[0])
            values = {"whole": whole, "rest": rest, "count": plain(one.quantities[0].value)}
            yield Hit((one.whole, *one.rests), values, severity="error" if one.proved else "warning")

"""Leftovers: what is settled and what is left against the number they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.leftovers import find_leftovers
from linter.finding import Hit
from linter.interval import total
from linter.kinds._sums import sum_against
from linter.ledger import Ledger


@dataclass(frozen=True)
class LeftoverDiffers:
    """Adds what is left to what is settled."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number that its settled part and its rest do not make up; a note for a residue."""
        told = {split.base.span for split in ledger.splits} | {whole.whole.span for whole in ledger.breakdowns}
        for leftover in find_leftovers(ledger):
            base, parts = leftover.base, (*leftover.settled, leftover.left)
            if base.span in told:
                continue
            ledger.note_summed(base, *parts)
            said = total(part.interval for part in parts)
            off = sum(part.value for part in parts) != base.value
            if not off or any(said.meets(other.interval) for other in leftover.others):
                continue
            sum_, calculation = sum_against(ledger, parts, base)
            yield Hit(
                (base.span, *(part.span for part in parts)),
                {"base": ledger.quote(base.span), "left": ledger.quote(leftover.left.span), "sum": sum_},
                calculation,
                "note" if said.meets(base.interval) else "error",
            )

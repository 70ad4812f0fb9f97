"""States of a batch: done, under way and not begun against how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.interval import total
from linter.kinds._sums import sum_against
from linter.ledger import Ledger


@dataclass(frozen=True)
class StatusSplit:
    """Adds up the states of each batch."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each batch whose states do not come to its number."""
        for split in ledger.splits:
            if split.base.approximate or any(state.approximate for state in split.states):
                continue
            ledger.note_summed(split.base, *split.states)
            said = total(state.interval for state in split.states)
            # 上年结转6个: carried over, it comes on top.
            base, others = split.base.interval, [other.interval for other in split.others]
            if any(said.meets(told) for told in (base, *others, *(base.plus(other) for other in others))):
                continue
            if split.cut and said.high < base.low:
                continue
            sum_, calculation = sum_against(ledger, split.states, split.base)
            over = said.low > split.base.interval.high
            yield Hit(
                (split.base.span, *(state.span for state in split.states)),
                {"base": ledger.quote(split.base.span), "sum": sum_},
                calculation,
                "error" if over and split.same_sentence else "warning",
            )

"""Some of those: 出租屋1230间，抽查了其中的1350间: 其中的 right before a number makes it part of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.wholes import SENTENCE_END, same_unit, tells_level
from linter.facts.states.outcomes import Outcome

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = "其中的"
_BACK = 6
"""Numbers back among which any that is as large may be meant."""
_STOPS = 1
"""Full stops between the two."""


def find_more_than_those(ledger: Ledger) -> Iterator[Outcome]:
    """Each number of some of those told before it that is larger than all of them."""
    if _SIGN not in ledger.text:
        return
    for row in ledger.rows:
        for at, (part, gap) in enumerate(row.cells):
            if not at or not gap.endswith(_SIGN) or not part.is_amount or part.approximate:
                continue
            before = row.cells[max(0, at - _BACK) : at]
            told = [cell for cell in before if same_unit(cell.quantity, part)]
            if not told or any(cell.quantity.value >= part.value or cell.quantity.approximate for cell in told):
                continue
            whole, words = told[-1]
            between = ledger.text[whole.span.end : part.span.start]
            if tells_level(words) and len(SENTENCE_END.findall(between)) <= _STOPS:
                yield Outcome(whole, part)

"""Rates against the only two numbers near them that they can be of."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.rates.evident_rates import find_evident_rates
from linter.finding import Hit
from linter.kinds._show import percent, printed
from linter.ledger import Ledger
from linter.offsets import Span


def evident_rates(ledger: Ledger, told: set[Span]) -> Iterator[Hit]:
    """One hit for every rate by the two numbers it is evidently of that no other check has told."""
    for found in find_evident_rates(ledger):
        said, part, whole = found.said, found.part, found.whole
        if any(span.start < said.span.end and said.span.start < span.end for span in told):
            continue
        ledger.note_compared(part, whole)
        few, many = printed(ledger, part, whole)
        quote, actual = ledger.quote(said.span), percent(found.right)
        yield Hit(
            (said.span, part.span, whole.span),
            {"stated": quote, "actual": actual},
            f"{f'({many} − {few})' if found.rest else few} ÷ {many} = {actual} ≠ {quote}",
            severity="warning",
            variant="evident",
        )

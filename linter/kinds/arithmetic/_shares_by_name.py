"""Shares told of two names against the values that stand pages away under these names."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.rates.shares_by_name import find_shares_by_name
from linter.finding import Hit
from linter.kinds._show import percent, printed
from linter.ledger import Ledger
from linter.offsets import Span


def shares_by_name(ledger: Ledger, told: set[Span]) -> Iterator[Hit]:
    """One hit for every share by its names that no other check has told."""
    for said, part, whole in find_shares_by_name(ledger):
        if any(span.start < said.span.end and said.span.start < span.end for span in told):
            continue
        ledger.note_compared(part, whole)
        few, many = printed(ledger, part, whole)
        quote, actual = ledger.quote(said.span), percent(part.value / whole.value)
        yield Hit(
            (said.span, part.span, whole.span),
            {"stated": quote, "actual": actual},
            f"{few} ÷ {many} = {actual} ≠ {quote}",
            severity="warning",
            variant="names",
        )

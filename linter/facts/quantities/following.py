"""Following: the number that is told at a place in the text, or next behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


def quantity_from(ledger: Ledger, offset: int) -> Quantity | None:
    """The first quantity that begins at `offset` or behind it; None where none does."""
    at = ledger.quantity_index(offset)
    return ledger.quantities[at] if at < len(ledger.quantities) else None


def quantity_at(ledger: Ledger, offset: int) -> Quantity | None:
    """The quantity that begins right at `offset`; None where none does."""
    found = quantity_from(ledger, offset)
    return found if found and found.span.start == offset else None

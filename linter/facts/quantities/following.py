"""Following: the number that is told next behind a place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


def quantity_from(ledger: Ledger, offset: int) -> Quantity | None:
    """The first quantity that begins at `offset` or behind it; None where none does."""
    at = ledger.quantity_index(offset)
    return ledger.quantities[at] if at < len(ledger.quantities) else None

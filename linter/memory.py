"""Memory: how a long run keeps no more than it needs, and leaves out what Python does against cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["let_go", "uncollected"]

_OF_FAMILY = {
    "arithmetic": ("by_block", "rows", "strands", "changes", "grown_lists", "rates", "parts_told", "pairings"),
    "facts": ("names", "mentions"),
}
"""What only the rules of one family ask a ledger for: a fifth of all facts of a text of 10 MB, 60 MB."""


def let_go(ledger: Ledger, family: str) -> None:
    """Frees what only the rules of a family ask for, once they have run; asked again, it is found again."""
    for name in _OF_FAMILY.get(family, ()):
        vars(ledger).pop(name, None)


@contextmanager
def uncollected() -> Iterator[None]:
    """Leaves out the search for cycles while facts are read and compared.

    Facts never refer back to what holds them, so that there is nothing to find; yet each of them is looked at again
    and again as their number grows, which takes a seventh of the time of a text of 260 000 characters.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()

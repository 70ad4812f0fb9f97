"""Memory: how a run keeps what is asked again and no more, and leaves out what Python does against cycles."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["let_go", "once", "uncollected"]

Found = TypeVar("Found")

_OF_FAMILY = {
    "arithmetic": ("by_block", "rows", "strands", "grown_lists", "rates", "parts_told", "pairings"),
    "facts": ("changes", "names", "mentions"),
}
"""What no rule behind those of a family asks a ledger for: a fifth of all facts of a text of 10 MB, 60 MB."""


def let_go(ledger: Ledger, family: str) -> None:
    """Frees what no rule behind those of a family asks for, once they have run; asked again, it is found again."""
    for name in _OF_FAMILY.get(family, ()):
        vars(ledger).pop(name, None)


def once(find: Callable[[Ledger], Iterable[Found]]) -> Callable[[Ledger], tuple[Found, ...]]:
    """A finder that several rules ask: what it finds in a ledger is kept there."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(ledger: Ledger) -> tuple[Found, ...]:
        kept = vars(ledger)
        if name not in kept:
            kept[name] = tuple(find(ledger))
        told: tuple[Found, ...] = kept[name]
        return told

    return found


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

"""Memory: how a long run leaves out what Python does for programs that leave cycles behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


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

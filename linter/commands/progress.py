"""Progress: a bar for a run that takes long enough to show how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["progress"]

PROGRESS_FROM = 40
"""Files from which on a run takes long enough to show how far it is: about a second."""


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error for a long run in a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bars: list[Callable[[int], None]] = []
    with _closing() as opened:

        def told(done: int, total: int) -> None:
            if total < PROGRESS_FROM:
                return
            if not bars:
                bars.append(opened(total))
            bars[0](done)

        yield told


@contextmanager
def _closing() -> Iterator[Callable[[int], Callable[[int], None]]]:
    """Opens a bar of so many steps when it is first needed, and closes it at the end."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def open_bar(total: int) -> Callable[[int], None]:
            from rich.console import Console
            from rich.progress import Progress

            bar = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
            task = bar.add_task("核稿", total=total)
            return lambda done: bar.update(task, completed=done)

        yield open_bar

"""Regular expressions that are compiled when they are first asked.

A notice needs about a third of the six thousand that the rules hold, a listing of the rules none; compiled at import,
they would be most of the time that a single `hegao lint` takes to start. What is left of it is spared where a run
takes the codes of patterns from an earlier one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, AnyStr, cast

from linter.compiler import compiled

if TYPE_CHECKING:
    from types import FrameType

    from linter.cache.codes import Codes

_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)

_COMPREHENSIONS = frozenset({"<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"})
"""Frames of their own up to Python 3.11, generators in every version; what a module builds in them is fixed too."""

_codes: ContextVar[Codes | None] = ContextVar("codes", default=None)


@contextmanager
def taking(codes: Codes | None) -> Iterator[None]:
    """Has the project's own patterns taken from these codes, which learn those that they did not have."""
    token = _codes.set(codes)
    try:
        yield
    finally:
        _codes.reset(token)


class _Pattern:
    """Stands for a compiled pattern, made when it is first asked; an attribute asked once is the pattern's own."""

    def __init__(self, source: str | bytes, flags: int, fixed: bool) -> None:
        self.pattern = source
        self._flags = flags
        self._fixed = fixed
        """True where a module holds it, so that no word of a report or of an office can be in it."""
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")
        if self._compiled is None:
            self._compiled = self._made()
        asked = getattr(self._compiled, name)
        setattr(self, name, asked)  # only what is asked: all eleven take 1 kB for each pattern
        return asked

    def _made(self) -> re.Pattern[Any]:
        codes = _codes.get() if self._fixed else None
        if codes and isinstance(self.pattern, str):
            return codes.pattern(self.pattern, self._flags)
        return compiled(self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a source text, as `re.compile` gives it but compiled at its first use.

    A faulty source raises `re.error` there. Sources are the project's own and stand in tests; a pattern written by a
    user goes through `re.compile`, so that its error has a place. Its code is kept for later runs only where the call
    stands outside all functions: there its source is the same in every run.
    """
    caller: FrameType | None = sys._getframe(1)
    while caller and caller.f_code.co_name in _COMPREHENSIONS:
        caller = caller.f_back
    fixed = caller is not None and caller.f_code.co_name == "<module>"
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags, fixed))

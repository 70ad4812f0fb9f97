"""Regular expressions that are compiled when they are first asked.

A notice needs about a third of the six thousand that the rules hold, a listing of the rules none; compiled at import,
they would be most of the time that a single `hegao lint` takes to start.
"""

import re
from typing import Any, AnyStr, cast

from linter.compiler import compiled

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


class _Pattern:
    """Stands for a compiled pattern, made when it is first asked; an attribute asked once is the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")
        if self._compiled is None:
            self._compiled = compiled(self.pattern, self._flags)
        asked = getattr(self._compiled, name)
        setattr(self, name, asked)  # only what is asked: all eleven take 1 kB for each pattern
        return asked

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


def regex(source: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """The pattern of a source text, as `re.compile` gives it but compiled at its first use.

    A faulty source raises `re.error` there. Sources are the project's own and stand in tests; a pattern written by a
    user goes through `re.compile`, so that its error has a place.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))

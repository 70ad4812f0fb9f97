"""The standard library's compiler of regular expressions, with a memory for character classes.

`[^，,。；;]`, `[一-鿿]` and two dozen like them stand in hundreds of the project's patterns. The compiler works out
each anew, over a map of 65 536 characters: half of the time that a single `hegao lint` took. Here a private copy of
the compiler works each out once; `re` itself, which belongs to whoever imports us, stays as it is.

The copy gives the code of a pattern and not yet the pattern: plain data, which can be kept from one run to the next.
"""

import importlib
import importlib.util
import re
import sys
from collections.abc import Callable, Hashable
from functools import cache
from types import SimpleNamespace
from typing import Any, AnyStr, NamedTuple

_NAME = "re._compiler" if sys.version_info >= (3, 11) else "sre_compile"
_ENGINE: Any = importlib.import_module("_sre")
"""What makes patterns of codes and runs them; known to no type checker."""
_PROBE = r"(?P<year>20\d\d)年|[^，。；]{2,}"


class Code(NamedTuple):
    """What the compiler makes of a source, as the library's engine takes it."""

    source: str | bytes
    flags: int
    """Those asked for and those that the source sets."""
    words: list[int]
    """The program of the engine; each fits into 32 bits."""
    groups: int
    """How many there are."""
    numbers: dict[str, int]
    """The groups with names."""
    names: tuple[str | None, ...]
    """The name of each group, from 0."""


@cache
def _copy() -> Callable[[Any, int], Code] | None:
    """The copy's `compile`, or None where the library is not made as it was in Python 3.10 to 3.14."""
    spec = importlib.util.find_spec(_NAME)
    if spec is None or spec.loader is None:
        return None
    copy: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    try:
        copy._optimize_charset = _remembering(copy._optimize_charset)
        copy._sre = SimpleNamespace(**{**vars(_ENGINE), "compile": Code})
        usable = pattern_of(copy.compile(_PROBE, 0)) == re.compile(_PROBE)
    except (AttributeError, TypeError):
        return None
    return copy.compile if usable else None


def _remembering(work_out: Callable[..., Any]) -> Callable[..., Any]:
    """The function with a memory of what a class became; where case is ignored, it is worked out each time."""
    known: dict[tuple[Hashable, ...], Any] = {}

    def remembered(charset: list[Hashable], *case: Any) -> Any:
        if any(case):
            return work_out(charset, *case)
        key = tuple(charset)
        if key not in known:
            known[key] = work_out(charset)
        return known[key]

    return remembered


def code_of(source: str | bytes, flags: int = 0) -> Code | None:
    """The code of a source, if the library's compiler gives any. Raises `re.error` for a faulty source."""
    compile_ = _copy()
    return compile_(source, flags) if compile_ else None


def pattern_of(code: Code) -> "re.Pattern[Any]":
    """The pattern that runs a code: a copy of its words, made in a few microseconds."""
    pattern: re.Pattern[Any] = _ENGINE.compile(*code)
    return pattern


def compiled(source: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """What `re.compile` gives, without its memory of whole patterns. Raises `re.error` for a faulty source."""
    code = code_of(source, flags)
    return pattern_of(code) if code else re.compile(source, flags)

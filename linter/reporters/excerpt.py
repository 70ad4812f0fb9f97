"""Excerpt: a line of the report, cut to fit, with carets right under what is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Excerpt", "cells", "excerpt", "fits"]

ELLIPSIS = "…"
MARGIN = 24
"""Cells of text kept before the first place: a dozen Chinese characters, the clause it stands in."""
BLANK = " "
"""Stands for a tab, so that the caret line needs no tab stops, and for what cannot be shown."""


class Excerpt(NamedTuple):
    """Two lines that belong under each other."""

    text: str
    carets: str


def cells(text: str) -> int:
    """Terminal cells a text takes: two for a wide or full-width character, none for a combining mark."""
    return sum(map(_cell, text))


@lru_cache(maxsize=8192)
def _cell(char: str) -> int:
    # Kept: a report writes with some two thousand characters, and each excerpt is measured several times.
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    # Ambiguous characters (“ ” … — ① ×) take two cells in terminals set to Chinese, one elsewhere: the common
    # Western default is one, and terminals that follow Unicode's own advice do the same.
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fits(line: str, places: Sequence[tuple[int, int]], width: int) -> bool:
    """True when all places of a line can be shown in one excerpt."""
    start, end = min(start for start, _ in places), max(end for _, end in places)
    return cells(line[start:end]) <= width - MARGIN - 2


def excerpt(line: str, places: Sequence[tuple[int, int]], width: int, main: int = 0) -> Excerpt:
    """`line` around its `places` (half-open columns from 0), at most `width` cells wide.

    The place with index `main` is marked ^^^^, the others ~~~~.
    """
    if not line.isprintable():
        line = "".join(char if char.isprintable() else BLANK for char in line)
    first = min(start for start, _ in places)
    left, right = _window(line, first, max(end for _, end in places), width)
    prefix, suffix = ELLIPSIS * (left > 0), ELLIPSIS * (right < len(line))
    carets = [" "] * (right - left)
    for index, (start, end) in enumerate(places):
        for at in range(max(start, left), min(max(end, start + 1), right)):
            carets[at - left] = "^" if index == main else carets[at - left] if carets[at - left] == "^" else "~"
    drawn = "".join(mark * _cell(char) for mark, char in zip(carets, line[left:right], strict=True))
    return Excerpt(prefix + line[left:right] + suffix, (" " * len(prefix) + drawn).rstrip())


def _window(line: str, first: int, last: int, width: int) -> tuple[int, int]:
    """The stretch of the line to show: from a margin before the first place for as long as it fits."""
    if cells(line) <= width:
        return 0, len(line)
    room = width - 2 * len(ELLIPSIS)
    left, spent = first, 0
    while left > 0 and spent + _cell(line[left - 1]) <= MARGIN:
        left -= 1
        spent += _cell(line[left])
    right, spent = left, 0
    while right < len(line) and spent + _cell(line[right]) <= room:
        spent += _cell(line[right])
        right += 1
    if right == len(line):
        while left > 0 and spent + _cell(line[left - 1]) <= room:
            left -= 1
            spent += _cell(line[left])
    return left, max(right, min(last, first + 1))

"""Scanning: a costly expression tried only where a cheap sign of it stands.

A scan costs 40 to 150 ns a character where its expression may begin with anything, and 5 to 10 ns where it begins
with one of a few characters, written as a class or as alternatives of plain words; a plain word alone costs 1 ns.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from sys import maxsize

from linter.patterns import regex


def places_of(word: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a word begins in a stretch of a text; a pattern made of it would have to be compiled first."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), end)


def start_behind(marks: str, text: str, floor: int, end: int) -> int:
    """Where the clause begins in which `end` stands: behind the last of the marks, but not before `floor`."""
    return max(floor, *(text.rfind(mark, floor, end) + 1 for mark in marks))


def clause_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where each clause of a stretch begins, the first at its own start."""
    yield start
    for mark in _COMMA.finditer(text, start, end):
        yield mark.end()


def last_match(pattern: re.Pattern[str], text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
    """The match of a pattern that stands last in a stretch."""
    found = deque(pattern.finditer(text, start, end), maxlen=1)
    return found[0] if found else None


_COMMA = regex("[，,]")


def matches_on_lines(pattern: re.Pattern[str], sign: re.Pattern[str] | str, text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in `text`, in order, where none reaches over a line and each holds the `sign`."""
    at = 0
    while True:
        if isinstance(sign, str):
            start = end = text.find(sign, at)
        else:
            found = sign.search(text, at)
            start, end = found.span() if found else (-1, -1)
        if start < 0:
            return
        start = text.rfind("\n", 0, start) + 1
        at = text.find("\n", end)
        at = len(text) if at < 0 else at
        yield from pattern.finditer(text, start, at)


def matches_from(pattern: re.Pattern[str], sign: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in `text`, in order, where each begins at the first character of a `sign`."""
    end = 0
    for found in sign.finditer(text):
        match = pattern.match(text, found.start()) if found.start() >= end else None
        if match:
            yield match
            end = max(match.end(), match.start() + 1)

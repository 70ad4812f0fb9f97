"""Endings: what a text ends with, looked for only where its last character allows it."""

from __future__ import annotations

import re

from linter.patterns import regex


class Ending:
    """An expression up to the end of a text, asked only where the text ends with one of its last characters.

    An expression that ends in $ is tried from every character of a text, 2 µs for a clause; few texts end so.
    """

    def __init__(self, pattern: str, last: str) -> None:
        self._pattern = regex(pattern)
        self._last = frozenset((*last, "\n"))  # $ stands before a last line end, too

    def search(self, text: str) -> re.Match[str] | None:
        """The match that the text ends with."""
        return self._pattern.search(text) if text[-1:] in self._last else None

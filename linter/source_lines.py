"""Lines of a source: line and column of an offset, and the text of a line."""

from __future__ import annotations

from bisect import bisect_right

from linter.patterns import regex

__all__ = ["Lines"]

_LINE_END = regex(r"\r\n|\r|\n")


class Lines:
    """Line and column of an offset, both from 1, and the text of a line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

"""Stored document: answers from a cache where places stand, and is read only when somebody asks for its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from linter.document import Comment, Document, Locator
from linter.source_lines import Lines

__all__ = ["Stored", "StoredDocument"]

_UNSTORED = ("source", "text", "offsets", "blocks")
"""What no cache holds of a document."""


class Stored(NamedTuple):
    """What a cache holds of a document, besides its findings."""

    format: str
    positions: Mapping[int, tuple[int, int]]
    """Line and column of each offset at which a place begins or ends."""
    locators: Mapping[int, Locator | None]
    """Page, paragraph or cell at these offsets; None in formats with lines."""
    lines: Mapping[int, str]
    """The lines in which places begin, by number."""


class StoredDocument(Document):
    """A document that is read when it is asked for something that was not stored."""

    def __init__(self, name: str, stored: Stored, read: Callable[[], Document]) -> None:
        vars(self).update(name=name, format=stored.format, _stored=stored, _read=read)

    @cached_property
    def _real(self) -> Document:
        document: Document = vars(self)["_read"]()
        return document

    def __getattr__(self, name: str) -> Any:
        if name not in _UNSTORED:
            raise AttributeError(name)
        return getattr(self._real, name)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Comments that speak to hegao: what they ask for is in the findings, and done again across files."""
        return self._real.comments

    @cached_property
    def lines(self) -> Lines:
        """The lines that were stored, and the others behind them."""
        return _StoredLines(vars(self)["_stored"], lambda: self._real.lines)

    def locator_at(self, offset: int) -> Locator | None:
        """Where the block at an offset of `source` stands, in formats without lines."""
        locators: Mapping[int, Locator | None] = vars(self)["_stored"].locators
        return locators[offset] if offset in locators else self._real.locator_at(offset)


class _StoredLines(Lines):
    def __init__(self, stored: Stored, real: Callable[[], Lines]) -> None:
        self._stored = stored
        self._real = real

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        positions = self._stored.positions
        return positions[offset] if offset in positions else self._real().position(offset)

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        lines = self._stored.lines
        return lines[number] if number in lines else self._real().line(number)

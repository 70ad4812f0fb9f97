"""Position: where a person finds an offset, as line and column or as page, paragraph and cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from linter.document import Document, Locator
from linter.engine import Report
from linter.finding import Place
from linter.reporters.words import WORDS

__all__ = ["Lines", "Position", "Whereabouts", "locator_at", "locator_words", "part_words"]

_LINE_END = re.compile(r"\r\n|\r|\n")


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


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place begins and ends."""

    document: Document
    line: int
    """From 1, like the columns."""
    column: int
    end_line: int
    end_column: int
    """One past the last column."""
    locator: Locator | None
    """Page, paragraph or cell; None in formats with lines."""

    def words(self, language: str) -> str:
        """For people: 第12段, or line:column in formats with lines."""
        return locator_words(self.locator, language) if self.locator else f"{self.line}:{self.column}"


class Whereabouts:
    """Finds the places of a report's findings, each in its own document."""

    def __init__(self, report: Report) -> None:
        self._documents = {document.name: document for document in (*report.others, report.document)}
        self._lines: dict[str, Lines] = {}

    def lines(self, place: Place) -> Lines:
        """The lines of the document in which a place stands."""
        if place.document not in self._lines:
            self._lines[place.document] = Lines(self._documents[place.document].source)
        return self._lines[place.document]

    def position(self, place: Place) -> Position:
        """Where a place stands."""
        lines, document = self.lines(place), self._documents[place.document]
        start, end = lines.position(place.span.start), lines.position(place.span.end)
        return Position(document, *start, *end, locator_at(document, place.span.start))

    def block(self, place: Place) -> tuple[str, int]:
        """The line, paragraph or cell in which a place begins, by its document and its index there."""
        document = self._documents[place.document]
        return document.name, document.block_index(document.offsets.to_view(place.span.start))


def locator_at(document: Document, offset: int) -> Locator | None:
    """Where the block at an offset of `document.source` stands, in formats without lines."""
    index = document.block_index(document.offsets.to_view(offset))
    return document.blocks[index].locator if index >= 0 else None


def locator_words(locator: Locator, language: str) -> str:
    """A locator for people: 第3页 第12段, sheet 预算 cell B7."""
    chinese = language == "zh"
    words = []
    if locator.page is not None:
        words.append(f"第{locator.page}页" if chinese else f"page {locator.page}")
    if locator.part:
        words.append(part_words(locator.part, language))
    if locator.sheet:
        words.append(f"工作表“{locator.sheet}”" if chinese else f"sheet {locator.sheet!r}")
    if locator.paragraph is not None:
        words.append(f"第{locator.paragraph}段" if chinese else f"paragraph {locator.paragraph}")
    if locator.table is not None:
        words.append(f"第{locator.table}个表格" if chinese else f"table {locator.table}")
    if locator.cell:
        words.append(f"单元格{locator.cell}" if chinese else f"cell {locator.cell}")
    return " ".join(words)


def part_words(part: str, language: str) -> str:
    """A part of the page for people: 脚注, footnote."""
    return WORDS[part][language] if part in WORDS else part

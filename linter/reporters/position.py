"""Position: where a person finds an offset, as line and column or as page, paragraph and cell."""

from __future__ import annotations

from dataclasses import dataclass

from linter.document import Document, Locator
from linter.engine import Report
from linter.finding import Place
from linter.reporters.words import WORDS
from linter.source_lines import Lines

__all__ = ["Position", "Whereabouts", "locator_words", "part_words"]


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

    def lines(self, place: Place) -> Lines:
        """The lines of the document in which a place stands."""
        return self._documents[place.document].lines

    def position(self, place: Place) -> Position:
        """Where a place stands."""
        lines, document = self.lines(place), self._documents[place.document]
        start, end = lines.position(place.span.start), lines.position(place.span.end)
        return Position(document, *start, *end, document.locator_at(place.span.start))

    def block(self, place: Place) -> tuple[str, int]:
        """The line, paragraph or cell in which a place begins, by its document and its index there."""
        document = self._documents[place.document]
        return document.name, document.block_index(document.offsets.to_view(place.span.start))


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

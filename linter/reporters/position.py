"""Position: where a person finds an offset, as line and column or as page, paragraph and cell."""

from __future__ import annotations

import re
from bisect import bisect_right

from linter.document import Document, Locator

__all__ = ["Lines", "locator_at", "locator_words"]

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
        words.append(locator.part)
    if locator.sheet:
        words.append(f"工作表“{locator.sheet}”" if chinese else f"sheet {locator.sheet!r}")
    if locator.paragraph is not None:
        words.append(f"第{locator.paragraph}段" if chinese else f"paragraph {locator.paragraph}")
    if locator.cell:
        words.append(f"单元格{locator.cell}" if chinese else f"cell {locator.cell}")
    return " ".join(words)

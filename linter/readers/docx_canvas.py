"""Canvas: the text drawn from a Word file so far, its blocks, and where each stretch of it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linter.document import Block, BlockKind, Document, Locator, Span, address
from linter.patterns import regex
from linter.readers.docx_index import Piece

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and joiners: shown as nothing, they part no number."""
_LINE_ENDS = regex(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


@dataclass
class Place:
    """Where the walk is: what the blocks drawn there are."""

    part: str
    """Part of the package."""
    label: str = ""
    """Locator.part: empty for the body."""
    kind: BlockKind = "paragraph"
    table: int = -1
    row: int = -1
    column: int = -1
    row_span: int = 1
    column_span: int = 1


class Canvas:
    """Takes text element by element; a block begins with its first character and ends when it is closed."""

    def __init__(self, pages_known: bool) -> None:
        self.pages_known = pages_known
        """True where the file says at which places a page ended when it was last shown."""
        self.pieces: list[Piece] = []
        self.page = 1
        self.mark = ""
        """Automatic number that waits for the first character of its paragraph."""
        self.level = 0
        """Heading level of the paragraph that is being drawn."""
        self._drawn: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._left_out: list[Span] = []
        self._paragraphs = 0
        self._open_start = -1
        """Where the block that is being drawn began; -1 between blocks."""
        self._open_page = 1

    def document(self, name: str) -> Document:
        """What was drawn."""
        return Document.from_blocks("".join(self._drawn), self._blocks, name, "docx", self._left_out)

    def write(self, text: str, paragraph: Any, run: Any, element: Any, place: Place) -> None:
        """Draw the characters of one element; line ends inside it are blanks to Word."""
        if not text:
            return
        if self._open_start < 0:
            if not text.strip() and not self.mark:
                return
            self._open_start = self._length
            self._open_page = self.page
        if self.mark:
            self.pieces.append(Piece(self._length, place.part, paragraph, None, None, 0))
            self._append(self.mark)
            self.mark = ""
        self.pieces.append(Piece(self._length, place.part, paragraph, run, element, 0))
        for at, char in enumerate(text):
            if char in _INVISIBLE:
                self._left_out.append(Span(self._length + at, self._length + at + 1))
        self._append(_LINE_ENDS.sub(" ", text))

    def break_page(self) -> None:
        """A page break that the author set: it counts where the file does not say where pages ended."""
        self.page += not self.pages_known

    def _append(self, text: str) -> None:
        self._drawn.append(text)
        self._length += len(text)

    def close(self, place: Place) -> None:
        """End the block that is being drawn."""
        if self._open_start < 0:
            return
        in_body = not place.label and place.kind == "paragraph"
        self._paragraphs += in_body
        locator = Locator(
            page=self._open_page if self.pages_known and not place.label else None,
            paragraph=self._paragraphs if in_body else None,
            part=place.label,
            cell=address(place.row, place.column) if place.kind == "cell" else "",
            table=place.table + 1 if place.kind == "cell" else None,
        )
        kind: BlockKind = "heading" if place.kind == "paragraph" and self.level else place.kind
        level = self.level if kind == "heading" else 0
        span = Span(self._open_start, self._length)
        where = (place.table, place.row, place.column, place.row_span, place.column_span)
        self._blocks.append(Block(span, kind, level, *where, locator))
        self._append("\n")
        self._open_start = -1

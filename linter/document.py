"""Document: the text of one report as it is shown, as it is read, and the blocks it is made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from linter.drawn_tables import DrawnRow, drawn_rows
from linter.grouped_digits import blanks_in_numbers
from linter.offsets import OffsetMap, Span
from linter.patterns import regex
from linter.source_lines import Lines
from linter.stacked_tables import StackedCell, stacked_cells
from linter.wording import chinese_marks, plain_wording
from linter.wrapped_lines import wrapped_ends

__all__ = ["Block", "BlockKind", "Comment", "Document", "Locator", "Span"]

BlockKind = Literal["paragraph", "heading", "cell", "note", "header", "code"]
"""What a reader knows of a block. Titles, signatures and numbered headings are facts, found later."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a block stands in a format without lines: what a person looks for in Word, Excel or a PDF."""

    page: int | None = None
    """Page number, from 1."""
    paragraph: int | None = None
    """Paragraph number in the body, from 1."""
    part: str = ""
    """Body, header, footnote, text box …: empty for the body."""
    sheet: str = ""
    """Worksheet name."""
    cell: str = ""
    """Cell address such as B7, in a worksheet or in a table of a document."""
    table: int | None = None
    """Number of the table in the document, from 1; None outside tables and in a worksheet, which is one."""


def address(row: int, column: int) -> str:
    """The address of a cell whose row and column are counted from 0: B7."""
    letters, left = "", column + 1
    while left > 0:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


class Block(NamedTuple):
    """A line, paragraph or table cell. Its span counts code points of `Document.text`."""

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    """Heading level from 1 as the format states it (Word outline, Markdown #); 0 where it states none."""
    table: int = -1
    """Number of the table a cell belongs to, from 0; -1 outside tables."""
    row: int = -1
    """Row of a cell in its table, from 0."""
    column: int = -1
    """Column of a cell in its table, from 0; merged cells to its left count for as many as they cover."""
    row_span: int = 1
    """Rows that a merged cell covers."""
    column_span: int = 1
    """Columns that a merged cell covers."""
    locator: Locator | None = None
    """Where a person finds the block; None in formats with lines."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the text that speaks to hegao."""

    text: str
    """What it says, without `hegao:`."""
    span: Span
    """Where it stands in `Document.source`; empty where the source was drawn without it."""


# One code point for one, so that offsets stay: full-width digits, letters and the marks used inside numbers.
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NARROW |= {
    ord("％"): ord("%"),
    ord("﹪"): ord("%"),
    ord("．"): ord("."),
    ord("＋"): ord("+"),
    ord("－"): ord("-"),
    ord("　"): ord(" "),
}
_NARROW |= {code: ord(" ") for code in (0x00A0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F, ord("\t"))}
_NARROW |= {ord("﹙"): ord("("), ord("﹚"): ord(")")}
_NARROW |= {ord("〝"): ord("“"), ord("〞"): ord("”"), ord("〟"): ord("”")}
_NARROW |= {ord("～"): ord("~"), ord("〜"): ord("~"), ord("–"): ord("—"), ord("―"): ord("—"), ord("─"): ord("—")}

# A blank is left out unless it separates two ASCII letters or digits (a table row, an English word), or
# stands behind a full stop or comma and before one: `1. 2021年` is a heading, not 1.2021.
# Line ends stay: they separate blocks.
_BLANKS = regex(r"[ \u200b\ufeff](?:(?<![0-9A-Za-z.,].)[ \u200b\ufeff]*|[ \u200b\ufeff]*(?![0-9A-Za-z \u200b\ufeff]))")
_WIDE = regex(f"[{''.join(map(chr, _NARROW))}]")


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raise_digits(text: str) -> str:
    """Digits set above the line, as the characters that say so: the mark of a note is no part of a number."""
    return text.translate(_RAISED)


def narrow(text: str) -> str:
    """The text with narrow digits, letters and marks; every code point stays where it is.

    The characters are replaced one after another: 10 ns a character, where translate() takes 80.
    """
    wide = _WIDE.search(text)
    while wide:
        text = text.replace(wide[0], chr(_NARROW[ord(wide[0])]))
        wide = _WIDE.search(text, wide.end())
    return text


def sound(source: str) -> str:
    """The text with a ? for each half of a surrogate pair that stands alone: broken fonts of a PDF give them."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return source.encode(errors="replace").decode()
    return source


def squeeze(source: str) -> tuple[str, OffsetMap]:
    """The text with narrow digits and marks, and no blanks inside numbers, dates and Chinese text."""
    narrowed = narrow(source)
    blanks = [Span(*blank.span()) for blank in _BLANKS.finditer(narrowed)]
    in_numbers = blanks_in_numbers(source)
    if in_numbers:
        blanks = sorted([*blanks, *in_numbers])
    return leave_out(narrowed, blanks) if blanks else (narrowed, OffsetMap())


def as_read(source: str) -> tuple[str, OffsetMap]:
    """The text as the checks read it: squeezed, with Chinese marks, and in the usual words."""
    squeezed, offsets = squeeze(source)
    text, wording = plain_wording(chinese_marks(squeezed))
    return text, wording.then(offsets)


def leave_out(source: str, stretches: Sequence[Span]) -> tuple[str, OffsetMap]:
    """`source` without the sorted stretches, and the way back."""
    pieces: list[str] = []
    anchors, shifts = [0], [0]
    length = last = 0
    for stretch in stretches:
        if stretch.end <= last:
            continue
        start = max(stretch.start, last)
        pieces.append(source[last:start])
        length += start - last
        last = stretch.end
        if anchors[-1] == length:
            shifts[-1] = last - length
        else:
            anchors.append(length)
            shifts.append(last - length)
    pieces.append(source[last:])
    return "".join(pieces), OffsetMap(anchors, shifts)


@dataclass(frozen=True)
class Document:
    """One report. Facts and findings count in `text`; `offsets` leads back to `source`."""

    source: str
    """The decoded text as the user has it; for formats without lines, the text the reader drew from it."""
    text: str
    """What is read: `source` after `as_read`."""
    offsets: OffsetMap
    """From `text` to `source`."""
    blocks: tuple[Block, ...]
    """Lines, paragraphs and cells in reading order, without overlap."""
    name: str = "<text>"
    """Path or label, as shown to the user."""
    format: str = "txt"
    """Reader that made it: txt, md, docx, xlsx, html, pdf …"""
    comments: tuple[Comment, ...] = ()
    """Comments that speak to hegao, in formats that have comments."""

    @classmethod
    def from_text(cls, source: str, name: str = "<text>", format: str = "txt") -> Document:
        """A document whose blocks are the non-empty lines of `source`, and the cells of tables drawn in it.

        Lines that were broken at a fixed width are one block again.
        """
        source = sound(source)
        rows, stacked = drawn_rows(source), stacked_cells(source)
        ends = wrapped_ends(source, {*rows, *stacked})
        if rows or stacked or ends:
            return cls.from_blocks(source, list(_lines_and_cells(source, rows, stacked, ends)), name, format, ends)
        text, offsets = as_read(source)
        blocks = tuple(Block(Span(*line.span())) for line in _LINE.finditer(text))
        return cls(source, text, offsets, blocks, name, format)

    @classmethod
    def from_blocks(
        cls, source: str, blocks: list[Block], name: str, format: str, left_out: Sequence[Span] = ()
    ) -> Document:
        """A document whose reader knows the blocks, with spans that count in `source`.

        `left_out` are sorted stretches of the source that are shown but not read: markup, code, addresses.
        """
        source = sound(source)
        if left_out:
            kept, inner = leave_out(source, left_out)
            text, outer = as_read(kept)
            offsets = outer.then(inner)
        else:
            text, offsets = as_read(source)
        moved = []
        for block in blocks:
            span = Span(offsets.to_view(block.span.start), offsets.to_view(block.span.end))
            if span.end > span.start:
                moved.append(block._replace(span=span))
        return cls(source, text, offsets, tuple(moved), name, format)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """Index of the block at `offset` of `text`, or of the last one before it; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    @cached_property
    def lines(self) -> Lines:
        """The lines of `source`."""
        return Lines(self.source)

    def locator_at(self, offset: int) -> Locator | None:
        """Where the block at an offset of `source` stands, in formats without lines."""
        index = self.block_index(self.offsets.to_view(offset))
        return self.blocks[index].locator if index >= 0 else None

    def quote(self, span: Span) -> str:
        """The source text under a span of `text`."""
        start, end = self.offsets.span_to_source(span)
        return self.source[start:end]

    def own_words(self, span: Span) -> str:
        """The words under a span of `text` as the source has them, squeezed."""
        read, quoted = self.text[span.start : span.end], self.quote(span)
        return read if read == quoted else squeeze(quoted)[0]


def _lines_and_cells(
    source: str, rows: dict[int, DrawnRow], stacked: dict[int, StackedCell], ends: Sequence[Span]
) -> Iterator[Block]:
    """The blocks of a plain text: cells where a line is a row or a cell of a table, else the lines of a paragraph."""
    drawn = max((row.table for row in rows.values()), default=-1) + 1
    goes_on = dict(ends)
    start = 0
    for line in _LINE.finditer(source):
        row, alone = rows.get(line.start()), stacked.get(line.start())
        if row is not None:
            for column, span in enumerate(row.cells):
                if span.end > span.start:
                    yield Block(span, "cell", table=row.table, row=row.row, column=column)
        elif alone is not None:
            yield Block(alone.cell, "cell", table=drawn + alone.table, row=alone.row, column=alone.column)
        elif line.start() >= start:
            end = line.end()
            while end in goes_on:
                start = goes_on[end]
                below = _LINE.match(source, start)
                end = below.end() if below else start
            start = end
            yield Block(Span(line.start(), end))


_LINE = regex(r"[^\r\n\x0b\x0c\u2028\u2029\x85]+")

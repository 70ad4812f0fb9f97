"""The text of a document for a page: its paragraphs and tables, cut where the places of findings begin and end."""

from __future__ import annotations

import string
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from linter.document import Block, Document
from linter.finding import SEVERITIES, Severity
from linter.offsets import Span

__all__ = ["Cell", "Mark", "Paragraph", "Stretch", "Table", "laid_out"]


class Mark(NamedTuple):
    """A place of a finding."""

    span: Span
    """In code points of `Document.source`."""
    anchor: str
    """Where links to the place lead."""
    finding: int
    """Number of the finding."""
    severity: Severity


class Stretch(NamedTuple):
    """Text under the same marks."""

    text: str
    marks: tuple[Mark, ...] = ()
    """From the quietest to the loudest, so that the loudest one lies on top."""
    begin: frozenset[str] = frozenset()
    """Anchors of the marks that begin here."""
    end: tuple[Mark, ...] = ()
    """The marks that end here."""


class Paragraph(NamedTuple):
    """A line, paragraph or heading."""

    block: Block
    number: int | None
    """Line or paragraph, as findings name it; None in tables and notes."""
    stretches: list[Stretch]


class Cell(NamedTuple):
    """A cell of a table."""

    paragraphs: list[Paragraph]
    row_span: int = 1
    column_span: int = 1


class Table(NamedTuple):
    """A table; cells that hold nothing fill the gaps between those that do."""

    block: Block
    """Its first cell."""
    rows: list[list[Cell]]


def laid_out(document: Document, marks: Iterable[Mark]) -> Iterator[Paragraph | Table]:
    """The document from top to bottom."""
    drawer = _Drawer(document, marks)
    for table, blocks in groupby(document.blocks, key=lambda block: block.table):
        paragraphs = map(drawer.paragraph, blocks)
        if table < 0:
            yield from paragraphs
        else:
            yield _table(list(paragraphs))


class _Drawer:
    """Cuts one block after the other."""

    def __init__(self, document: Document, marks: Iterable[Mark]) -> None:
        self._document = document
        self._waiting = sorted(marks, reverse=True)
        self._open: list[Mark] = []
        """Marks that begin before the end of the block at hand and do not end before its start."""
        self._begun: set[str] = set()

    def paragraph(self, block: Block) -> Paragraph:
        """The next block."""
        spans = list(self._shown(block))
        locator = block.locator
        number = locator.paragraph if locator else self._document.lines.position(spans[0].start)[0]
        return Paragraph(block, number, list(self._stretches(spans)))

    def _shown(self, block: Block) -> Iterator[Span]:
        """The stretches of the source that are shown: with its blanks, without its markup."""
        spans = self._document.offsets.stretches(block.span)
        shown = next(spans)
        for span in spans:
            between = self._document.source[shown.end : span.start]
            if between.strip(_BLANKS):
                yield Span(shown.start, span.start - len(between.lstrip(_BLANKS)))
                shown = Span(shown.end + len(between.rstrip(_BLANKS)), span.end)
            else:
                shown = Span(shown.start, span.end)
        yield shown

    def _stretches(self, spans: list[Span]) -> Iterator[Stretch]:
        start, end = spans[0].start, spans[-1].end
        while self._waiting and self._waiting[-1].span.start < end:
            self._open.append(self._waiting.pop())
        self._open = [mark for mark in self._open if mark.span.end > start]
        marks = sorted(self._open, key=lambda mark: -SEVERITIES.index(mark.severity))
        for span in _cut(spans, {edge for mark in marks for edge in mark.span}):
            over = tuple(mark for mark in marks if mark.span.overlaps(span))
            begin = frozenset(mark.anchor for mark in over) - self._begun
            self._begun |= begin
            ended = tuple(mark for mark in over if mark.span.end == span.end)
            yield Stretch(self._document.source[span.start : span.end], over, begin, ended)


_BLANKS = string.whitespace + "\u00a0\u3000\u2002\u2003\u2009\u202f\u200b\ufeff\u00ad\u200c\u200d\u2060"


def _cut(spans: Iterable[Span], edges: Iterable[int]) -> Iterator[Span]:
    """The spans, cut at the edges inside them."""
    inner = sorted(edges)
    for span in spans:
        cuts = inner[bisect_right(inner, span.start) : bisect_left(inner, span.end)]
        yield from map(Span, [span.start, *cuts], [*cuts, span.end])


def _table(paragraphs: list[Paragraph]) -> Table:
    """The table of these cells. Rows and columns in which no cell begins are not drawn: a worksheet may be vast."""
    grid = _Grid(
        rows=sorted({paragraph.block.row for paragraph in paragraphs}),
        columns=sorted({paragraph.block.column for paragraph in paragraphs}),
    )
    for _, inside in groupby(paragraphs, key=lambda paragraph: (paragraph.block.row, paragraph.block.column)):
        grid.add(list(inside))
    return Table(paragraphs[0].block, grid.filled())


class _Grid:
    """The cells of a table, row by row, each with the column it begins in."""

    def __init__(self, rows: list[int], columns: list[int]) -> None:
        self._rows = rows
        self._columns = columns
        self._cells: list[list[tuple[int, Cell]]] = [[] for _ in rows]

    def add(self, paragraphs: list[Paragraph]) -> None:
        """A cell; its span counts the rows and columns that are drawn."""
        block = paragraphs[0].block
        row, column = bisect_left(self._rows, block.row), bisect_left(self._columns, block.column)
        below = bisect_left(self._rows, block.row + block.row_span)
        right = bisect_left(self._columns, block.column + block.column_span)
        self._cells[row].append((column, Cell(paragraphs, below - row, right - column)))

    def filled(self) -> list[list[Cell]]:
        """The rows, with empty cells in the gaps."""
        taken = [0] * len(self._columns)
        """The row before which each column is taken by a cell that reaches down."""
        rows = []
        for row, cells in enumerate(self._cells):
            drawn: list[Cell] = []
            at = 0
            for column, cell in cells:
                drawn.extend(_gaps(taken[at:column], row))
                drawn.append(cell)
                at = column + cell.column_span
                taken[column:at] = [row + cell.row_span] * cell.column_span
            rows.append([*drawn, *_gaps(taken[at:], row)])
        return rows


def _gaps(taken: list[int], row: int) -> Iterator[Cell]:
    """An empty cell for every stretch of neighbouring columns that are free in a row."""
    for free, columns in groupby(taken, key=lambda until: until <= row):
        if free:
            yield Cell([], 1, len(list(columns)))

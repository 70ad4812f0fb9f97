"""Labelled dates: what a form or a table names by a label: 受理日期：2023-08-14, or a cell below 办结时间."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.document import Block
from linter.fact import DateFact
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LABEL = regex(r"(?P<label>[一-鿿]{2,12})[：:]$|(?P<told>[一-鿿]{2,6}(?:时间|日期))(?:分别)?[为是]?$")
_LONGEST_LABEL = 13
"""Characters of a label with its colon."""
_BEFORE = ("：", ":", "为", "是", "间", "期")
_FORM = 12
"""Blocks over which the labels of one form are spread at most."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A date that stands under a label."""

    label: str
    """The words before the colon, or the heading of the column."""
    date: DateFact
    row: tuple[str, ...] = ()
    """The other cells of its row, in order; empty in a form."""

    @property
    def in_table(self) -> bool:
        """True in a row of a table."""
        return bool(self.row)


Record = tuple[Labelled, ...]
"""The labelled dates of one case: of a row, or of a form, in order."""


def find_records(ledger: Ledger) -> tuple[Record, ...]:
    """The labelled dates of a document, those of one row or form together."""
    in_cells: list[tuple[Block, DateFact]] = []
    forms: list[tuple[int, Labelled]] = []
    for date in ledger.dates:
        index = ledger.document.block_index(date.span.start)
        block = ledger.document.blocks[index]
        if block.kind == "cell":
            if ledger.read(block.span).strip() == ledger.read(date.span):
                in_cells.append((block, date))
        elif ledger.text[date.span.start - 1 : date.span.start] in _BEFORE:
            label = _LABEL.search(ledger.text, max(block.span.start, date.span.start - _LONGEST_LABEL), date.span.start)
            if label:
                forms.append((index, Labelled(label["label"] or label["told"], date)))
    return (*_of_forms(forms), *_of_rows(ledger, in_cells))


def _of_forms(labelled: list[tuple[int, Labelled]]) -> Iterator[Record]:
    record: list[Labelled] = []
    begun = 0
    for index, one in labelled:
        if record and (index - begun > _FORM or any(one.label == other.label for other in record)):
            yield tuple(record)
            record = []
        if not record:
            begun = index
        record.append(one)
    if record:
        yield tuple(record)


def _of_rows(ledger: Ledger, dated: list[tuple[Block, DateFact]]) -> Iterator[Record]:
    if not dated:
        return
    wanted = {block.table for block, _ in dated}
    headings: dict[tuple[int, int], str] = {}
    rows: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for block in ledger.document.blocks:
        if block.kind == "cell" and block.table in wanted:
            text = ledger.read(block.span).strip()
            rows.setdefault((block.table, block.row), []).append((block.column, text))
            for column in range(block.column, block.column + block.column_span):
                headings.setdefault((block.table, column), text)
    records: dict[tuple[int, int], list[Labelled]] = {}
    for block, date in dated:
        label = headings[block.table, block.column]
        if label == ledger.read(date.span):
            continue
        others = tuple(text for column, text in rows[block.table, block.row] if column != block.column)
        records.setdefault((block.table, block.row), []).append(Labelled(label, date, others))
    yield from (tuple(record) for record in records.values())

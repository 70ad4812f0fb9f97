"""Rows told one after another: 河源镇完成6.4万亩、松岭乡完成5.2万亩, where the table has 6.4 and 5.7.

The rows that agree show which column the sentence tells, so nothing has to name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.reach import slips_into
from linter.facts.quantities.slips import printed_digits
from linter.facts.tables.table_names import bare_heading
from linter.facts.tables.table_units import CellUnit, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.interval import Interval
from linter.kinds.facts._rows_by_name import named_rows, only_rows
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.lexicon import either
from linter.offsets import Span
from linter.patterns import regex

_LINK = regex(r"[一-鿿]{0,6}")
"""What stands between the name of a row and its figure: 完成, 支出, nothing."""
_FRONT = regex(r"(?:^|[^一-鿿]|其中|以及|[和及与在对是为])$")
"""What may stand before the name, so that it is no piece of a longer one."""
_TELLING = 2
"""Digits of a figure that text and table share by no coincidence."""
_SURE = 3
"""Rows that agree from which on the one that does not needs no slip to explain it."""
_MOST = 40
"""Rows told in one sentence at most."""


class _Told(NamedTuple):
    """A row with the figure that the sentence tells of it."""

    name: str
    link: str
    quantity: Quantity


class _Read(NamedTuple):
    """A row's figure in the sentence and in a column."""

    told: _Told
    cell: Cell
    unit: CellUnit


def row_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each row of a list whose figure differs, where the others have those of one column."""
    tables = [(table, _rows(table)) for table in ledger.tables]
    names = {name for _, rows in tables for name in rows}
    if not names:
        return
    labels = regex(either(names))
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind == "cell" or len(quantities) < _TELLING:
            continue
        told = _told(ledger, labels, sentence.span, quantities)
        for table, rows in tables if len(told) > 1 else ():
            yield from _compared(ledger, table, rows, [one for one in told if one.name in rows])


def _rows(table: Table) -> dict[str, Line]:
    """The rows by names that stand for one of them only."""
    return {name: line for name, (_, line) in only_rows(named_rows([table])).items()}


def _told(ledger: Ledger, labels: re.Pattern[str], sentence: Span, quantities: Sequence[Quantity]) -> list[_Told]:
    marks = [*labels.finditer(ledger.text, *sentence)][:_MOST]
    found: list[_Told] = []
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        end = following.start() if following else sentence.end
        first = next((one for one in quantities if mark.end() <= one.span.start < end), None)
        if first is None or first.approximate or not _FRONT.search(ledger.text[sentence.start : mark.start()][-3:]):
            continue
        link = ledger.text[mark.end() : first.span.start]
        if _LINK.fullmatch(link):
            found.append(_Told(mark.group(), link or (found[-1].link if found else ""), first))
    return found


def _compared(ledger: Ledger, table: Table, rows: dict[str, Line], told: Sequence[_Told]) -> Iterator[Hit]:
    for link in sorted({one.link for one in told}):
        alike = [one for one in told if one.link == link]
        for column in sorted(table.heading) if len(alike) > 1 else ():
            read = list(_read(table, rows, alike, column))
            held = [one for one in read if meets(one.told.quantity, one.cell, one.unit)]
            missed = [one for one in read if one not in held]
            telling = [one for one in held if len(printed_digits(one.told.quantity)) >= _TELLING]
            if len(missed) != 1 or not telling or _stands_in_row(table, rows, missed[0]):
                continue
            if len(telling) >= _SURE or _is_slip(missed[0]):
                yield _hit(ledger, table, missed[0], column)
                break


def _read(table: Table, rows: dict[str, Line], told: Sequence[_Told], column: int) -> Iterator[_Read]:
    for one in told:
        cell = rows[one.name].figures.get(column)
        unit = unit_of(table, cell, column) if cell and cell.value is not None else None
        if cell and unit and unit.base == (one.quantity.unit or one.quantity.printed_unit):
            yield _Read(one, cell, unit)


def _stands_in_row(table: Table, rows: dict[str, Line], read: _Read) -> bool:
    """True where the row has the figure in another column."""
    printed = read.told.quantity.value / read.told.quantity.step
    for column, cell in rows[read.told.name].figures.items():
        if cell.value is not None and cell.value / cell.step == printed:
            return True
        unit = unit_of(table, cell, column) if cell.value is not None else None
        if unit and unit.base == read.unit.base and meets(read.told.quantity, cell, unit):
            return True
    return False


def _is_slip(read: _Read) -> bool:
    cell, quantity = read.cell, read.told.quantity
    assert cell.value is not None
    aim = Interval.printed(cell.value * read.unit.factor, max(cell.step * read.unit.factor, quantity.step))
    return slips_into(quantity.value, quantity.step, aim)


def _hit(ledger: Ledger, table: Table, read: _Read, column: int) -> Hit:
    ledger.note_compared(read.told.quantity)
    values = {
        "row": read.told.name,
        "column": bare_heading(table.heading[column].split(" ")[-1]),
        "told": ledger.quote(read.told.quantity.span),
        "cell": read.cell.text,
    }
    return Hit((read.told.quantity.span, read.cell.span), values, severity="warning", variant="list")

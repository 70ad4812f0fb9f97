"""Figures told with their change: 企业所得税32.6亿元，增长7.4%, where the row of 企业所得税 has 36.2 and 7.4.

One of the two figures shows that the sentence and the row speak of the same thing, so the other must agree as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, STEP
from linter.facts.quantities.slips import copied, digits
from linter.facts.tables.table_names import bare_heading, bare_label
from linter.facts.tables.table_units import CellUnit, unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds.facts._row_names import rows_in_prose
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SHORTEST = 3
"""Characters of a row's name that stands for one thing."""
_FRONT = regex(r"(?:^|[^一-鿿]|全[省市县区州镇年]|其中|完成|实现|年末|期末|当年|累计|本市|本县|我[市县区])$")
"""What may stand before the name, so that it is no piece of a longer one."""
_BEFORE = 4
_FILLER = regex(r"(?:余额|总额|总量|产量|数额|数|额)?(?:的|[，,：:]|全年|年内|共计?|总计|合计|完成|实现|达到?|为|是)*")
_RATE = regex(r"%|％|增[长减速幅]|±|升降|同比|比上年")
_SHARE = regex("比重|占比|构成|份额|比例")
_OF_LAST_YEAR = regex(r"上年|去年|同期")
_NUMBER = regex(r"\d[\d,，]*(?:\.\d+)?")
_MOST_STEPS = 2
_TELLING = 2
"""Digits of a figure that two places share by no coincidence."""


class _Row(NamedTuple):
    """A row of a table: what it is worth, and how that has changed."""

    table: Table
    name: str
    level: Cell
    changes: tuple[Cell, ...]


def change_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every figure told beside one that its row has, where the row has another in its place."""
    rows = _rows(ledger.tables)
    if not rows:
        return
    for match, sentence, quantities in rows_in_prose(ledger, rows):
        if _FRONT.search(ledger.text[max(sentence.start, match.start() - _BEFORE) : match.start()]):
            told = [one for one in quantities if one.span.start >= match.end()][: _MOST_STEPS + 1]
            yield from _compared(ledger, rows[match.group()], Span(*match.span()), told)


def _rows(tables: Sequence[Table]) -> dict[str, _Row]:
    """The rows of a value and its change, by names that stand for one row only."""
    found: dict[str, list[_Row]] = {}
    for table in tables:
        for line in table.rows:
            columns = sorted(line.figures)
            name = bare_label(line.label)
            cells = [line.figures[column] for column in columns]
            if len(name) < _SHORTEST or len(cells) < 2 or any(cell.value is None for cell in cells):
                continue
            if not _is_rate(table, columns[0]):
                found.setdefault(name, []).append(_Row(table, name, cells[0], tuple(cells[1:])))
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _is_rate(table: Table, column: int) -> bool:
    return _RATE.search(table.heading.get(column, "")) is not None


def _compared(ledger: Ledger, row: _Row, name: Span, told: Sequence[Quantity]) -> Iterator[Hit]:
    if not told or told[0].approximate or not _FILLER.fullmatch(ledger.text, name.end, told[0].span.start):
        return
    level, start = told[0], told[0].span.end
    steps: list[tuple[Quantity, Decimal]] = []
    for quantity in told[1:]:
        step = STEP.fullmatch(ledger.text, start, quantity.span.start)
        if step is None or OTHER_FOOTING.search(step.group()) or quantity.approximate:
            break
        if step["than"] is None or _OF_LAST_YEAR.search(step["than"]) or quantity.kind != "percent":
            value = _printed(ledger, quantity)
            steps.append((quantity, value if step["up"] else -value))
        start = quantity.span.end
    if not steps or level.kind == "percent":
        return
    ledger.note_compared(level)
    unit = unit_of(row.table, row.level, row.level.column)
    if _same(ledger, level, row.level, unit):
        yield from _changes(ledger, row, steps)
        return
    shared = [value for _, value in steps if any(cell.value == value for cell in row.changes)]
    printed = _printed(ledger, level)
    if not shared or any(cell.value == printed for cell in row.table.cells):
        return
    assert row.level.value is not None
    one, other = digits(printed), digits(row.level.value)
    slip = copied(one, other, _TELLING)
    if slip or (unit is not None and max(len(digits(abs(value))) for value in shared) >= _TELLING):
        yield _hit(ledger, row, level, row.level)


def _changes(ledger: Ledger, row: _Row, steps: Sequence[tuple[Quantity, Decimal]]) -> Iterator[Hit]:
    """The rate told where the value agrees."""
    headings = row.table.heading
    rates = [cell for cell in row.changes if _is_rate(row.table, cell.column)]
    if any(_SHARE.search(headings.get(cell.column, "")) for cell in rates):
        return  # 比重（%） is no change
    said = [(quantity, value) for quantity, value in steps if quantity.kind == "percent"]
    if len(rates) != 1 or len(said) != 1:
        return
    (quantity, value), cell = said[0], rates[0]
    assert cell.value is not None
    known = {other.value for other in row.table.cells}
    if abs(value - cell.value) >= max(cell.step, quantity.step * 100) and not {value, -value} & known:
        yield _hit(ledger, row, quantity, cell)


def _printed(ledger: Ledger, quantity: Quantity) -> Decimal:
    """The number as it stands there, whatever its unit."""
    match = _NUMBER.match(ledger.read(quantity.number))
    return Decimal(match.group().replace(",", "").replace("，", "")) if match else Decimal(-1)


def _same(ledger: Ledger, quantity: Quantity, cell: Cell, unit: CellUnit | None) -> bool:
    if _printed(ledger, quantity) == cell.value:
        return True
    return unit is not None and meets(quantity, cell, unit)


def _hit(ledger: Ledger, row: _Row, quantity: Quantity, cell: Cell) -> Hit:
    heading = bare_heading(row.table.heading.get(cell.column, "").split(" ")[-1])
    values = {"row": row.name, "column": heading, "told": ledger.quote(quantity.span), "cell": cell.text}
    return Hit((quantity.span, cell.span), values, severity="warning", variant="change")

"""Shares of a table: a column of shares whose total row says 100 % must come to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.interval import Interval, plain, total
from linter.kinds.arithmetic._table_parts import readings_of
from linter.ledger import Ledger
from linter.patterns import regex

_SHARE = regex(r"占比|比重|构成|份额|占.*比|比例")
_WHOLE = Decimal(100)
_FARTHEST = Decimal(30)
"""Points from 100 beyond which the rows are nested in a way that was not understood."""
_FEWEST = 3


def find_uneven_shares(ledger: Ledger, table: Table) -> Iterator[Hit]:
    """One hit for each column of shares whose rows no reading brings to the 100 % of the total row."""
    lines = table.rows
    for at, line in enumerate(lines):
        for column, whole in line.figures.items() if line.is_total else ():
            if whole.value != _WHOLE or not _SHARE.search(table.heading.get(column, "")):
                continue
            readings = [
                [row.figures[column] for row in rows if column in row.figures] for rows in readings_of(lines, at)
            ]
            told = [[cell for cell in cells if cell.value is not None] for cells in readings]
            full = [cells for cells in told if len(cells) >= _FEWEST]
            if not full or any(cells and _comes_to_all(cells) for cells in told):
                continue
            added = sum((cell.value or Decimal(0) for cell in full[0]), Decimal(0))
            if abs(added - _WHOLE) <= _FARTHEST:
                yield _hit(ledger, whole, full[0], added)


def _comes_to_all(cells: list[Cell]) -> bool:
    """True where rounding, or cutting off, may leave the shares at 100."""
    rounded = [Interval(cell.value - cell.step / 2, cell.value + cell.step) for cell in cells if cell.value is not None]
    return total(rounded).holds(_WHOLE)


def _hit(ledger: Ledger, whole: Cell, cells: list[Cell], added: Decimal) -> Hit:
    ledger.summed.update(cell.span.start for cell in cells)
    terms = " + ".join(cell.text for cell in cells)
    sum_ = plain(added) + "%"
    over = added > _WHOLE
    return Hit(
        (whole.span, *(cell.span for cell in cells)),
        {"sum": sum_},
        f"{terms} = {sum_} {'>' if over else '<'} 100%",
        "warning",
        "" if over else "short",
    )

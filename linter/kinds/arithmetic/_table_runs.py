"""Sums that a table shows by its figures alone: a line that is the sum of the lines beside it, but for one place.

No word such as 合计 is needed: 问题数 = 已完成 + 正在整改 + 未完成 in every row but one, or 一、 = （一） + （二）.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.tables.table_units import tells_several_units
from linter.facts.tables.tables import Cell, Line, Table
from linter.offsets import Span

_FEWEST = 3
"""Places at which the sum must hold: three exact sums of other figures are no coincidence."""
_ODDS = Decimal(800)
"""Against how much chance the sums that hold must speak: 3 = 1 + 2 and 2 = 1 + 1 are easily coincidence."""
_LONGEST = 12
"""Lines added up at most."""
_WIDEST = 400
"""Lines of a table that is read this way at most, to stay linear."""


@dataclass(frozen=True, slots=True)
class Run:
    """A line that is the sum of its neighbours nearly everywhere."""

    label: str
    broken: tuple[tuple[Cell, list[Cell]], ...]
    """The total and its parts at each place where they differ."""
    holding: int
    """How many places hold."""
    odds: Decimal
    """Against how much chance those speak: the product of their totals, in units of the last place."""
    across: bool
    """True for a row that is the sum of rows, which the figures of several columns prove."""


def find_runs(table: Table) -> Iterator[Run]:
    """The columns, then the rows, that are the sum of the ones beside them but for one place in four at most."""
    if len(table.rows) > _WIDEST:
        return
    columns = [c for c in sorted(table.heading) if c >= table.label_columns and table.adds_up(c)]
    columns = [c for c in columns if not tells_several_units(table, c)]
    yield from _runs([_column(table, c) for c in columns], False)
    yield from _runs([_only(row, columns) for row in table.rows if row.figures], True)


def _column(table: Table, column: int) -> Line:
    figures = {row.index: row.figures[column] for row in table.rows if column in row.figures}
    return Line(column, table.heading[column].split(" ")[-1], Span(0, 0), figures)


def _only(row: Line, columns: Sequence[int]) -> Line:
    return Line(row.index, row.label, row.label_span, {c: row.figures[c] for c in columns if c in row.figures})


def _runs(lines: Sequence[Line], across: bool) -> Iterator[Run]:
    for at, line in enumerate(lines):
        best: Run | None = None
        for beside in (lines[at + 1 : at + 1 + _LONGEST], lines[max(0, at - _LONGEST) : at][::-1]):
            for length in range(2, len(beside) + 1):
                run = _run(line, beside[:length], across)
                proved = run.holding >= _FEWEST and run.odds >= _ODDS
                if proved and (best is None or len(run.broken) < len(best.broken)):
                    best = run
        if best is not None and len(best.broken) > 0 and len(best.broken) * 5 <= best.holding + len(best.broken) + 1:
            yield best


def _run(line: Line, parts: Sequence[Line], across: bool) -> Run:
    broken: list[tuple[Cell, list[Cell]]] = []
    holding = 0
    odds = Decimal(1)
    for place, whole in line.figures.items():
        cells = [part.figures[place] for part in parts if place in part.figures]
        values = [cell.value for cell in cells if cell.value]
        if not whole.value or len(cells) < len(parts) or len(values) < 2 or whole.ratio or any(c.ratio for c in cells):
            continue
        off = abs(sum(values, Decimal(0)) - whole.value)
        if not off:
            holding += 1
            odds *= abs(whole.value) / min(cell.step for cell in (whole, *cells))
        # 目标, 实际, 差额: the difference may be printed without its sign.
        elif not across and len(values) == 2 and abs(abs(values[0]) - abs(values[1])) == abs(whole.value):
            continue
        elif off > _residue([whole, *cells]):
            broken.append((whole, cells))
    return Run(line.label, tuple(broken), holding, odds, across)


def _residue(cells: Sequence[Cell]) -> Decimal:
    """What rounding may leave between printed decimals and their sum: half a last place for each."""
    steps = [cell.step for cell in cells if cell.step < 1]
    return max(steps) * len(cells) / 2 if steps else Decimal(0)

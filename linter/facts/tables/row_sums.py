"""Row sums: 总收入, 总费用, 净收入 in a row each, and one column in which the third is not what the others leave.

Nobody has to say how a row was worked out: where large figures keep it in all columns but one, it was worked out so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from linter.facts.tables.table_relations import Relation
from linter.facts.tables.tables import Cell, Table
from linter.patterns import regex

_FEWEST = 4
"""Columns that must keep the sum beside the one that does not."""
_MOST_ROWS, _MOST_COLUMNS = 24, 40
"""Rows and columns of a table that is read this way at most; the combinations grow with the cube of the rows."""
_TELLING = 100
"""A figure of fewer steps keeps a sum by chance."""
_LARGE = 10_000
"""Steps from which on a figure may have been rounded, so that a sum is off by one of them."""
_TOTALS = regex("[合小总共]计|其中|^#|率|比|%|增|均")
"""Rows that the check of totals reads, and those that are not added."""

_NO_AMOUNT = regex(
    "率|比|[%％‰]|[平户人亩年]均|均价|增[长减速幅]|升降|涨跌|降幅|单价|价格|排名|位[次置]|名次|序号|指数"
)
"""Columns whose figures do not add up, though those of all others do."""

_NUMBER = regex("^[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．]+")


def find_row_sums(table: Table) -> Iterator[Relation]:
    """Every column that alone breaks a sum of three rows."""
    rows = [line for line in table.rows if line.label and not _TOTALS.search(line.label)]
    if not 3 <= len(rows) <= _MOST_ROWS or not _FEWEST < len(table.heading) - table.label_columns <= _MOST_COLUMNS:
        return
    figures = [
        {c: cell for c, cell in line.figures.items() if cell.value and not _NO_AMOUNT.search(table.heading.get(c, ""))}
        for line in rows
    ]
    for chosen in combinations(range(len(rows)), 3):
        shared = sorted(set.intersection(*(set(figures[at]) for at in chosen)))
        columns = [column for column in shared if _speaks([figures[at][column] for at in chosen])]
        found = _broken(figures, chosen, columns) if len(columns) > _FEWEST else None
        if found is None:
            continue
        broken, whole = found
        ordered = [whole, *(at for at in chosen if at != whole)]
        cells = tuple(figures[at][broken] for at in ordered)
        names = tuple(_NUMBER.sub("", rows[at].label) for at in ordered)
        yield Relation("sum", table.heading.get(broken, ""), names, cells)


def _broken(
    figures: Sequence[Mapping[int, Cell]], chosen: Sequence[int], columns: Sequence[int]
) -> tuple[int, int] | None:
    """The one column in which the row that is the sum in all others is not, and that row; None where there is none."""
    broken, wholes = None, set()
    for column in columns:
        cells = [figures[at][column] for at in chosen]
        if _holds(cells):
            wholes.add(max(range(len(cells)), key=lambda at: cells[at].value or 0))
        elif broken is not None:
            return None
        else:
            broken = column
    return (broken, chosen[wholes.pop()]) if broken is not None and len(wholes) == 1 else None


def _speaks(cells: Sequence[Cell]) -> bool:
    """True for figures so large that they keep a sum by no chance; smaller ones neither keep it nor break it."""
    return min(cell.value or Decimal(0) for cell in cells) > _TELLING * max(cell.step for cell in cells)


def _holds(cells: Sequence[Cell]) -> bool:
    """True where the largest figure is the sum of the others, but for the rounding of large ones."""
    values = sorted((cell.value or Decimal(0) for cell in cells), reverse=True)
    step = max(cell.step for cell in cells)
    off = abs(values[0] - sum(values[1:]))
    return off <= (step if values[0] >= _LARGE * step else 0)

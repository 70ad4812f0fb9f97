"""Weighted scores of a table: 总成绩 = 笔试 × 40% + 面试 × 60%, as all rows but one show by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from linter.facts.tables.tables import Cell, Table
from linter.patterns import regex

_RESULT = regex("总|综合|合成|最终|加权|折合|汇总")
_FEWEST = 4
"""Rows that must keep the weights: each alone is kept by some weights."""
_MOST_COLUMNS, _MOST_ROWS = 8, 200
_PARTS = 20
"""Weights are told in twentieths: 40 and 60 per cent, 35 and 65."""


class Weighted(NamedTuple):
    """One row whose result is not the weighted sum of its two scores, as it is in all the others."""

    row: str
    names: tuple[str, str, str]
    """The headings of the result and of the two scores."""
    cells: tuple[Cell, Cell, Cell]
    weight: Decimal
    """The part of the first score, 0.4."""


def find_weighted(table: Table) -> Iterator[Weighted]:
    """Every row that alone breaks the weights of a result."""
    columns = [c for c in sorted(table.heading) if c >= table.label_columns]
    results = [c for c in columns if _RESULT.search(table.heading[c])]
    if not results or not 3 <= len(columns) <= _MOST_COLUMNS or not _FEWEST < len(table.rows) <= _MOST_ROWS:
        return
    figures = {c: {at: row.figures[c] for at, row in enumerate(table.rows) if c in row.figures} for c in columns}
    for result in results:
        for one, other in combinations([c for c in columns if c != result], 2):
            found = _broken(figures, (result, one, other))
            if found:
                at, weight = found
                names = [table.heading[c].split(" ")[-1] for c in (result, one, other)]
                cells = [figures[c][at] for c in (result, one, other)]
                yield Weighted(
                    table.rows[at].label, (names[0], names[1], names[2]), (cells[0], cells[1], cells[2]), weight
                )


def _broken(figures: Mapping[int, Mapping[int, Cell]], columns: tuple[int, int, int]) -> tuple[int, Decimal] | None:
    """The one row that breaks the weights that all the others keep, and the weight of the first score."""
    rows = [at for at in figures[columns[0]] if all(at in figures[c] and figures[c][at].value for c in columns)]
    told = {at: [figures[c][at] for c in columns] for at in rows}
    apart = [at for at in rows if _tells_weights(told[at])]
    if len(apart) <= _FEWEST:
        return None
    for part in range(1, _PARTS):
        weight = Decimal(part) / _PARTS
        broken = []
        for at in rows:
            if not _keeps(told[at], weight):
                broken.append(at)
                if len(broken) > 1:
                    break
        if len(broken) == 1 and len(apart) - 1 >= _FEWEST:
            return broken[0], weight
    return None


def _tells_weights(cells: list[Cell]) -> bool:
    """True where the scores are so far apart that other weights would be told by the printed result."""
    result, one, other = cells
    return abs((one.value or Decimal(0)) - (other.value or Decimal(0))) >= result.step * 2 * _PARTS


def _keeps(cells: list[Cell], weight: Decimal) -> bool:
    result, one, other = (cell.value or Decimal(0) for cell in cells)
    return abs(result - one * weight - other * (1 - weight)) <= cells[0].step

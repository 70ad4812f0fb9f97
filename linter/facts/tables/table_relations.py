"""Relations between the columns of a table that hold in all rows but one: 结余 = 预算 − 决算, 完成率 = 完成 ÷ 计划.

Nobody has to say how a column was worked out: where it holds in three rows, it was worked out so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import Literal

from linter.facts.tables.tables import Cell, Table
from linter.interval import Interval
from linter.patterns import regex

_FEWEST = 3
"""Rows in which a relation must hold: three exact results of other figures are no coincidence."""
_FEWEST_NAMED = 2
"""The same where the headings say by themselves what the result is worked out of: 每公里投入 beside 里程（公里）."""
_NAMED = regex(r"每(?P<each>公里|平方米|人|户|亩|个|村|所|台|吨)|(?P<mean>[户人亩村])均|(?P<done>[一-鿿]{2})率$")
_MOST_COLUMNS = 8
"""Columns of a table that is read this way at most; the combinations grow with their cube."""
_MOST_ROWS = 60
"""Rows of a table that is read this way at most."""
_RATE = regex(r"率|每|单价|比(?!.{0,4}增)|占|%|％|均|幅|增[长减速]|倍")
_CHANGE = regex(r"增减?[额量数加]|增减$|[差减]额|变[动化]")
_OPENING = regex(r"期初|年初|月初|季初|上[年期月季]")
_CLOSING = regex(r"期末|年末|月末|季末|[年月]底|累计结余|滚存")
_SCALES = (Decimal(1), Decimal(100), Decimal(10_000))
"""By what a quotient is told: as it is, in per cent, or in 元 out of 万元."""

Form = Literal["sum", "quotient", "growth", "balance"]
_Figures = Mapping[int, Mapping[int, Cell]]
_Test = Callable[[Sequence[Cell]], bool]


@dataclass(frozen=True, slots=True)
class Relation:
    """One row that breaks what all the others keep."""

    form: Form
    """sum: result = a + b. quotient: result = a ÷ b. growth: result = (a − b) ÷ b. balance: result = a + b − c."""
    row: str
    """The label of the row; empty where it has none."""
    names: tuple[str, ...]
    """The headings of the result's column and of the columns that it is worked out of."""
    cells: tuple[Cell, ...]
    """The cells of that row in the same order."""
    scale: Decimal = Decimal(1)
    """By what a quotient is told, 1 elsewhere."""


def find_relations(table: Table) -> Iterator[Relation]:
    """Every row that alone breaks a relation of columns."""
    columns = [c for c in sorted(table.heading) if c >= table.label_columns]
    if not 3 <= len(columns) <= _MOST_COLUMNS or not _FEWEST_NAMED < len(table.rows) <= _MOST_ROWS:
        return
    figures = {c: _column(table, c) for c in columns}
    rates = [c for c in columns if _is_rate(table.heading[c]) or any(cell.ratio for cell in figures[c].values())]
    amounts = [c for c in columns if c not in rates]
    for chosen in combinations(amounts, 3):
        ordered = _result_first(figures, chosen)
        if not _is_run(table, columns, ordered):
            yield from _broken(table, figures, "sum", ordered, _adds_up)
    for rate in rates:
        for one, other in permutations(amounts, 2):
            for scale in _SCALES:
                yield from _broken(table, figures, "quotient", (rate, one, other), _divides(scale), scale)
            yield from _broken(table, figures, "growth", (rate, one, other), _grows)
    yield from _balances(table, figures, amounts)


def _column(table: Table, column: int) -> dict[int, Cell]:
    cells = ((at, line.figures.get(column)) for at, line in enumerate(table.rows))
    return {at: cell for at, cell in cells if cell is not None and cell.value}


def _is_rate(heading: str) -> bool:
    return _RATE.search(heading) is not None and _CHANGE.search(heading) is None


def _result_first(figures: _Figures, chosen: tuple[int, ...]) -> tuple[int, ...]:
    """The columns with the one in front that is the sum of the others in most rows."""
    rows = set.intersection(*(set(figures[c]) for c in chosen))
    turns = [(c, *(other for other in chosen if other != c)) for c in chosen]
    return max(turns, key=lambda turn: sum(_is_sum([figures[c][at] for c in turn]) for at in rows))


def _is_run(table: Table, columns: Sequence[int], ordered: tuple[int, ...]) -> bool:
    """True for a column and two right beside it: the check of totals reads those, and longer sums."""
    places = [columns.index(c) for c in ordered]
    return (
        max(places) - min(places) == 2
        and places[0] in (min(places), max(places))
        and all(table.adds_up(c) for c in ordered)
    )


def _broken(
    table: Table, figures: _Figures, form: Form, columns: tuple[int, ...], keeps: _Test, scale: Decimal = Decimal(1)
) -> Iterator[Relation]:
    """The one row that breaks the relation, where enough others keep it and none but it breaks it."""
    broken, holding = -1, 0
    for at in figures[columns[0]]:
        if not all(at in figures[c] for c in columns):
            continue
        if keeps([figures[c][at] for c in columns]):
            holding += 1
        elif broken >= 0:
            return
        else:
            broken = at
    if broken >= 0 and holding >= (_FEWEST_NAMED if _says_how(table, form, columns) else _FEWEST):
        names = tuple(table.heading[c].split(" ")[-1] for c in columns)
        cells = tuple(figures[c][broken] for c in columns)
        yield Relation(form, table.rows[broken].label, names, cells, scale)


def _says_how(table: Table, form: Form, columns: tuple[int, ...]) -> bool:
    """True for a balance, whose ends are named, and for 户均 with 户数 below it and 完成率 with 完成数 above."""
    if form != "quotient":
        return form == "balance"
    heading, whole, parts = (table.heading[c].replace(" ", "") for c in columns)
    named = _NAMED.search(re.sub(r"[（(].*", "", heading))
    if named is None:
        return False
    return named["done"] in whole if named["done"] else (named["each"] or named["mean"]) in parts


def _is_sum(cells: Sequence[Cell]) -> bool:
    values = [cell.value or Decimal(0) for cell in cells]
    steps = [cell.step for cell in cells if cell.step < 1]
    return abs(values[0] - sum(values[1:], Decimal(0))) <= (max(steps) * len(cells) / 2 if steps else 0)


def _adds_up(cells: Sequence[Cell]) -> bool:
    """True for a sum whichever of the three it is: what was saved or overspent may be printed without its sign."""
    return any(_is_sum((cells[at], *cells[:at], *cells[at + 1 :])) for at in range(len(cells)))


def _divides(scale: Decimal) -> _Test:
    def keeps(cells: Sequence[Cell]) -> bool:
        result = cells[1].rounded_or_cut.over(cells[2].rounded_or_cut)
        return result is not None and _told(cells[0], result.times(scale))

    return keeps


def _grows(cells: Sequence[Cell]) -> bool:
    result = cells[1].rounded_or_cut.over(cells[2].rounded_or_cut)
    return result is not None and _told(cells[0], result.widened(Decimal(0)).times(Decimal(100)), Decimal(100))


def _told(rate: Cell, result: Interval, less: Decimal = Decimal(0)) -> bool:
    """True where a rate can be the result, one last place more or less."""
    assert rate.value is not None
    return Interval(result.low - less, result.high - less).meets(rate.rounded_or_cut.widened(rate.step / 2))


def _balances(table: Table, figures: _Figures, amounts: Sequence[int]) -> Iterator[Relation]:
    """期末 = 期初 + 增加 − 减少, where the headings name both ends."""
    opening = [c for c in amounts if _OPENING.search(table.heading[c])]
    closing = [c for c in amounts if _CLOSING.search(table.heading[c])]
    if len(opening) != 1 or len(closing) != 1 or opening == closing:
        return
    flows = [c for c in amounts if c not in (*opening, *closing)]
    for into, out in permutations(flows, 2):
        yield from _broken(table, figures, "balance", (*closing, *opening, into, out), _is_balance)


def _is_balance(cells: Sequence[Cell]) -> bool:
    closing, opening, into, out = (cell.value or Decimal(0) for cell in cells)
    steps = [cell.step for cell in cells if cell.step < 1]
    return abs(opening + into - out - closing) <= (max(steps) * len(cells) / 2 if steps else 0)

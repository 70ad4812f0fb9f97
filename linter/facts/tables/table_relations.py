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

from linter.facts.tables.quotients import divides, divides_as_printed, grows, levels, may_tell_growth
from linter.facts.tables.relation_slips import gain_of_slip
from linter.facts.tables.tables import Cell, Table
from linter.patterns import regex

_FEWEST = 3
"""Rows in which a relation must hold: three exact results of other figures are no coincidence."""
_FEWEST_AS_PRINTED = 4
"""Rows that give a quotient without any rounding of their figures, beside one that does not."""
_FEWEST_NAMED = 2
"""The same where the headings say by themselves what the result is worked out of: 每公里投入 beside 里程（公里）, and
where a slip of the pen in one figure explains the row that breaks it."""
_ODDS, _ODDS_NAMED = Decimal(30_000), Decimal(100)
"""Against how much chance the rows must speak together: 3 = 1 + 2 in each of three rows may well be coincidence."""
_NAMED = regex(r"每(?P<each>公里|平方米|人|户|亩|个|村|所|台|吨)|(?P<mean>[户人亩村])均|(?P<done>[一-鿿]{2})率$")
_MOST_COLUMNS = 8
"""Columns of a table that is read this way at most; the combinations grow with their cube."""
_MOST_ROWS = 60
"""Rows of a table that is read this way at most."""
_RATE = regex(r"率|每|单价|比(?!.{0,4}增)|占|%|％|均|幅|增[长减速]|倍")
_CHANGE = regex(r"增减?[额量数加]|增减$|[差减]额|变[动化]")
_DUE, _DONE = regex("应|预算|计划|目标|总"), regex("已经?|实|完成|决算|支出|执行")
_LEFT = regex("欠|未|差|结[余转存]|剩|余")
_UNDONE = regex(r"未|正在|不|剩|没")
_OPENING = regex(r"[期年月季]初|上[年期月季]|旧存|原有")
_CLOSING = regex(r"[期年月季]末|[年月]底|累计结余|滚存|现有|未结$|结存")
_SCALES = (Decimal(1), Decimal(100), Decimal(10_000))
"""By what a quotient is told: as it is, in per cent, or in 元 out of 万元."""

Form = Literal["sum", "quotient", "growth", "balance"]
_Figures = Mapping[int, Mapping[int, Cell]]
_Test = Callable[[Sequence[Cell]], Decimal]
"""Against how much chance the cells of a row speak that keeps a relation; 0 for one that breaks it."""


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


@dataclass(frozen=True, slots=True)
class _Trial:
    """A relation that some rows keep, and what the others are."""

    form: Form
    columns: tuple[int, ...]
    scale: Decimal
    broken: tuple[int, ...]
    """The rows that break it."""
    holding: int
    """How many rows keep it."""
    odds: Decimal
    """Against how much chance those speak."""
    keeps: _Test


def find_relations(table: Table) -> Iterator[Relation]:
    """Every row that alone breaks a relation of columns."""
    columns = [c for c in sorted(table.heading) if c >= table.label_columns]
    if not 3 <= len(columns) <= _MOST_COLUMNS or not _FEWEST_NAMED <= len(table.rows) <= _MOST_ROWS:
        return
    figures = {c: _column(table, c) for c in columns}
    rates = [c for c in columns if _is_rate(table.heading[c]) or any(cell.ratio for cell in figures[c].values())]
    amounts = [c for c in columns if c not in rates]
    results: dict[int, list[_Trial]] = {}
    for trial in _trials(table, figures, columns, rates, amounts):
        results.setdefault(trial.columns[0], []).append(trial)
    for trials in results.values():
        proved = [one for one in trials if _is_proved(table, one)]
        if not proved and all(one.broken or one.odds < _ODDS_NAMED for one in trials):
            proved = [one for one in trials if one.broken and _is_slip(table, figures, one)]
        # A column that one relation gives in every row was not worked out by another one.
        if proved and all(one.broken for one in proved):
            best = max(proved, key=lambda one: (one.holding, one.odds))
            if not (_is_mean(table, figures, best) or _broken_by_nothing(table, best)):
                yield _relation(table, figures, best)


def _trials(
    table: Table, figures: _Figures, columns: Sequence[int], rates: Sequence[int], amounts: Sequence[int]
) -> Iterator[_Trial]:
    """The relations that one row breaks at most."""
    for chosen in combinations(amounts, 3):
        ordered = _result_first(figures, chosen)
        trials = _tried(figures, "sum", ordered, _adds_up)
        run = _is_run(table, columns, ordered)
        yield from (one for one in trials if not run or one.holding < _FEWEST)
    for rate in rates:
        for one, other in permutations(amounts, 2):
            for scale in _SCALES:
                yield from _quotients(figures, (rate, one, other), scale)
            if may_tell_growth(table, columns, rate, other):
                yield from _tried({**figures, rate: levels(table, figures[rate])}, "growth", (rate, one, other), grows)
    yield from _balances(table, figures, amounts)


def _quotients(figures: _Figures, columns: tuple[int, ...], scale: Decimal) -> Iterator[_Trial]:
    """The quotient as the figures printed give it, where rounding them is needed for one row alone, and a slip does."""
    strict = next(_tried(figures, "quotient", columns, divides_as_printed(scale), scale), None)
    if strict and strict.broken and strict.holding >= _FEWEST_AS_PRINTED:
        cells = [figures[c][strict.broken[0]] for c in columns]
        if gain_of_slip(cells, lambda tried: strict.keeps(tried) > 0) > 1:
            yield strict
            return
    yield from _tried(figures, "quotient", columns, divides(scale), scale)


def _is_proved(table: Table, trial: _Trial) -> bool:
    fewest, odds = _needed(table, trial)
    return trial.holding >= fewest and trial.odds >= odds


def _is_slip(table: Table, figures: _Figures, trial: _Trial) -> bool:
    """True where one row less will do, as a slip in one figure explains the row that breaks the relation."""
    fewest, odds = _needed(table, trial)
    if trial.holding < fewest - 1:
        return False
    cells = [figures[c][trial.broken[0]] for c in trial.columns]
    gain = gain_of_slip(cells, lambda tried: trial.keeps(tried) > 0)
    return gain > 1 and trial.odds * gain >= odds


def _is_mean(table: Table, figures: _Figures, trial: _Trial) -> bool:
    """True for the row 平均 of a rate, where it holds the mean of the other rows' rates, not the rate of the means."""
    broken = trial.broken[0]
    if trial.form in ("sum", "balance") or not _MEAN.search(table.rows[broken].label):
        return False
    cells = figures[trial.columns[0]]
    rates = [cell.value or Decimal(0) for at, cell in cells.items() if at != broken]
    said = cells[broken]
    return bool(rates) and abs(sum(rates, Decimal(0)) / len(rates) - (said.value or Decimal(0))) <= said.step


_MEAN = regex("平均|均值")


def _broken_by_nothing(table: Table, trial: _Trial) -> bool:
    """True where a row with a 0 breaks a sum as well, 14 = 13 + 0, so that the others kept it by chance."""
    if trial.form != "sum":
        return False
    rows = (
        [line.figures.get(c) for c in trial.columns] for at, line in enumerate(table.rows) if at not in trial.broken
    )
    told = ([cell.value for cell in cells if cell is not None and cell.value is not None] for cells in rows)
    return any(len(v) == len(trial.columns) and 0 in v and v[0] != v[1] + v[2] for v in told)


def _needed(table: Table, trial: _Trial) -> tuple[int, Decimal]:
    """How many rows must keep a relation, and against how much chance they must speak."""
    return (_FEWEST_NAMED, _ODDS_NAMED) if _says_how(table, trial.form, trial.columns) else (_FEWEST, _ODDS)


def _relation(table: Table, figures: _Figures, trial: _Trial) -> Relation:
    names = tuple(table.heading[c].split(" ")[-1] for c in trial.columns)
    cells = tuple(figures[c][trial.broken[0]] for c in trial.columns)
    return Relation(trial.form, table.rows[trial.broken[0]].label, names, cells, trial.scale)


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
    """True for a column and two right beside it: the check of totals reads those, and longer sums, in so many rows."""
    places = [columns.index(c) for c in ordered]
    return (
        max(places) - min(places) == 2
        and places[0] in (min(places), max(places))
        and all(table.adds_up(c) for c in ordered)
    )


def _tried(
    figures: _Figures, form: Form, columns: tuple[int, ...], keeps: _Test, scale: Decimal = Decimal(1)
) -> Iterator[_Trial]:
    """The relation with the rows that keep it, where one row breaks it at most."""
    broken: list[int] = []
    holding: list[int] = []
    odds = Decimal(1)
    for at in figures[columns[0]]:
        if not all(at in figures[c] for c in columns):
            continue
        cells = [figures[c][at] for c in columns]
        speaks = keeps(cells)
        if speaks:
            holding.append(at)
            odds *= speaks
        elif broken:
            return
        else:
            broken.append(at)
    if holding:
        if broken and form in ("sum", "balance") and _explained(figures, form, columns, broken[0], holding):
            broken = []
        yield _Trial(form, columns, scale, tuple(broken), len(holding), odds, keeps)


def _explained(figures: _Figures, form: Form, columns: tuple[int, ...], broken: int, holding: Sequence[int]) -> bool:
    """True where what is off stands in a further column that the other rows leave empty: 划转, 调出."""
    values = [figures[c][broken].value or Decimal(0) for c in columns]
    off = abs(values[0] - values[1] - values[2] + sum(values[3:]))
    for column, cells in figures.items():
        cell = cells.get(broken)
        if column not in columns and cell and abs(cell.value or 0) == off and not any(at in cells for at in holding):
            return True
    return False


def _says_how(table: Table, form: Form, columns: tuple[int, ...]) -> bool:
    """True for a balance, whose ends are named, for 应交 beside 已交 and 欠交, for 户均 and 户数, 完成率 and 完成数."""
    if form == "sum":
        due, *rest = (table.heading[c].split(" ")[-1] for c in columns)
        done, left = (any(word.match(heading) for heading in rest) for word in (_DONE, _LEFT))
        return _DUE.match(due) is not None and done and left
    if form != "quotient":
        return form == "balance" and len(table.heading) - table.label_columns <= len(columns)
    heading, whole, parts = (table.heading[c].replace(" ", "") for c in columns)
    named = _NAMED.search(re.sub(r"[（(].*", "", heading))
    if named is None:
        return False
    if named["done"]:
        return named["done"] in whole and _UNDONE.search(whole) is None
    return (named["each"] or named["mean"]) in parts


def _off(cells: Sequence[Cell], value: Decimal) -> Decimal:
    """How far a result is from what it is worked out to be, less what rounding leaves; 0 where that explains it."""
    steps = [cell.step for cell in cells if cell.step < 1]
    off = abs((cells[0].value or Decimal(0)) - value)
    return off if off > (max(steps) * len(cells) / 2 if steps else 0) else Decimal(0)


def _speaks(cells: Sequence[Cell]) -> Decimal:
    """Against how much chance a sum speaks that holds: how many figures as large as its result there are."""
    steps = [cell.step for cell in cells if cell.step < 1]
    return max(abs(cell.value or Decimal(0)) for cell in cells) / (max(steps) * len(cells) if steps else 1)


def _is_sum(cells: Sequence[Cell]) -> bool:
    return not _off(cells, sum((cell.value or Decimal(0) for cell in cells[1:]), Decimal(0)))


def _adds_up(cells: Sequence[Cell]) -> Decimal:
    """How much a sum says, whichever of the three it is: what was saved or overspent may be printed unsigned."""
    holds = any(_is_sum((cells[at], *cells[:at], *cells[at + 1 :])) for at in range(len(cells)))
    return _speaks(cells) if holds else Decimal(0)


def _balances(table: Table, figures: _Figures, amounts: Sequence[int]) -> Iterator[_Trial]:
    """期末 = 期初 + 增加 − 减少, where the headings name both ends."""
    opening = [c for c in amounts if _OPENING.search(table.heading[c])]
    closing = [c for c in amounts if c not in opening and _CLOSING.search(table.heading[c])]
    if len(opening) != 1 or len(closing) != 1:
        return
    flows = [c for c in amounts if c not in (*opening, *closing)]
    for into, out in permutations(flows, 2):
        yield from _tried(figures, "balance", (*closing, *opening, into, out), _balance)


def _balance(cells: Sequence[Cell]) -> Decimal:
    opening, into, out = (cell.value or Decimal(0) for cell in cells[1:])
    return Decimal(0) if _off(cells, opening + into - out) else _speaks(cells)

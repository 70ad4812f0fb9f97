"""Shares in a table: a column that tells how much each row is of the total row of another column, nearly everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.tables.table_units import interval_of, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.interval import Interval
from linter.patterns import regex


@dataclass(frozen=True, slots=True)
class TableShare:
    """One share and the two figures that it is told from."""

    stated: Cell
    label: str
    """The row."""
    part: Cell
    whole: Cell
    """The figure of the total row."""
    actual: Interval
    """What the two figures may give, as a fraction."""
    said: Interval
    """What the share may stand for, as a fraction."""

    @property
    def holds(self) -> bool:
        """True where the figures may give the share."""
        return self.actual.meets(self.said)


_PERCENT = Decimal("0.01")
_ALL = Decimal(100)
_SHARE = regex(r"占比|比重|比例|构成|份额|占")
_NO_SHARE = regex(r"增长|增幅|增速|同比|增减|升降|变化|率|个百分点|‰|位次|排名|性别比|人均")
_ROUNDED = regex(r"元|吨|亩|公顷|公里|千瓦|面积|产值|金额|投资|收入|支出|资金|余额|总额|里程|平方")
_WHOLE = regex("[全我本][省市县区镇乡州盟旗村国校院]")
_MOST_COLUMNS = 14
_MOST_ROWS = 300
_FEWEST_UNNAMED = 4
"""The same where no row says that it is the total."""
_FEWEST = 2
"""Rows in which a relation must hold, one more where the shares have no decimals: two are no coincidence then."""


@dataclass(frozen=True, slots=True)
class TableWhole:
    """A whole that none of the shares of its table is told from."""

    cell: Cell
    parts: tuple[TableShare, ...]
    needed: Interval
    """The whole that every row with its share gives, in the unit of the cell."""


def find_broken_wholes(table: Table) -> Iterator[TableWhole]:
    """The wholes, 100 % in their own row, that no row fits while all rows agree on another one."""
    totals = [line for line in table.rows if line.is_total]
    if len(totals) > 1 or not table.rows or len(table.rows) > _MOST_ROWS:
        return
    whole = totals[0] if totals else table.rows[0]
    columns = [c for c in sorted(table.heading) if c >= table.label_columns][:_MOST_COLUMNS]
    for column in columns:
        own = whole.figures.get(column)
        if own is None or own.value != _ALL or not _is_share(table, column):
            continue
        for figures in columns:
            if figures != column and table.adds_up(figures):
                told = [share for share in _shares(table, whole, column, figures) if share.label != whole.label]
                needed = _needed(told)
                if needed and len(told) >= _FEWEST_UNNAMED:
                    yield TableWhole(told[0].whole, tuple(told), needed)


def _needed(told: Sequence[TableShare]) -> Interval | None:
    """What all rows say the whole is; None where one of them fits it as it stands, or where they disagree."""
    if not told or any(share.holds for share in told):
        return None
    wholes = [share.part.rounded_or_cut.over(share.said) for share in told]
    if any(one is None for one in wholes):
        return None
    low = max(one.low for one in wholes if one)
    high = min(one.high for one in wholes if one)
    return Interval(low, high) if low <= high else None


def find_broken_shares(table: Table) -> Iterator[tuple[TableShare, int]]:
    """The shares that differ from what their table shows them to be, and in how many rows the relation holds."""
    totals = [line for line in table.rows if line.is_total]
    if len(totals) > 1 or not table.rows or len(table.rows) > _MOST_ROWS:
        return
    # 全县常住人口 609.1 100.0: the first row is the whole where the others show it.
    if (
        not totals
        and _WHOLE.fullmatch(table.rows[-1].label)
        and any(cell.value == _ALL and _is_share(table, column) for column, cell in table.rows[-1].figures.items())
    ):
        totals = [table.rows[-1]]
    whole, fewest = (totals[0], _FEWEST) if totals else (table.rows[0], _FEWEST_UNNAMED)
    # Its own 100 % says nothing, which is counted for a row without 合计.
    own = int(bool(totals) and not whole.is_total)
    columns = [c for c in sorted(table.heading) if c >= table.label_columns][:_MOST_COLUMNS]
    shares = [c for c in columns if _is_share(table, c)]
    for column in shares:
        figures = [c for c in columns if c not in shares and table.adds_up(c)]
        best = max((_shares(table, whole, column, c) for c in figures), key=_holding, default=[])
        broken = [share for share in best if not share.holds]
        holding = _holding(best) - own
        coarse = all(share.stated.step == 1 for share in best)
        if broken and holding >= fewest + coarse and len(broken) * 2 <= holding + (len(broken) == 1):
            yield from ((share, holding) for share in broken)


def _is_share(table: Table, column: int) -> bool:
    heading = table.heading[column]
    cells = [line.figures[column] for line in table.rows if column in line.figures]
    told = any(cell.ratio for cell in cells) or re.search("[%％]", heading) is not None
    return told and _SHARE.search(heading) is not None and not _NO_SHARE.search(heading)


def _holding(shares: Sequence[TableShare]) -> int:
    return sum(share.holds for share in shares)


def _shares(table: Table, total: Line, column: int, figures: int) -> list[TableShare]:
    """What a column of shares says of each row, and what another column says of it."""
    whole = total.figures.get(figures)
    found: list[TableShare] = []
    above: Cell | None = None
    for line in table.rows if whole and whole.value else ():
        stated, part = line.figures.get(column), line.figures.get(figures)
        if whole is None or not stated or not part or stated.value is None or not part.value:
            continue
        actual = _interval(table, part, figures).over(_interval(table, whole, figures))
        said = Interval.printed(stated.value, stated.step).truncated_too(stated.step).times(_PERCENT)
        # 其中 may tell the share of the row before it rather than of all.
        inner = _interval(table, part, figures).over(_interval(table, above, figures)) if above is not None else None
        holds = actual is not None and actual.meets(said)
        nested = line.begins_among and not holds and inner is not None and inner.meets(said)
        above = above if line.begins_among else part
        if actual is not None and not nested and not (line is total and total.is_total):
            found.append(TableShare(stated, line.label, part, whole, actual, said))
    return found


def _interval(table: Table, cell: Cell, column: int) -> Interval:
    """What a figure may stand for; whole numbers are exact where they count things."""
    unit = unit_of(table, cell, column)
    if unit is not None:
        return interval_of(cell, unit)
    assert cell.value is not None
    if cell.step == 1 and not _ROUNDED.search(table.heading.get(column, "") + table.caption):
        return Interval.exactly(cell.value)
    return Interval.printed(cell.value, cell.step).truncated_too(cell.step)

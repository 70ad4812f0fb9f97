"""Quotients of a row: whether a rate may be the ratio or the growth of two figures, and how much that says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from linter.facts.tables.tables import Cell, Table
from linter.interval import Interval
from linter.patterns import regex

Test = Callable[[Sequence[Cell]], Decimal]
"""Against how much chance the cells of a row speak that keeps a relation; 0 for one that breaks it."""

_GROWTH = regex(r"增|减|升|降|幅|涨|同比|环比|[比较]上|±|变化")
_SPREAD = Decimal(40)
"""Points over which growth is spread: what a rate of growth that fits is held against."""


def divides(scale: Decimal) -> Test:
    """The second figure over the third, as both may have been rounded."""
    return lambda cells: _told(cells, scale, Decimal(0), abs(cells[0].value or Decimal(0)))


def divides_as_printed(scale: Decimal) -> Test:
    """The second figure over the third, just as they are printed."""

    def keeps(cells: Sequence[Cell]) -> Decimal:
        rate, whole, part = cells
        said = rate.rounded_or_cut.widened(rate.step / 2)
        exact = whole.value and part.value and said.holds(whole.value / part.value * scale)
        return _told(cells, scale, Decimal(0), abs(rate.value or Decimal(0))) if exact else Decimal(0)

    return keeps


def may_tell_growth(table: Table, columns: Sequence[int], rate: int, base: int) -> bool:
    """True where a column is headed as a change, and the base has none of its own right behind it.

    死亡人数 has not grown from 事故起数, behind which 同比 stands as well.
    """
    beside = columns.index(base) + 1
    itself = beside < len(columns) and columns[beside] != rate and _GROWTH.search(table.heading[columns[beside]])
    return _GROWTH.search(table.heading[rate]) is not None and not itself


def grows(cells: Sequence[Cell]) -> Decimal:
    """The growth from the third figure to the second, in per cent."""
    return _told(cells, Decimal(100), Decimal(100), _SPREAD)


def _told(cells: Sequence[Cell], scale: Decimal, less: Decimal, spread: Decimal) -> Decimal:
    """How much it says that a rate can be the result, one last place more or less; 0 where it cannot.

    A result that the printed figures give says more than one that they may give as they are rounded.
    """
    rate, whole, part = cells
    result = whole.rounded_or_cut.over(part.rounded_or_cut)
    if result is None or not whole.value or not part.value:
        return Decimal(0)
    said = rate.rounded_or_cut.widened(rate.step / 2)
    if said.holds(whole.value / part.value * scale - less):
        return max(Decimal(1), spread / (said.high - said.low))
    result = Interval(result.low * scale - less, result.high * scale - less)
    if not result.meets(said):
        return Decimal(0)
    return max(Decimal(1), spread / (result.high - result.low + said.high - said.low))


_RATE_ROW = regex("率|比重|占比|[%％]")


def levels(table: Table, cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """The cells of a column without those of rows like 入住率: how far a rate has gone up is told in points."""
    return {at: cell for at, cell in cells.items() if not _RATE_ROW.search(table.rows[at].label)}

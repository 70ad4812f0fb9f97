"""Listed before: what a list comes to up to its last number, which words behind it may be told of as a whole."""

from __future__ import annotations

from decimal import Decimal

from linter.facts.quantities.rows import Row
from linter.patterns import regex

_JOINED = regex("、[^。；;]*|(?:和|及|与|以及)[^，,。；;]*")


def of_listed(row: Row, last: int) -> Decimal:
    """The sum of the numbers joined by 、 or 和 that end with a cell; zero where it stands in no list of its unit."""
    unit, value, at = row.cells[last].quantity.unit, row.cells[last].quantity.value, last
    while at and row.cells[at - 1].quantity.unit == unit and _joins(row, at):
        at -= 1
        value += row.cells[at].quantity.value
    return value if at < last else Decimal(0)


def _joins(row: Row, at: int) -> bool:
    """True where a cell goes on with the list of the one before, behind what that one counts."""
    gap = row.cells[at].gap.removeprefix(row.cells[at - 1].quantity.head)
    return _JOINED.fullmatch(gap) is not None

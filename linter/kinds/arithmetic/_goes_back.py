"""Whether 其中 behind a full stop may go back to a number before the nearest one."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.quantities.rows import Row
from linter.patterns import regex

NEW_SENTENCE = regex("[^，,]{0,8}[。；;]")
BACK = 8
"""Numbers before 其中 that it may go back to."""


def of_one_before(row: Row, at: int, whole: Quantity) -> bool:
    """True behind a full stop where an earlier number of the sentence holds the part: 其中 may go back to it.

    Where the whole is told behind 其中 itself, the sentence before it counts as well.
    """
    part = row.cells[at].quantity
    if NEW_SENTENCE.match(row.cells[at].gap) is None:
        return False
    nested = any(cell.quantity is whole and "其中" in cell.gap for cell in row.cells[:at])
    return any(
        cell.quantity.unit == part.unit
        and cell.quantity.value >= part.value
        and cell.quantity is not whole
        and (nested or cell.quantity.sentence == whole.sentence)
        for cell in row.cells[max(0, at - BACK) : at]
    )


def held_far_back(row: Row, at: int, whole: Quantity) -> bool:
    """True where a number of an earlier sentence holds the part: 其中 seldom goes back so far, but it may."""
    part = row.cells[at].quantity
    return any(
        cell.quantity.unit == part.unit and cell.quantity.value >= part.value and cell.quantity is not whole
        for cell in row.cells[max(0, at - BACK) : at]
    )

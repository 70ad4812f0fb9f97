"""Split twice: 收到812条，市直500条，县区312条，其中咨询330条、投诉482条: one number, split by two views in turn."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.parts.wholes import same_unit
from linter.facts.quantities.rows import Row
from linter.interval import total


def split_up(row: Row, at: int, part: Quantity) -> bool:
    """True where an earlier number holds what 其中 tells, and the ones behind it, or those from 其中 on, make it up.

    收到812条，市直部门500条，县区312条，其中咨询330条、投诉482条: two splits of one number, one after the other.
    """
    level = at - 1
    between: list[Quantity] = []
    among = _listed_from(row, at)
    while level >= 0 and len(between) < _MOST_PARTS:
        one = row.cells[level].quantity
        if same_unit(one, part) and one.value >= part.value and between:
            if one.interval.meets(total(q.interval for q in between)) and len(between) > 1:
                return True
            if one.interval.meets(total(q.interval for q in among)) and len(among) > 1:
                return True
        if same_unit(one, part):
            between.append(one)
        if "。" in row.cells[level].gap and "其中" not in row.cells[level].gap:
            break
        level -= 1
    return False


def _listed_from(row: Row, at: int) -> list[Quantity]:
    """The numbers of one unit from 其中 to the end of its sentence."""
    found = [row.cells[at].quantity]
    for cell in row.cells[at + 1 : at + _MOST_PARTS]:
        if "。" in cell.gap or "；" in cell.gap:
            break
        if cell.quantity.unit == found[0].unit:
            found.append(cell.quantity)
    return found


_MOST_PARTS = 16

"""Measured again: 受理640件、结案520件，其中受理民事550件、结案430件: a row of measures, told again of a part.

Each number of the second row belongs to the one of its own measure in the first, so that the second is no list of
parts of any one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.parts.wholes import CHANGE, same_unit, statement
from linter.facts.quantities.mentions import shared
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.quantities.rows import Cell, Row

_PIECE = regex("[，,、；;。：:（）()]|其中")
_SHORTEST = 2
"""Characters of the word that names a measure."""
_MEASURES = 2
"""Measures of the first row that the second one repeats."""


def measured_again(row: Row, at: int) -> bool:
    """True where cell `at` and the next one of its unit repeat the measures of the two before them, in their order."""
    first = row.cells[at]
    second = next((cell for cell in row.cells[at + 1 :] if _level(cell, first)), None)
    before = [cell for cell in statement(row, at) if _level(cell, first)][:_MEASURES]
    if second is None or len(before) < _MEASURES:
        return False
    part, other_part, other, whole = (_PIECE.split(cell.gap)[-1] for cell in (first, second, *before))
    if first.quantity.value > before[1].quantity.value or second.quantity.value > before[0].quantity.value:
        return False
    one, two = shared(whole, part), shared(other, other_part)
    if min(len(one), len(two)) < _SHORTEST:
        return False
    return not (one in other or one in other_part or two in whole or two in part)


def _level(cell: Cell, first: Cell) -> bool:
    """True for a number of the unit that is no change: 产量43万吨，增加4万吨 tells one measure."""
    return same_unit(cell.quantity, first.quantity) and not CHANGE.search(cell.gap)

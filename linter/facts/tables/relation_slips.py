"""Slips in a row of a table: whether one slip of the pen in one figure makes a row break what the others keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from linter.facts.quantities.reach import slips_of
from linter.facts.tables.tables import Cell

_FEWEST = 3
"""Digits of a figure in which a slip is no coincidence: a third of all figures of two digits are a slip away."""
_MOST = 4
"""Digits from which on a longer figure says no more."""


def gain_of_slip(cells: Sequence[Cell], keeps: Callable[[Sequence[Cell]], bool]) -> Decimal:
    """Against how much chance it speaks that a slip in one of the cells explains the row; 1 where none does."""
    best = Decimal(1)
    for at, cell in enumerate(cells):
        assert cell.value is not None
        length = len(str(int(abs(cell.value) / cell.step)))
        if length < _FEWEST:
            continue
        for value in slips_of(cell.value, cell.step):
            if keeps([*cells[:at], replace(cell, value=value), *cells[at + 1 :]]):
                best = max(best, Decimal(10) ** (min(length, _MOST) - 1) / length)
                break
    return best

"""Lost units: 沉淀2.36亿元，已拨付1.48亿元，剩余0.88万元: all digits of whole, settled and rest agree, a 亿 is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import Leftover
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_POWERS = (Decimal(10_000), Decimal(10) ** 8)
"""How far a value jumps where 万 or 亿 is lost or put in."""
_TRIPLE = 3
_TELLING = 2
"""Digits in which a difference agrees with a number told, so that chance does not."""
_HOLDS_REST = regex("剩|余|缺|欠|差[额距]?|尚|仍|未|再|待|另|节[约余省]|结存|没有")
"""The words of what is left of a whole."""
_NESTED = regex("其中|每|均|同比|增[长加]|下降|减少|比上|较上")


def find_lost_units(ledger: Ledger) -> Iterator[Leftover]:
    """Every whole, settled number and rest beside one another that agree once one of them gets its 万 or 亿 back."""
    for row in ledger.rows:
        last: dict[str, list[Cell]] = {}
        for cell in row.cells:
            one = cell.quantity
            if not one.is_amount or one.approximate or one.value <= 0:
                continue
            near = last.setdefault(one.unit, [])
            near.append(cell)
            del near[:-_TRIPLE]
            if len(near) == _TRIPLE and _far_apart(near):
                found = _lost(row, near)
                if found:
                    yield found


def _far_apart(near: Sequence[Cell]) -> bool:
    values = [cell.quantity.value for cell in near]
    return max(values) >= min(values) * _POWERS[0] / 10


def _lost(row: Row, near: Sequence[Cell]) -> Leftover | None:
    """The three numbers with the last or the one before it as the rest, and a power of one mended."""
    whole, settled, left = (cell.quantity for cell in near)
    if left.sentence - whole.sentence > 1 or not any(_HOLDS_REST.search(cell.gap) for cell in near[1:]):
        return None
    if any(_NESTED.search(cell.gap) for cell in near[1:]):
        return None
    for one in (whole, settled, left):
        if len(printed_digits(one)) < _TELLING:
            continue
        for power in (*_POWERS, *(1 / power for power in _POWERS)):
            mended = [q.interval.times(power) if q is one else q.interval for q in (whole, settled, left)]
            if mended[1].plus(mended[2]).meets(mended[0]) and _close(one, power, (whole, settled, left)):
                return Leftover(whole, (settled,), left, True, ())
    return None


def _close(one: Quantity, power: Decimal, three: Sequence[Quantity]) -> bool:
    """True where the mended number is of the size of the others: 0.01 of them adds up with anything."""
    value = one.value * power
    least = min(q.value for q in three if q is not one)
    return value * 100 > least and value < max(q.value for q in three if q is not one) * 3

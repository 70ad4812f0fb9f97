"""Respective changes: 事故38起、死亡12人，分别减少11起、2人，分别下降22%、14%: three rows of as many.

Each number has its change and its rate in the same place of the rows behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import DOWN, OTHER_BASIS, UP
from linter.facts.changes.changes import Change, Step
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WAY = rf"(?:(?P<up>净?(?:{UP}))|(?P<down>净?(?:{DOWN})))了?"
_THEN = r"(?:相比|比|较|与)?(?:同比|(?:20[0-9]{2}年|[上去]年)(?:同期|同月)?|同期)(?:相比)?"
_BASE = regex(_THEN)
_AMOUNT = regex(
    rf"(?=.{{0,16}}(?:分别|各|同比|年|同期))[）)]?[，,；;。]?(?:分别|各)?(?:{_THEN})?[，,]?(?:分别|各)?{_WAY}"
)
_RATE = regex(rf"[，,、；;（(](?:{_THEN})?(?:分别|各)?{_WAY}(?:分别)?(?:为|达到?|是)?")
_LATER = regex(rf"[、，,和及]?(?:{_WAY})?")
_SIDE = regex(r"[、，,和及][^\W\d多少减增降升。；]{0,8}")
_EACH = regex("分别|各")
_FEWEST, _MOST = 2, 4
_BACK = 3
"""Numbers between the row of values and that of their changes, such as a loss whose change is not told."""


def find_respective_changes(ledger: Ledger) -> Iterator[Change]:
    """The change of each value of a row with the amount and the rate that stand in its place behind it."""
    if "分别" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(_FEWEST, len(row.cells)):
            first = _AMOUNT.fullmatch(_unspaced(row.cells[at])) if row.cells[at].quantity.is_amount else None
            if first is None:
                continue
            count = _length(row.cells, at)
            levels = _levels(row.cells, at, count) if _FEWEST <= count <= _MOST else None
            rates = row.cells[at + count : at + 2 * count]
            if levels and len(rates) == count:
                yield from _changes(levels, row.cells[at : at + count], rates)


def _length(cells: Sequence[Cell], at: int) -> int:
    """How many amounts of change stand side by side from `at` on."""
    end = at + 1
    while end < len(cells) and cells[end].quantity.is_amount and _LATER.fullmatch(cells[end].gap):
        end += 1
    return end - at


def _levels(cells: Sequence[Cell], at: int, count: int) -> Sequence[Cell] | None:
    """The only values shortly before `at` that stand in the units of the changes, with no other beside them."""
    units = [cell.quantity.unit for cell in cells[at : at + count]]
    rows = [cells[end - count : end] for end in range(at, max(count, at - _BACK) - 1, -1)]
    found = [row for row in rows if [cell.quantity.unit for cell in row] == units]
    if len(found) != 1 or any(cell.quantity.approximate for cell in found[0]):
        return None
    (levels,) = found
    return levels if all(_SIDE.fullmatch(_unspaced(cell)) for cell in levels[1:]) else None


def _changes(levels: Sequence[Cell], amounts: Sequence[Cell], rates: Sequence[Cell]) -> Iterator[Change]:
    gaps = "".join(cell.gap for cell in (*amounts, *rates))
    if not _EACH.search(gaps) or OTHER_BASIS.search(gaps) or any(cell.quantity.approximate for cell in amounts):
        return
    if any(cell.quantity.printed_unit != "%" or cell.quantity.approximate for cell in rates):
        return
    then, again = (_BASE.search(_unspaced(row[0])) for row in (amounts, rates))
    if again and (then is None or then.group() != again.group()):
        return  # 比上年分别减少6起、1人，比2019年分别下降…: from another year
    by, at = _ways(amounts, _AMOUNT), _ways(rates, _RATE)
    if by is None or at is None:
        return
    for level, amount, rate, way, its in zip(levels, amounts, rates, by, at, strict=True):
        if its[0] == way[0]:
            steps = (Step(amount.quantity, *way), Step(rate.quantity, *its))
            yield Change(None, level.quantity, None, steps)


def _ways(row: Sequence[Cell], first: re.Pattern[str]) -> list[tuple[bool, str]] | None:
    """The direction of each number of a row, that of the one before it where its own gap has none."""
    found: list[tuple[bool, str]] = []
    for cell in row:
        pattern = _LATER if found else first
        told = pattern.fullmatch(_unspaced(cell))
        if told is None:
            return None
        verb = told["up"] or told["down"]
        found.append((told["up"] is not None, verb) if verb else found[-1])  # the first always has one
    return found


def _unspaced(cell: Cell) -> str:
    """The words before a number without the blanks and line breaks of copied text."""
    return "".join(cell.gap.split())

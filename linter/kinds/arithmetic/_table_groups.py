"""Groups of a table: a row with the rows of a lower mark below it, and 全县 beside the rows of its towns.

Nothing says that such a row is the sum of the others, so other groups or columns must show it, or a slip explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.facts.tables.relation_slips import gain_of_slip
from linter.facts.tables.tables import Cell, Line, Table
from linter.interval import total
from linter.patterns import regex

_MARKS = (
    regex(r"[一二三四五六七八九十]{1,3}[、.．]"),
    regex(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    regex(r"\d{1,2}[、.．](?!\d)"),
    regex(r"[（(]\d{1,2}[)）]"),
)
"""The marks of rows, from the highest level."""
_LOWEST = len(_MARKS)
_WHOLE = regex(r"[全我本][省市县区镇乡州盟旗村]")
_TOTAL = regex(r"(?:[合总小共]计|总额|总数)(?:[(（].*)?$")
"""支出合计: what ends a group, whatever it is the total of."""
_FEWEST_ROWS = 3
"""Rows beside 全县 that may be all its towns."""
_WIDEST = 400
"""Rows of a table that is read this way at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """A row with figures that are not the sums of their parts."""

    label: str
    broken: tuple[tuple[Cell, list[Cell]], ...]
    holding: int
    """How many sums like these hold in the table."""


def find_groups(table: Table) -> Iterator[Group]:
    """Each row that should be the sum of others and is not."""
    rows = [row for row in table.rows if row.figures]
    if len(rows) > _WIDEST:
        return
    columns = [c for c in sorted(table.heading) if c >= table.label_columns and table.adds_up(c)]
    groups = list(_marked(rows))
    read = [(whole, *_sums(whole, parts, columns)) for whole, parts in groups]
    holding = sum(held for _, held, _ in read)
    broken = [(whole, sums) for whole, _, sums in read if sums]
    if len(broken) == 1 and len(broken[0][1]) == 1 and holding and _proved(broken[0][1][0]):
        yield Group(broken[0][0].label, tuple(broken[0][1]), holding)
    yield from _of_places(rows, columns)


def _marked(rows: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """The rows with a mark and those one level below them, up to the next of their own or a higher level."""
    levels = [_level(row) for row in rows]
    for at, row in enumerate(rows):
        if levels[at] == _LOWEST or _TOTAL.search(row.label):
            continue
        below: list[int] = []
        for other in range(at + 1, len(rows)):
            if levels[other] <= levels[at] or _TOTAL.search(rows[other].label):
                break
            below.append(other)
        highest = min((levels[other] for other in below), default=0)
        parts = [rows[other] for other in below if levels[other] == highest]
        if len(parts) > 1 and not any(part.begins_among for part in parts):
            yield row, parts


def _level(row: Line) -> int:
    return next((level for level, mark in enumerate(_MARKS) if mark.match(row.label)), _LOWEST)


def _sums(whole: Line, parts: Sequence[Line], columns: Sequence[int]) -> tuple[int, list[tuple[Cell, list[Cell]]]]:
    """How many columns hold, and the figures of those that do not."""
    holding = 0
    broken: list[tuple[Cell, list[Cell]]] = []
    for column in columns:
        cell = whole.figures.get(column)
        cells = [part.figures[column] for part in parts if column in part.figures]
        told = [one for one in cells if one.value]
        if (
            not cell
            or not cell.value
            or len(cells) < len(parts)
            or len(told) < 2
            or any(c.ratio for c in (cell, *told))
        ):
            continue
        if _adds_up([cell, *told]):
            holding += 1
        else:
            broken.append((cell, cells))
    return holding, broken


def _adds_up(cells: Sequence[Cell]) -> bool:
    return total(cell.interval for cell in cells[1:]).meets(cells[0].interval)


def _proved(sums: tuple[Cell, list[Cell]]) -> bool:
    """True where a slip in one figure explains what differs."""
    whole, parts = sums
    return gain_of_slip([whole, *(part for part in parts if part.value)], _adds_up) > 1


def _of_places(rows: Sequence[Line], columns: Sequence[int]) -> Iterator[Group]:
    """全县 in the first or the last row, beside the rows of its parts."""
    for whole, parts in ((rows[0], rows[1:]), (rows[-1], rows[:-1])) if len(rows) > _FEWEST_ROWS else ():
        if not _WHOLE.fullmatch(whole.label) or any(
            row.is_total or row.is_subtotal or row.begins_among for row in parts
        ):
            continue
        holding, broken = _sums(whole, parts, columns)
        if len(broken) == 1 and (holding > 1 or _proved(broken[0])):
            yield Group(whole.label, tuple(broken), holding)

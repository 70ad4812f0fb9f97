"""Units of a table: in the cell, in the heading of its column （万元）, or for all of it above （单位：万元）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from linter.facts.numbers.units import unit_at
from linter.facts.tables.tables import Cell, Table
from linter.interval import Interval
from linter.patterns import regex

_BRACKET = regex(r"[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[)）]")
_LAST_BRACKET = regex(r"[（(](?P<unit>[^（）()]{1,8})[)）]$")
_NO_AMOUNT = regex(r"%|％|±|率|比|增[长减速幅]|位次|排名")
_CAPTION = regex(r"(?:计量|金额)?单位[:：](?P<unit>[^\s。；;）)|]{1,12})")
_FIGURE = regex(r"[^一-鿿%‰㎡]*")
_NAMED = regex(r"(?P<unit>[户人件份家处起宗条栋台辆](?=数$)|(?:批次|[人件户]次)(?=数?$))")
"""Headings that name what their figures count."""
_SEVERAL = regex(r"[、，,/]")
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


_LONGEST_TITLE = 40


class CellUnit(NamedTuple):
    """What the figures of a column are told in."""

    base: str
    """The base unit: 元, 户, %."""
    factor: Decimal
    """How many base units one holds: 10000 for 万元."""
    counts: bool
    """True for whole things told one by one."""


def unit_of(table: Table, cell: Cell, column: int) -> CellUnit | None:
    """The unit of a cell; None where the table says none, or several."""
    if cell.ratio:
        return CellUnit("%", Decimal("0.01"), False)
    behind = _FIGURE.sub("", cell.text, count=1).strip("）)")
    words = table.heading.get(column, "")
    heading = [match["unit"] for match in _BRACKET.finditer(words)]
    caption = [unit for unit in _caption_words(table.caption) if _is_unit(unit)]
    for written in (behind, *reversed(heading), _in_name(words), *_of_row(table, cell, words)):
        unit = read_unit(written)
        if unit is not None:
            return unit
    return read_unit(caption[0]) if len(caption) == 1 else None


@lru_cache(maxsize=64)
def _caption_words(caption: str) -> tuple[str, ...]:
    """What is told as a unit at a table, which each of its cells asks; 填报单位：县水利局 tells who filled it in."""
    said = tuple(match["unit"] for match in _CAPTION.finditer(caption))
    title = next((line for line in reversed(caption.split("\n")) if line.strip()), "")
    named = _LAST_BRACKET.search(title) if not said and len(title) <= _LONGEST_TITLE else None
    return (named["unit"],) if named else said


def _of_row(table: Table, cell: Cell, heading: str) -> Iterator[str]:
    """What a column of units, or the row's name in brackets, tells of the figures in the row that are no rates."""
    if _NO_AMOUNT.search(heading):
        return
    told = table.at.get((cell.row, table.unit_column))
    if told is not None:
        yield told.text
    label = table.at.get((cell.row, 0))
    named = _LAST_BRACKET.search(label.text) if label is not None else None
    if named:
        yield named["unit"]


def _in_name(heading: str) -> str:
    """户 of 救助户数, 批次 of 不合格批次; empty where the heading names no unit."""
    named = _NAMED.search(heading)
    return named["unit"] if named else ""


def _is_unit(written: str) -> bool:
    return _SEVERAL.search(written) is not None or read_unit(written) is not None


def read_unit(written: str) -> CellUnit | None:
    """万元, 公顷, % as they are written; None for several units and for words that are none."""
    if not written or _SEVERAL.search(written):
        return None
    if written in ("%", "％"):
        return CellUnit("%", Decimal("0.01"), False)
    factor, at = Decimal(1), 0
    while at < len(written) - 1 and written[at] in _SCALE:
        factor, at = factor * _SCALE[written[at]], at + 1
    found = unit_at(written, at)
    if found is None or at + len(found[0]) != len(written):
        return None
    return CellUnit(found[1].base, factor * found[1].factor, found[1].kind == "count" and factor == 1)


def _written(cell: Cell) -> str:
    """The unit that a figure has in its own cell; empty for none."""
    words = cell.text.rstrip("）)")
    return _FIGURE.sub("", words, count=1) if "一" <= words[-1:] <= "鿿" else ""


def tells_several_units(table: Table, column: int) -> bool:
    """True for a column with 5000元 in one cell and 0.18万元 in another."""
    units = {_written(row.figures[column]) for row in table.rows if column in row.figures and row.figures[column].value}
    return len(units - {""}) > 1


def in_one_unit(table: Table, whole: Cell, cells: Sequence[Cell]) -> list[Cell] | None:
    """The parts in the unit of their total, 5000元 as 0.5 beside 1.76万元; None where a unit is not told."""
    told = [cell for cell in (whole, *cells) if cell.value is not None]
    if len({_written(cell) for cell in told}) < 2 or any(cell.ratio for cell in told):
        return list(cells)
    units = {cell.span: unit_of(table, cell, cell.column) for cell in told}
    factors = {span: unit.factor for span, unit in units.items() if unit is not None}
    if set(factors.values()) <= {Decimal(1)}:
        return list(cells)
    # 2万元 for 5000元 and 16000元 is rounded.
    if len(factors) < len(units) or (whole.step == 1 and factors[whole.span] > min(factors.values())):
        return None
    if len({unit.base for unit in units.values() if unit is not None}) > 1:
        return None
    base = factors[whole.span]
    return [cell if cell.value is None else _scaled(cell, factors[cell.span] / base) for cell in cells]


def _scaled(cell: Cell, factor: Decimal) -> Cell:
    assert cell.value is not None
    return cell if factor == 1 else replace(cell, value=cell.value * factor, step=cell.step * factor)


def interval_of(cell: Cell, unit: CellUnit) -> Interval:
    """What a printed cell may stand for, in the base unit; rounded or cut off unless it counts whole things."""
    assert cell.value is not None
    if unit.counts and cell.step == 1:
        return Interval.exactly(cell.value)
    return Interval.printed(cell.value, cell.step).truncated_too(cell.step).times(unit.factor)


def counted_as(unit: str) -> str:
    """One name for the units that count people."""
    return "人" if unit in ("名", "位") else unit

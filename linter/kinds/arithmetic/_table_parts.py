"""Which rows a total row of a table adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.tables.tables import Line
from linter.patterns import regex


def readings_of(lines: tuple[Line, ...], at: int) -> Iterator[list[Line]]:
    """The ways to read which rows a total row adds up: above or below it, subtotals or single rows."""
    line = lines[at]
    above = list(lines[:at])
    below = list(lines[at + 1 :])
    if line.is_subtotal:
        if not _leads(lines):
            yield _until_total(reversed(above))[::-1]
        following = _until_total(below)
        yield following
        if not any(row.is_subtotal for row in below):
            # The last group may be followed by rows that belong to none.
            yield from (following[:length] for length in range(2, min(len(following), _LONGEST_GROUP)))
        return
    if sum(row.is_total for row in lines) > _MOST_TOTALS:
        return
    for side in (above, below):
        if not side:
            continue
        body = [row for row in side if row.figures and not row.is_total]
        subtotals = [row for row in body if row.is_subtotal]
        plain_rows = [row for row in body if not row.is_subtotal and not row.begins_among]
        if len(subtotals) >= 2:
            yield subtotals
        for mark in _HAN_MARKS:
            numbered = [row for row in plain_rows if mark.match(row.label)]
            if len(numbered) >= 2:
                yield numbered
                break
        yield plain_rows
        yield _outside_among(body)
        yield _outside_parts(body)
        yield _highest(body)


_MOST_TOTALS = 24
"""Total rows of one table; one with more is many tables run together, and which rows a total adds up is open."""
_LONGEST_GROUP = 60
"""Rows of the last group that are tried as its whole: longer sums are not told."""
_MOST_PARTS = 12
"""Rows right below one that are tried as its parts."""
_HAN_MARKS = (regex(r"[一二三四五六七八九十]{1,3}[、.．]"), regex(r"[（(][一二三四五六七八九十]{1,3}[)）]"))
"""The marks of main rows in a table whose rows are numbered by level, from the highest."""


def _leads(lines: tuple[Line, ...]) -> bool:
    """True where the subtotals stand above their rows: the first of them has none above it."""
    first = next((line for line in lines if line.figures), None)
    return first is not None and first.is_subtotal


def _until_total(rows: Iterator[Line] | list[Line]) -> list[Line]:
    found: list[Line] = []
    for row in rows:
        if row.is_total or row.is_subtotal:
            break
        if row.figures and not row.begins_among:
            found.append(row)
    return found


def _outside_among(rows: list[Line]) -> list[Line]:
    """The rows without those that stand inside another: 其中 and what follows it up to the next numbered row."""
    found: list[Line] = []
    inside = False
    for row in rows:
        if row.begins_among:
            inside = True
        elif inside and not any(mark.match(row.label) for mark in _HAN_MARKS):
            continue
        else:
            inside = False
            if not row.is_subtotal:
                found.append(row)
    return found


def _outside_parts(rows: list[Line]) -> list[Line]:
    """The rows without 其中 and those behind it that together come to the row before it: 其中：中央, 省级, 县级."""
    found: list[Line] = []
    skipped = 0
    for at, row in enumerate(rows):
        if row.begins_among and at:
            skipped = max(skipped, at + _parts_of(rows[at - 1], rows[at : at + _MOST_PARTS]))
        if at >= skipped and not row.is_subtotal and not row.begins_among:
            found.append(row)
    return found


def _highest(rows: list[Line]) -> list[Line]:
    """The rows without those right below one that come to it: 基本支出, 人员经费, 公用经费, 项目支出."""
    found: list[Line] = []
    skipped = 0
    for at, row in enumerate(rows):
        if at >= skipped:
            found.append(row)
            skipped = at + 1 + _made_of(row, rows[at + 1 : at + 1 + _MOST_PARTS])
    return found


def _made_of(whole: Line, below: list[Line]) -> int:
    """How many rows come to the one above them in a column at least, and in no fewer columns than they do not."""
    told = {column: cell.value for column, cell in whole.figures.items() if cell.value}
    sums = dict.fromkeys(told, Decimal(0))
    terms = dict.fromkeys(told, 0)
    for count, row in enumerate(below if told else (), 1):
        for column in told:
            part = row.figures.get(column)
            if part and part.value:
                sums[column] += part.value
                terms[column] += 1
        held = [sums[column] == value for column, value in told.items() if terms[column] > 1]
        if any(held) and sum(held) * 2 >= len(held):
            return count
    return 0


def _parts_of(whole: Line, rows: list[Line]) -> int:
    """How many of the rows come to the one above them in a column; 1 where none do: 其中 alone."""
    for column, cell in whole.figures.items():
        added = Decimal(0)
        for count, row in enumerate(rows if cell.value else (), 1):
            part = row.figures.get(column)
            added += part.value if part and part.value else 0
            if added == cell.value:
                return count
    return 1

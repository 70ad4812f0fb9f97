"""Which rows a total row of a table adds up."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.tables.tables import Line
from linter.patterns import regex


def readings_of(lines: tuple[Line, ...], at: int) -> Iterator[list[Line]]:
    """The ways to read which rows a total row adds up: above or below it, subtotals or single rows."""
    line = lines[at]
    above = list(lines[:at])
    below = list(lines[at + 1 :])
    if line.is_subtotal:
        yield _until_total(reversed(above))[::-1]
        yield _until_total(below)
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


_HAN_MARKS = (regex(r"[一二三四五六七八九十]{1,3}[、.．]"), regex(r"[（(][一二三四五六七八九十]{1,3}[)）]"))
"""The marks of main rows in a table whose rows are numbered by level, from the highest."""


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

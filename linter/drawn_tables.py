"""Tables drawn in plain text: rows whose cells are parted by | or by tabs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from linter.offsets import Span

__all__ = ["DrawnRow", "cells_between_pipes", "drawn_rows"]


class DrawnRow(NamedTuple):
    """One line that is a row of a table."""

    table: int
    """Number of the table, from 0."""
    row: int
    """Row in the table, from 0."""
    cells: tuple[Span, ...]
    """What stands in each column, blanks around it left out; empty cells are empty spans."""


_LINE = re.compile(r"[^\r\n]+")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
"""The line under a heading row: |---|:--:|. Each part is closed by |, so that it cannot backtrack."""
_NUMERIC = re.compile(r"[-+−(（]?[\d,，]+(?:\.\d+)?%?[)）]?")


def drawn_rows(source: str) -> dict[int, DrawnRow]:
    """The rows of every table of at least two lines, by the offset at which their line begins.

    A line with tabs is a row only where a neighbour has as many of them and one of its cells is a number:
    a tab also stands behind the number of a heading.
    """
    rows: dict[int, DrawnRow] = {}
    group: list[tuple[int, str, tuple[Span, ...]]] = []
    table = 0
    last_end = -2
    for match in _LINE.finditer(source) if "|" in source or "\t" in source else ():
        line = match.group()
        mark = _mark(line)
        if not mark:
            continue
        start = match.start()
        if mark == "|" and _RULE.fullmatch(line):
            last_end = match.end() if group else -2
            continue
        cells = tuple(cells_between_pipes(line, start) if mark == "|" else _cells_between_tabs(line, start))
        apart = start - last_end > 2 or (group and group[-1][1] != mark)
        if apart or (mark == "\t" and group and len(group[-1][2]) != len(cells)):
            table += _close(source, group, table, rows)
            group = []
        group.append((start, mark, cells))
        last_end = match.end()
    _close(source, group, table, rows)
    return rows


def _mark(line: str) -> str:
    """What parts the cells of a line: | around all of them, or tabs behind a first one; empty for other lines."""
    bare = line.strip(" \t")
    if bare.startswith("|"):
        return "|" if len(bare) > 1 and bare.endswith("|") else ""
    first, tab, _ = line.partition("\t")
    return "\t" if tab and "|" not in line and first.strip() else ""


def _close(source: str, group: list[tuple[int, str, tuple[Span, ...]]], table: int, rows: dict[int, DrawnRow]) -> int:
    """Enter a group of neighbouring lines as a table; 1 where it is one."""
    if len(group) < 2:
        return 0
    if group[0][1] == "\t" and not any(
        _NUMERIC.fullmatch(source[cell.start : cell.end]) for _, _, cells in group for cell in cells[1:]
    ):
        return 0
    for row, (start, _, cells) in enumerate(group):
        rows[start] = DrawnRow(table, row, cells)
    return 1


def cells_between_pipes(line: str, start: int) -> list[Span]:
    """The cells of a line `| a | b |` that begins at offset `start`; `\\|` does not part them."""
    marks = [at for at, char in enumerate(line) if char == "|" and (at == 0 or line[at - 1] != "\\")]
    stripped = line.strip()
    edges = [-1, *marks, len(line)]
    if stripped.startswith("|"):
        edges = edges[1:]
    if len(marks) > 1 and stripped.endswith("|") and not stripped.endswith("\\|"):
        edges = edges[:-1]
    return [_trimmed(line, a + 1, b, start) for a, b in pairwise(edges)]


def _cells_between_tabs(line: str, start: int) -> list[Span]:
    edges = [-1, *(at for at, char in enumerate(line) if char == "\t"), len(line)]
    return [_trimmed(line, a + 1, b, start) for a, b in pairwise(edges)]


def _trimmed(line: str, start: int, end: int, offset: int) -> Span:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return Span(start + offset, end + offset)

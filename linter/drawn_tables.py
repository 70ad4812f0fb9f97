"""Tables drawn in plain text: rows whose cells are parted by |, by tabs or by blanks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from linter.offsets import Span
from linter.patterns import regex
from linter.wrapped_lines import PAGE_NUMBER

__all__ = ["DrawnRow", "cells_between_pipes", "drawn_rows"]


class DrawnRow(NamedTuple):
    """One line that is a row of a table."""

    table: int
    """Number of the table, from 0."""
    row: int
    """Row in the table, from 0."""
    cells: tuple[Span, ...]
    """What stands in each column, blanks around it left out; empty cells are empty spans."""


_LINE = regex(r"[^\r\n]+")
_RULE = regex(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
"""The line under a heading row: |---|:--:|. Each part is closed by |, so that it cannot backtrack."""
_NUMERIC = regex(r"[-+−(（]?(?:[\d,，]+|\d{1,3}(?: \d{3})+)(?:\.\d+)?[%％]?[)）]?")
_DATE = regex(r"\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2})?[日月]?")
_CLASSED = regex(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?\s*按[一-鿿]{2,8}分[一-鿿]{0,2}[:：]?\s*")
"""A line within a table that says by what the rows below it are classed: （一）按经营形式划分."""
_EMPTY = regex(r"[-—–－/]*|无")
"""What stands in a row parted by blanks or bars where nothing is counted."""
_BLANK = "[ \u00a0\u2002\u2003\u3000]"
_BAR = "[|｜│┃]"
_EDGES = " \t\u00a0\u2002\u2003\u3000|｜│┃"
_FIELD = regex(
    rf"(?:{_BLANK}|{_BAR})[-−]?\d[\d.,]*[%％]?(?:{_BLANK}*$|{_BLANK}*{_BAR}|{_BLANK}+\d|{_BLANK}{{2}})", re.MULTILINE
)
"""A figure that stands by itself, as in 12  30 but not in 2021年 6 月: few texts hold one outside of tables."""
_ONE_BLANK = regex(rf"{_BLANK}+")
_WIDE_BLANK = regex(rf"{_BLANK}{{2,}}|[\u2002\u2003\u3000]")
_BAR_ALONE = regex(_BAR)
_BETWEEN_BARS = regex(rf"{_BLANK}*{_BAR}{_BLANK}*")
_SENTENCE = regex(r"[。；，！？]")
_PAGE_GAP = 4
"""Line ends between a row and the number of its page."""
_LONGEST_ROW = 120
"""Characters of a row; longer lines are paragraphs."""
_FEWEST_CELLS = 3
"""Cells of a row that is parted by single blanks."""
_FEWEST_ROWS = 3
"""Rows with figures of a table of two columns."""
_ROWS, _COLUMNS = 3, 3
"""Lines with tabs that are a table of words."""


def drawn_rows(source: str) -> dict[int, DrawnRow]:
    """The rows of every table of at least two lines, by the offset at which their line begins.

    A line with tabs is a row only where a neighbour has as many of them, and one of its cells is a number or a date or
    there are several rows of several cells: a tab also stands behind the number of a heading.
    """
    rows: dict[int, DrawnRow] = {}
    group: list[tuple[int, str, tuple[Span, ...]]] = []
    table = 0
    last_end = -2
    blanks = _FIELD.search(source) is not None
    for match in _LINE.finditer(source) if blanks or "|" in source or "\t" in source else ():
        line = match.group()
        mark = _mark(line) or (_loose_mark(line) if blanks else "")
        start = match.start()
        if group and PAGE_NUMBER.fullmatch(line):
            # A page ends within the table.
            last_end = match.end() if start - last_end <= _PAGE_GAP else last_end
            continue
        if not mark and group and group[-1][1] == "\t" and line.startswith("\t"):
            # Below 县区 stands nothing where only the other headings have a second row.
            mark = "\t" if line.count("\t") == len(group[-1][2]) - 1 else ""
        if not mark and group and group[-1][1] in _LOOSE and _CLASSED.fullmatch(line):
            last_end = match.end()
        if not mark:
            continue
        if mark == "|" and _RULE.fullmatch(line):
            last_end = match.end() if group else -2
            continue
        cells = tuple(_cells(mark, line, start))
        if mark == "｜" and group and group[-1][1] == mark:
            cells = _filled_up(cells, line, start, len(group[-1][2]))
        if len(group) == 1 and len(cells) == len(group[0][2]) + 1 and source[group[0][0]].isspace() and mark in _LOOSE:
            # The corner above the names is empty.
            group[0] = (group[0][0], mark, (Span(group[0][0], group[0][0]), *group[0][2]))
        apart = start - last_end > 2 or (group and group[-1][1] != mark)
        if apart or (mark != "|" and group and len(group[-1][2]) != len(cells)):
            table += _close(source, group, table, rows)
            group = []
        group.append((start, mark, cells))
        last_end = match.end()
    _close(source, group, table, rows)
    return rows


def _filled_up(cells: tuple[Span, ...], line: str, start: int, columns: int) -> tuple[Span, ...]:
    """The cells with the empty ones that bars at the end of their line stand for: 财政补贴 | 0.00 | |."""
    bare = line.rstrip(_EDGES)
    end = Span(start + len(bare), start + len(bare))
    spare = len(_BAR_ALONE.findall(line, len(bare)))
    return (*cells, *[end] * (columns - len(cells))) if 0 < columns - len(cells) <= spare else cells


def _cells(mark: str, line: str, start: int) -> list[Span]:
    if mark in _LOOSE:
        return _cells_around(_LOOSE[mark], line, start)
    return cells_between_pipes(line, start) if mark == "|" else _cells_between_tabs(line, start)


def _mark(line: str) -> str:
    """What parts the cells of a line: | around all of them, or tabs behind a first one; empty for other lines."""
    bare = line.strip(" \t")
    if bare.startswith("|"):
        return "|" if len(bare) > 1 and bare.endswith("|") else ""
    first, tab, rest = line.partition("\t")
    # The first column of a second row of headings is empty, 	2024年	2025年; so is that of a paragraph with one tab.
    return "\t" if tab and "|" not in line and (first.strip() or "\t" in rest.strip()) else ""


def _close(source: str, group: list[tuple[int, str, tuple[Span, ...]]], table: int, rows: dict[int, DrawnRow]) -> int:
    """Enter a group of neighbouring lines as a table; 1 where it is one."""
    if len(group) < 2:
        return 0
    if group[0][1] == "\t" and not (len(group) >= _ROWS and len(group[0][2]) >= _COLUMNS):
        inner = [source[cell.start : cell.end] for _, _, cells in group for cell in cells[1:]]
        if not any(_NUMERIC.fullmatch(cell) or _DATE.fullmatch(cell) for cell in inner):
            return 0
    if group[0][1] in _LOOSE and not _counts(source, [cells for _, _, cells in group]):
        return 0
    for row, (start, _, cells) in enumerate(group):
        rows[start] = DrawnRow(table, row, cells)
    return 1


def _loose_mark(line: str) -> str:
    """What parts the cells of a line that nothing stands around: a bar, wide gaps, single blanks."""
    if len(line) > _LONGEST_ROW or _SENTENCE.search(line):
        return ""
    if _BAR_ALONE.search(line):
        return "｜"
    bare = line.strip()
    return "  " if _WIDE_BLANK.search(bare) else " " if _ONE_BLANK.search(bare) else ""


def _counts(source: str, rows: list[tuple[Span, ...]]) -> bool:
    """True for rows without marks around them that are a table: headings, then in each row a name and figures."""
    figures = [[_NUMERIC.fullmatch(source[cell.start : cell.end]) is not None for cell in cells] for cells in rows]
    body = next((at for at, found in enumerate(figures) if any(found[1:])), 0)
    fewest = 2 if len(rows[0]) >= _FEWEST_CELLS else _FEWEST_ROWS
    if not body or len(rows[0]) < 2 or len(figures) - body < fewest:
        return False
    columns: list[set[str]] = []
    for at in range(1, len(rows[0])):
        cells = [source[row[at].start : row[at].end] for row in rows[body:]]
        kinds = {"figure" if _NUMERIC.fullmatch(c) else "" if _EMPTY.fullmatch(c) else "words" for c in cells}
        columns.append(kinds - {""})
    return all(len(kinds) <= 1 for kinds in columns) and {"figure"} in columns


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


def _cells_around(gap: re.Pattern[str], line: str, start: int) -> list[Span]:
    """The cells of a line that `gap` parts."""
    bare = line.rstrip(_EDGES)
    lead = len(bare) - len(bare.lstrip(_EDGES))
    edges = [lead, *(at for match in gap.finditer(bare, lead) for at in match.span()), len(bare)]
    cells = [Span(begin + start, end + start) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    if len(cells) > 2 and all(
        cell.end - cell.start == 1 and _HAN.match(line, cell.start - start) for cell in cells[:2]
    ):
        cells[:2] = [Span(cells[0].start, cells[1].end)]  # 合  计 is one label
    return cells


_HAN = regex("[一-鿿]")
_LOOSE = {"｜": _BETWEEN_BARS, "  ": _WIDE_BLANK, " ": _ONE_BLANK}
"""What parts the cells of lines that are rows only because of what stands in them."""


def _trimmed(line: str, start: int, end: int, offset: int) -> Span:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return Span(start + offset, end + offset)

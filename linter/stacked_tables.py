"""Stacked tables: a table taken out of a web page one cell a line: 指标, 绝对值, 比上年±%, 税收收入, 238.8, 3.0.

The columns are known by their headings: as many lines as each row has cells, the first of them 指标, 项目 and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.offsets import Span
from linter.patterns import regex

__all__ = ["StackedCell", "stacked_cells"]


class StackedCell(NamedTuple):
    """One line that is a cell of a table."""

    table: int
    """Number of the table among the stacked ones, from 0."""
    row: int
    """Row in the table, from 0; the headings are the first."""
    column: int
    cell: Span
    """What stands in the line, blanks around it left out."""


_FIGURES = regex(r"(?<=\n)[ \t\u3000]*[-−]?\d[\d.,]*[%％]?[ \t\u3000]*\r?\n[ \t\u3000]*[^\d\r\n]", re.MULTILINE)
"""A line that is a figure, and behind it one that is not."""
_LINE = regex(r"[^\r\n]+")
_FIGURE = regex(r"[-+−]?\d[\d,，]*(?:\.\d+)?[%％]?|[-—–－]{1,3}")
_FIRST = regex(
    r"指标(?:名称)?|项目(?:名称)?|(?:产品|行业|税种|科目|企业|单位|部门|类别|品种|地区|县区|乡镇|学校)?(?:名称|类别|类型|分类)"
    r"|地区|县区|县（?市?、?区）?|乡镇|镇街|产品|行业|品种|科目|部门|税种|分类|类别"
)
"""What the column of names is called, blanks left out."""
_PROSE = regex("[。；，！？]")
_LONGEST = 30
"""Characters of a cell."""
_MOST_COLUMNS = 8
_FEWEST_ROWS = 3


def stacked_cells(source: str) -> dict[int, StackedCell]:
    """The cells of every stacked table, by the offset at which their line begins."""
    if not _FIGURES.search(source):
        return {}
    lines = [(match.start(), match.group()) for match in _LINE.finditer(source)]
    kinds = [_kind(line) for _, line in lines]
    found: dict[int, StackedCell] = {}
    table = at = 0
    while at < len(lines):
        width = _width(kinds, at) if kinds[at] == "w" and _FIRST.fullmatch(_bare(lines[at][1])) else 0
        rows = _rows(kinds, at + width, width) if width else 0
        if rows < _FEWEST_ROWS:
            at += 1
            continue
        cells = lines[at : at + width * (rows + 1)]
        found.update(_numbered(cells, table, width))
        table, at = table + 1, at + len(cells)
    return found


def _bare(line: str) -> str:
    return "".join(line.split())


def _kind(line: str) -> str:
    """f for a figure, w for words that may be a cell, empty for prose."""
    bare = line.strip()
    if _FIGURE.fullmatch(bare):
        return "f"
    return "w" if bare and len(bare) <= _LONGEST and not _PROSE.search(bare) else ""


def _width(kinds: Sequence[str], at: int) -> int:
    """How many cells a row has whose headings begin at line `at`; 0 where the lines behind do not repeat.

    The first row is words and figures behind; of several readings the one that the most rows bear out.
    """
    first = next((i for i in range(at, min(len(kinds), at + 2 * _MOST_COLUMNS)) if kinds[i] != "w"), at)
    if kinds[first : first + 1] != ["f"]:
        return 0
    figures = next((i for i in range(first, len(kinds)) if kinds[i] != "f"), len(kinds)) - first
    # Headings as many as words and figures of the row: at + 2 × words + figures is where the second row begins.
    words = first - at - figures
    return figures + words // 2 if words > 1 and words % 2 == 0 and figures + words // 2 <= _MOST_COLUMNS else 0


def _rows(kinds: Sequence[str], start: int, width: int) -> int:
    """How many rows of one pattern, words and then figures, follow one another."""
    pattern = list(kinds[start : start + width])
    rows = 0
    while kinds[start : start + width] == pattern:
        rows, start = rows + 1, start + width
    return rows


def _numbered(lines: Sequence[tuple[int, str]], table: int, width: int) -> Iterator[tuple[int, StackedCell]]:
    for index, (start, line) in enumerate(lines):
        inner = start + len(line) - len(line.lstrip())
        yield start, StackedCell(table, index // width, index % width, Span(inner, inner + len(line.strip())))

"""Members: the counts of a sentence by their unit, each with the words, the mark and the other numbers before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.rows import Cell, Row
from linter.patterns import regex

_FEWEST = 3
"""Numbers of a sentence whose words are read; of fewer none is a list."""
_MARKS = "；，、"
_MARK = regex("[；;，,、]")
CLAUSE = regex("[。；;，,、：:（(]")
_SAME_MARK = {";": "；", ",": "，"}
_BOUND = regex("以[上下内]|[至到—－～~-]")


class Member(NamedTuple):
    """A number of a sentence with what stands between it and the one of its unit before it."""

    quantity: Quantity
    at: int
    """Its cell."""
    words: str
    """The words before it, # for numbers of other units among them."""
    others: tuple[str, ...]
    """The units of those numbers."""
    level: bool

    @property
    def mark(self) -> str:
        """The strongest mark before it; empty where none stands there."""
        found = {_SAME_MARK.get(mark, mark) for mark in _MARK.findall(self.words)}
        return next((mark for mark in _MARKS if mark in found), "")

    @property
    def name(self) -> str:
        """What it is the number of."""
        mark = self.mark
        words = self.words.replace(";", "；").replace(",", "，")
        return CLAUSE.split(words.rsplit(mark, 1)[-1] if mark else words)[-1]


def counts_by_sentence(row: Row) -> Iterator[dict[str, list[Member]]]:
    """The counts of each sentence by their unit."""
    start = 0
    cells = row.cells
    for end in range(1, len(cells) + 1):
        if end < len(cells) and not SENTENCE_END.search(cells[end].gap):
            continue
        if end - start >= _FEWEST:
            yield _by_unit(row, start, end)
        else:
            yield {
                unit: [Member(cells[at].quantity, at, "", (), True) for at in some]
                for unit, some in _cells(row, start, end).items()
            }
        start = end


def _cells(row: Row, start: int, end: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in range(start, end):
        quantity = row.cells[at].quantity
        if quantity.kind == "count" and quantity.unit:
            found.setdefault(unit_class(quantity), []).append(at)
    return found


def _by_unit(row: Row, start: int, end: int) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for unit, some in _cells(row, start, end).items():
        last = start
        for at in some:
            words, others = _told_before(row.cells[last : at + 1])
            # 屋顶加建占19处: with a number of the things themselves no share, but a part.
            level = tells_level(row.cells[at].gap.removesuffix("占"))
            found.setdefault(unit, []).append(Member(row.cells[at].quantity, at, words, others, level))
            last = at + 1
    return found


def _told_before(cells: Sequence[Cell]) -> tuple[str, tuple[str, ...]]:
    """The words before the last cell, bounds like 20万元以下 among them, and the units of the other numbers."""
    words, others = cells[0].gap, []
    for cell, behind in pairwise(cells):
        one = cell.quantity
        if _BOUND.match(cell.gap) or _BOUND.match(behind.gap) or one.approximate:
            words += _MARK.sub("", one.text[one.span.start : one.span.end])
        else:
            words += "#"
            others.append(one.unit or one.kind)
        words += behind.gap
    return words, tuple(others)

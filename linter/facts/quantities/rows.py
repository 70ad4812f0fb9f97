"""Rows: the quantities of a block one after another, the content of each bracket as a row of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex(r"[（(）)]")
_LONGEST_BRACKET = 400
"""Characters of a bracket's content; beyond it one of the two marks is stray."""


class Cell(NamedTuple):
    """A quantity in a row."""

    quantity: Quantity
    gap: str
    """The words since the quantity before it, or since the row's start; inner brackets left out."""


def quantities_by_sentence(ledger: Ledger) -> dict[int, list[Quantity]]:
    """The quantities of each sentence that has any, in order."""
    groups: dict[int, list[Quantity]] = {}
    for quantity in ledger.quantities:
        groups.setdefault(quantity.sentence, []).append(quantity)
    return groups


def quantities_by_block(ledger: Ledger) -> dict[int, list[Quantity]]:
    """The quantities of each block that has any, in order."""
    groups: dict[int, list[Quantity]] = {}
    for sentence, quantities in ledger.by_sentence.items():
        groups.setdefault(ledger.sentences[sentence].block, []).extend(quantities)
    return groups


class Row(NamedTuple):
    """Quantities at one bracket depth of one block, in order."""

    cells: tuple[Cell, ...]
    tail: str
    """The words behind the last quantity, inner brackets left out."""
    host: tuple[Cell, ...]
    """For the content of a bracket: the cells in front of it, one bracket depth up."""
    host_gap: str
    """The words between the last of them and the bracket."""
    block: int
    """Index of the block."""

    def behind(self, at: int) -> str:
        """The words behind cell `at`, up to the next quantity or to the row's end."""
        return self.cells[at + 1].gap if at + 1 < len(self.cells) else self.tail


@dataclass(slots=True)
class _Open:
    """A row while it is read."""

    at: int
    cells: list[Cell] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    host: tuple[Cell, ...] = ()
    host_gap: str = ""

    def words(self, text: str, end: int) -> str:
        """The words since the last quantity."""
        return "".join([*self.pieces, text[self.at : end]]) if self.pieces else text[self.at : end]


def find_rows(ledger: Ledger) -> tuple[Row, ...]:
    """Every row that holds a quantity, the content of a bracket before the row it stands in."""
    found: list[Row] = []
    for block, quantities in ledger.by_block.items():
        found.extend(_rows(ledger.text, ledger.document.blocks[block].span, quantities, block))
    return tuple(found)


def _rows(text: str, span: Span, quantities: Sequence[Quantity], block: int) -> Iterator[Row]:
    ends = _brackets(text, span)
    marks = sorted([*ends, *ends.values()])
    stack = [_Open(span.start)]
    reached = 0
    for quantity in (*quantities, None):
        limit = quantity.span.start if quantity else span.end
        while reached < len(marks) and marks[reached] < limit:
            at = marks[reached]
            reached += 1
            top = stack[-1]
            if at in ends:
                words = top.words(text, at)
                top.pieces, top.at = [words], at + 1
                stack.append(_Open(at + 1, host=tuple(top.cells[-4:]), host_gap=words))
            else:
                stack.pop()
                stack[-1].at = at + 1
                if top.cells:
                    yield Row(tuple(top.cells), top.words(text, at), top.host, top.host_gap, block)
        if quantity is not None:
            top = stack[-1]
            top.cells.append(Cell(quantity, intern(top.words(text, limit))))
            top.pieces, top.at = [], quantity.span.end
    if stack[0].cells:
        yield Row(tuple(stack[0].cells), stack[0].words(text, span.end), (), "", block)


def _brackets(text: str, span: Span) -> dict[int, int]:
    """The closing mark of each opening one, stray marks left out."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for mark in _MARK.finditer(text, span.start, span.end):
        if mark.group() in "（(":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if mark.start() - start <= _LONGEST_BRACKET:
                found[start] = mark.start()
    return found

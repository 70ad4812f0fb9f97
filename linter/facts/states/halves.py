"""Halves: the problem and the measure of one item of a rectification report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LABEL = regex(
    r"(?:整改|办理|处理|落实|采取)(?:措施|情况|进展|结果|成效|落实|完成)(?:情况|[及和与、](?:整改)?(?:成效|情况|结果))?[】\])）]?[:：]"
)
_SHORTEST = 10
"""Characters before the label in its own paragraph that make it hold the problem too."""
_LONGEST = 6
"""Paragraphs behind the one with the label that may still tell the measure: 一是…, 二是…."""


@dataclass(frozen=True, slots=True)
class Halves:
    """The numbers of both halves, in order."""

    problem: tuple[Quantity, ...]
    measure: tuple[Quantity, ...]
    more: tuple[Quantity, ...] = ()
    """What the paragraphs behind the measure's first one tell, up to the next heading or label."""


def find_halves(ledger: Ledger) -> Iterator[Halves]:
    """Every item whose measure begins with its label, 整改情况：, right behind the problem."""
    labels = {
        index: label
        for index, block in enumerate(ledger.document.blocks)
        if (label := _LABEL.search(ledger.text, block.span.start, block.span.end))
    }
    yield from _in_tables(ledger)
    if not labels:
        return
    headings = set(ledger.outline.blocks)
    labelled = -1
    for index, label in labels.items():
        own = ledger.by_block.get(index, [])
        before = [quantity for quantity in own if quantity.span.end <= label.start()]
        start = ledger.document.blocks[index].span.start
        if label.start() - start < _SHORTEST and labelled < index - 1:
            before = ledger.by_block.get(index - 1, [])
        labelled = index
        after = [quantity for quantity in own if quantity.span.start >= label.end()]
        more = []
        for behind in range(index + 1, index + 1 + _LONGEST):
            if behind in headings or behind in labels or behind + 1 in labels:
                break
            more += ledger.by_block.get(behind, [])
        if before and (after or more):
            yield Halves(tuple(before), tuple(after), tuple(more))


def _in_tables(ledger: Ledger) -> Iterator[Halves]:
    """Every row of a table with a column for the problem and columns behind it for what was done."""
    for table in ledger.tables:
        problem = [column for column, words in table.heading.items() if _PROBLEM.search(words)]
        measures = [column for column, words in table.heading.items() if _MEASURE.search(words)]
        if len(problem) != 1 or not measures or min(measures) <= problem[0]:
            continue
        for row in sorted({cell.row for cell in table.cells if cell.row >= 1}):
            cells = [table.at.get((row, column)) for column in (*problem, *measures)]
            told = [
                ledger.by_block.get(ledger.document.block_index(cell.span.start), [])
                if cell and cell.row == row
                else []
                for cell in cells
            ]
            after = [quantity for numbers in told[1:] for quantity in numbers]
            if told[0] and after:
                yield Halves(tuple(told[0]), tuple(after))


_PROBLEM = regex(
    r"^(?:序号 )?(?:反馈|存在|发现|具体|主要|巡[察视]|审计|督[察查])*(?:的)?(?:问题|隐患)(?:清单|描述|内容|表现|情况)?$"
)
_MEASURE = regex(r"整改|完成情况|落实|办理|处理|措施|进展|结果|成效")

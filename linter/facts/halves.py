"""Halves: the problem and the measure of one item of a rectification report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LABEL = re.compile(
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
    if not labels:
        return
    by_block: dict[int, list[Quantity]] = {}
    for quantity in ledger.quantities:
        by_block.setdefault(ledger.sentences[quantity.sentence].block, []).append(quantity)
    headings = set(ledger.heading_blocks)
    labelled = -1
    for index, label in labels.items():
        own = by_block.get(index, [])
        before = [quantity for quantity in own if quantity.span.end <= label.start()]
        start = ledger.document.blocks[index].span.start
        if label.start() - start < _SHORTEST and labelled < index - 1:
            before = by_block.get(index - 1, [])
        labelled = index
        after = [quantity for quantity in own if quantity.span.start >= label.end()]
        more = []
        for behind in range(index + 1, index + 1 + _LONGEST):
            if behind in headings or behind in labels or behind + 1 in labels:
                break
            more += by_block.get(behind, [])
        if before and (after or more):
            yield Halves(tuple(before), tuple(after), tuple(more))

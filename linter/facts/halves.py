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
    r"(?:整改|办理|处理|落实|采取)(?:措施|情况|进展|结果|成效|落实|完成)(?:情况|[及和与、](?:整改)?(?:成效|情况|结果))?[:：]"
)
_SHORTEST = 10
"""Characters before the label in its own paragraph that make it hold the problem too."""


@dataclass(frozen=True, slots=True)
class Halves:
    """The numbers of both halves, in order."""

    problem: tuple[Quantity, ...]
    measure: tuple[Quantity, ...]


def find_halves(ledger: Ledger) -> Iterator[Halves]:
    """Every item whose measure begins with its label, 整改情况：, right behind the problem."""
    by_block: dict[int, list[Quantity]] = {}
    for quantity in ledger.quantities:
        by_block.setdefault(ledger.sentences[quantity.sentence].block, []).append(quantity)
    labelled = -1
    for index, block in enumerate(ledger.document.blocks):
        label = _LABEL.search(ledger.text, block.span.start, block.span.end)
        if label is None:
            continue
        own = by_block.get(index, [])
        before = [quantity for quantity in own if quantity.span.end <= label.start()]
        if label.start() - block.span.start < _SHORTEST and labelled < index - 1:
            before = by_block.get(index - 1, [])
        labelled = index
        after = [quantity for quantity in own if quantity.span.start >= label.end()]
        if before and after:
            yield Halves(tuple(before), tuple(after))

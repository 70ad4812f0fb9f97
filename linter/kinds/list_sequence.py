"""Inline sequences: 一是 二是 四是."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.fact import ListMark
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class ListSequence:
    """Follows the marks of each enumeration inside one paragraph."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each gap or repeated number."""
        for found in ledger.lists:
            blocks: dict[int, list[ListMark]] = {}
            for mark in found.marks:
                blocks.setdefault(mark.block, []).append(mark)
            for marks in blocks.values():
                # A list that does not begin with 一是, or runs on from another paragraph, is judged inside only.
                yield from _breaks(ledger, marks)


def _breaks(ledger: Ledger, marks: Sequence[ListMark]) -> Iterator[Hit]:
    numbers = [mark.number for mark in marks]
    if marks[0].style == "（1）" and numbers[0] != 1:
        return
    for before, mark in pairwise(marks):
        expected = before.number + 1
        if mark.number == expected:
            continue
        if mark.number < before.number or (mark.number > expected + 1 and numbers[0] != 1):
            return
        values = {
            "before": ledger.quote(before.span).strip("，,、"),
            "mark": ledger.quote(mark.span).strip("，,、"),
        }
        variant = "repeated" if mark.number == before.number else ""
        yield Hit((before.span, mark.span), values, variant=variant)
        return

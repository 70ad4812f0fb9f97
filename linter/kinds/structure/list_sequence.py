"""Inline sequences: 一是 二是 四是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.fact import ListMark
from linter.facts.layout.lists import unheard_mark
from linter.facts.layout.series import SPOKEN, find_series
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.patterns import regex


class ListSequence:
    """Follows the marks of each enumeration inside one paragraph."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each gap or repeated number."""
        for found in ledger.lists:
            if _own_paragraphs(ledger, found.marks):
                yield from _breaks(ledger, found.marks)
                continue
            blocks: dict[int, list[ListMark]] = {}
            for mark in found.marks:
                blocks.setdefault(mark.block, []).append(mark)
            for marks in blocks.values():
                yield from _first_lost(ledger, marks, found.marks[0])
                # A list that does not begin with 一是, or runs on from another paragraph, is judged inside only.
                yield from _breaks(ledger, marks)
        for series in find_series(ledger):
            yield from _gap(ledger, series)


_CONTIGUOUS = 2
"""Marks of a series that follow each other from the first before one is missing."""


def _gap(ledger: Ledger, marks: Sequence[ListMark]) -> Iterator[Hit]:
    """The one mark that a series lost, or that stands twice in place of the next one."""
    numbers = [mark.number for mark in marks]
    for at, (before, mark) in enumerate(pairwise(marks), 1):
        if mark.number == before.number + 1:
            continue
        left_out = mark.number == before.number + 2 and before.number + 1 not in numbers
        twice = mark.number == before.number and numbers[at + 1 : at + 2] == [mark.number + 2]
        goes_on = numbers[at + 1 : at + 2] == [mark.number + 1]
        sure = at >= _CONTIGUOUS + (before.style in SPOKEN and not goes_on)
        if sure and (left_out or twice):
            values = {"before": ledger.quote(before.span), "mark": ledger.quote(mark.span)}
            yield Hit((before.span, mark.span), values, severity="warning", variant="repeated" if twice else "")
        return


def _own_paragraphs(ledger: Ledger, marks: Sequence[ListMark]) -> bool:
    """True where each point of a list opens a paragraph, and the paragraphs follow each other."""
    begins = all(ledger.document.blocks[mark.block].span.start == mark.span.start for mark in marks)
    return begins and all(other.block == one.block + 1 for one, other in pairwise(marks)) and len(marks) > 1


def _first_lost(ledger: Ledger, marks: Sequence[ListMark], opening: ListMark) -> Iterator[Hit]:
    """二是 and 三是 behind other words of their paragraph, which have no 一是."""
    first = marks[0]
    if first is not opening or [mark.number for mark in marks[:2]] != [2, 3] or first.style in _ALSO_HEADINGS:
        return
    start = ledger.document.blocks[first.block].span.start
    before = ledger.text[start : first.span.start]
    introduced = before[-1:] in (":", "：")
    if before and (introduced or not _OTHER_FIRST.search(before)):
        values = {"before": "", "mark": ledger.quote(first.span).strip("，,、")}
        severity: Severity = "error" if introduced else "warning"
        yield Hit((first.span, marks[1].span), values, severity=severity, variant="first")


def _breaks(ledger: Ledger, marks: Sequence[ListMark]) -> Iterator[Hit]:
    numbers = [mark.number for mark in marks]
    if marks[0].style in _ALSO_HEADINGS and numbers[0] != 1:
        return
    for before, mark in pairwise(marks):
        expected = before.number + 1
        if mark.number == expected:
            continue
        if mark.number < before.number or (mark.number > expected + 1 and numbers[0] != 1):
            return
        between = ledger.text[before.span.end : mark.span.start]
        if mark.style == "1." and re.search(rf"(?<!\d){expected}[.．、]", between):
            # Behind the number of a page: 15 7、
            return
        if unheard_mark(ledger, before, mark):
            # It is there, only the stop before it is not.
            continue
        values = {
            "before": ledger.quote(before.span).strip("，,、"),
            "mark": ledger.quote(mark.span).strip("，,、"),
        }
        variant = "repeated" if mark.number == before.number else ""
        yield Hit((before.span, mark.span), values, variant=variant)
        return


_ALSO_HEADINGS = ("（1）", "（一）", "1.", "1）")
"""Styles in which a paragraph's own heading may be the first."""
_OTHER_FIRST = regex(r"首先|一方面|第一|其一|首要|先是|一则|一来|一[是要、]|[（(][一1][)）]|①|1[.．、]")
"""Words that may stand for 一是."""

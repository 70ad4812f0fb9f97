"""Marks of notes against the notes: a mark [26] without a note, a note that the list leaves out, a mark typed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.facts.layout.cited_notes import find_cited_notes
from linter.facts.layout.note_marks import NoteMark, Notes, find_notes
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_WIDEST_GAP = 2
"""Notes that may be left out at once; where more are, the page has lost them."""


class NoteMarks:
    """Reads the list of notes first, then each mark against it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each break in the list of notes, and each mark or number that no note answers."""
        told = [*_by_marks(ledger)]
        yield from told
        spans = [span for hit in told for span in hit.spans]
        for cited, entries in find_cited_notes(ledger):
            if any(cited.span.overlaps(span) for span in spans):
                continue
            last = entries[-1]
            values = {"mark": ledger.quote(cited.span), "count": len(entries), "last": ledger.quote(last.span)}
            yield Hit((cited.span, last.span), values, severity="warning", variant="cited")


def _by_marks(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each break in the list, each mark that no note answers, each mark that stands for another."""
    for notes in find_notes(ledger):
        listed = {entry.number: entry for entry in notes.entries}
        breaks = list(_breaks(ledger, notes))
        told = {number for number, _ in breaks}
        yield from (hit for _, hit in breaks)
        if max(listed) - len(listed) > _WIDEST_GAP:
            continue
        for at, mark in enumerate(notes.marks):
            if mark.number not in listed and mark.number not in told:
                yield _absent(ledger, notes, at, listed)
            elif not breaks:
                yield from _typed_twice(ledger, notes.marks, at, listed)


def _breaks(ledger: Ledger, notes: Notes) -> Iterator[tuple[int, Hit]]:
    """Each number that the list of notes leaves out, or gives twice."""
    listed = {entry.number for entry in notes.entries}
    by_number = {mark.number: mark for mark in reversed(notes.marks)}
    for before, entry in pairwise(notes.entries):
        lost = before.number + 1
        left_out = lost < entry.number <= lost + _WIDEST_GAP and lost not in listed
        if not left_out and entry.number != before.number:
            continue
        values = {"before": ledger.quote(before.span), "mark": ledger.quote(entry.span)}
        mark = by_number.get(lost)
        spans = (before.span, entry.span) if mark is None else (before.span, entry.span, mark.span)
        # 2, 2, 4: that 3 is lost has been told with the second 2.
        if left_out and Counter(one.number for one in notes.entries)[before.number] > 1:
            continue
        yield lost, Hit(spans, values, variant="gap" if left_out else "repeated")


def _absent(ledger: Ledger, notes: Notes, at: int, listed: dict[int, NoteMark]) -> Hit:
    mark, last = notes.marks[at], notes.entries[-1]
    meant = _meant(notes.marks, at)
    spans = (mark.span, listed[meant].span, last.span) if meant in listed else (mark.span, last.span)
    values = {"mark": ledger.quote(mark.span), "count": len(listed), "last": ledger.quote(last.span)}
    return Hit(tuple(dict.fromkeys(spans)), values, severity="warning" if notes.circled else "error")


def _typed_twice(ledger: Ledger, marks: Sequence[NoteMark], at: int, listed: dict[int, NoteMark]) -> Iterator[Hit]:
    """A number that stands a second time, just where the mark of a note is due that has none."""
    mark, meant = marks[at], _meant(marks, at)
    same = [one for one in marks if one.number == mark.number]
    if meant not in listed or len(same) < 2 or any(one.number == meant for one in marks):
        return
    other = next(one for one in same if one is not mark)
    if _fits(ledger, mark, listed.get(mark.number), other):
        return
    values = {"mark": ledger.quote(mark.span), "meant": ledger.quote(listed[meant].span)}
    yield Hit((mark.span, other.span, listed[meant].span), values, severity="warning", variant="twice")


def _fits(ledger: Ledger, mark: NoteMark, entry: NoteMark | None, other: NoteMark) -> bool:
    """True for 常住人口[2] where 常住人口[2] stands a second time, or note 2 begins with that word."""
    word = _HUNG_ON.search(ledger.text[max(0, mark.span.start - _LONGEST) : mark.span.start])
    if word is None:
        return False
    end = word.group()
    begins = entry is not None and end in ledger.text[entry.span.end : entry.span.end + _LONGEST]
    return begins or ledger.text.endswith(end, 0, other.span.start)


_HUNG_ON = regex(r"[一-鿿A-Za-z]{3}[”》）)]?$")
_LONGEST = 8
"""Characters before a mark, and behind the number of its note, that name what is explained."""


def _meant(marks: Sequence[NoteMark], at: int) -> int:
    """The number between those of the marks before and behind; 0 where they tell none."""
    before = marks[at - 1].number if at else 0
    behind = marks[at + 1].number if at + 1 < len(marks) else before + 2
    return before + 1 if behind == before + 2 and marks[at].number != before + 1 else 0

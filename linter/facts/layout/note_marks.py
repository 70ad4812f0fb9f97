"""Notes of a report: the marks [1], ［2］, ③ in its text, and the notes that they stand for at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import mark_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex(r"[\[［〔【①-⑳](?:(?<=(?P<circle>[①-⑳]))|(?P<number>\d{1,2})[\]］〕】])")
_OPENS_NOTES = regex(r"[ 　]*(?:(?:注|注释|备注|附注|说明|名词解释)[：: ]{0,2})?$")
"""What stands before a note in its line: nothing, or 注：."""
_HANGS = regex(r"[一-鿿\dA-Za-z%％”》）)]$")
"""What a circled mark hangs on; behind a stop it begins a point of a list."""
_FEWEST = 2
"""Notes that make a list of notes."""
_TAIL = 2
"""Notes stand in the last half of a report."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """One mark, in the text or at its note."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a report, and the marks that stand for them."""

    entries: tuple[NoteMark, ...]
    """The notes, in order, as they are numbered."""
    marks: tuple[NoteMark, ...]
    """The marks in the text before them."""
    circled: bool
    """True for ①, which also numbers the points of lists."""


def find_notes(ledger: Ledger) -> tuple[Notes, ...]:
    """The notes in each of the two ways to mark them; none where a list of them begins anew."""
    found: dict[bool, list[NoteMark]] = {}
    for match in _MARK.finditer(ledger.text):
        circle = match["circle"]
        number = mark_number(circle or match["number"])
        found.setdefault(bool(circle), []).append(NoteMark(number, Span(*match.span())))
    notes = (_notes(ledger, marks, circled) for circled, marks in found.items())
    return tuple(one for one in notes if one is not None)


def _notes(ledger: Ledger, marks: list[NoteMark], circled: bool) -> Notes | None:
    opening = [mark for mark in marks if _opens(ledger, mark.span.start)]
    firsts = [at for at, mark in enumerate(opening) if mark.number == 1]
    if not firsts or (len(firsts) > 1 and firsts[-1] > firsts[0] + 1):
        return None
    entries = opening[firsts[0] :]
    begin = entries[0].span.start
    hung = [mark for mark in marks if mark.span.start < begin and _is_hung(ledger, mark, circled)]
    # Circles at the start of lines number points but where the text before them has such marks.
    if len(entries) < _FEWEST or begin * _TAIL < len(ledger.text) or (circled and len(hung) * 2 < len(entries)):
        return None
    return Notes(tuple(entries), tuple(hung), circled)


def _opens(ledger: Ledger, offset: int) -> bool:
    line = ledger.text.rfind("\n", 0, offset) + 1
    return offset - line < len("名词解释：      ") and _OPENS_NOTES.match(ledger.text, line, offset) is not None


def _is_hung(ledger: Ledger, mark: NoteMark, circled: bool) -> bool:
    before = ledger.text[max(0, mark.span.start - 1) : mark.span.start]
    return not circled or _HANGS.search(before) is not None

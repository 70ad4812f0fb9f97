"""Lone bracket: a bracket or quotation mark whose other half is missing."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.layout.brackets import LoneMark, find_lone_marks
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class LoneBracket:
    """Tells every mark that was left alone, with the words beside it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each mark; none where a document is full of them, as after a bad conversion."""
        marks = find_lone_marks(ledger)
        if len(marks) > _DAMAGED and len(marks) * _PER_MARK > len(ledger.text):
            return
        told = -1
        for at, mark in enumerate(marks):
            if at == told:
                continue
            found = ledger.read(mark.mark)
            if at + 1 < len(marks) and _one_slip(ledger, mark, marks[at + 1]):
                told = at + 1
                shown = Span(mark.mark.start, marks[told].mark.end)
                values = {"found": found, "missing": ledger.quote(marks[told].mark), "words": ledger.quote(shown)}
                yield Hit((shown,), values, variant="unlike")
                continue
            values = {"found": found, "missing": _OTHER[found], "words": _words(ledger, mark)}
            yield Hit((_shown(ledger, mark),), values, variant="opening" if mark.opening else "closing")


def _one_slip(ledger: Ledger, mark: LoneMark, other: LoneMark) -> bool:
    """True for two marks around words of one clause: “厕所革命“ has one wrong mark, which leaves both alone.

    Between 》 and （, or two 《, two halves are lost.
    """
    first, second = ledger.read(mark.mark), ledger.read(other.mark)
    if not (first == second and first in _ALIKE) and not (mark.opening and not other.opening):
        return False
    apart = other.mark.start - mark.mark.end
    if mark.paragraph != other.paragraph or not 0 < apart <= _ENCLOSED:
        return False
    return _STOP.search(ledger.text, mark.mark.end, other.mark.start) is None


def _shown(ledger: Ledger, mark: LoneMark) -> Span:
    """The stretch of the mark; at the start of a block, the words behind the closing mark."""
    if mark.opening or mark.stretch.end - mark.stretch.start > 1:
        return mark.stretch
    block = ledger.document.blocks[ledger.document.block_index(mark.mark.start)].span
    return Span(mark.mark.start, min(block.end, mark.mark.end + _WORDS))


def _words(ledger: Ledger, mark: LoneMark) -> str:
    """A few of the words at the mark."""
    shown = _shown(ledger, mark)
    quote = ledger.quote(shown)
    if len(quote) <= _LONG:
        return quote
    return quote[:_LONG] + "…" if mark.opening or shown.start == mark.mark.start else "…" + quote[-_LONG:]


_OTHER: dict[str, str] = {}
for _pair in ("（）", "()", "【】", "［］", "[]", "〔〕", "﹝﹞", "《》", "〈〉", "“”", "‘’", "「」", "『』"):
    _OTHER |= {_pair[0]: _pair[1], _pair[1]: _pair[0]}

_ALIKE = "“”‘’"
"""Marks whose two halves look alike, so that one is easily set for the other."""
_STOP = regex("[，。；！？,;\n]")
_ENCLOSED = 40
"""Characters that two marks which do not fit each other may enclose."""
_WORDS = 4
"""Characters shown behind a closing mark that begins a block."""
_LONG = 16
"""Characters of a stretch that a message quotes."""
_DAMAGED = 20
_PER_MARK = 200
"""More than twenty lone marks, and one in every two hundred characters: not a slip of the drafter."""

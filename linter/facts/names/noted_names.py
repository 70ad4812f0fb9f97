"""Noted names: “四互一共”［3］ in the text, ［3］五互一共：… among its notes: one mark and two names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.names.rows_again import one_apart
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = r"(?:[［\[【〔](?P<number>\d{1,3})[］\]】〕]|(?P<ring>[①-⑳]))"
_CALLED = regex(rf"“(?P<name>[^“”\n]{{2,16}})”[一-鿿]{{0,6}}?\s*{_MARK}")
_NOTE = regex(rf"(?:^|\n)[ 　\t]*{_MARK}\s*[“\"]?(?P<name>[^“”\"：:。，,\n]{{2,16}})[”\"]?[一-鿿]{{0,6}}?[：:]")
_SHORTEST = 3
"""Characters of a name of which one may be a slip."""


class NotedName(NamedTuple):
    """A name and the one that its note explains."""

    called: Span
    noted: Span


def find_noted_names(ledger: Ledger) -> Iterator[NotedName]:
    """Every quoted name with a mark whose note explains a name that differs in a single character."""
    if "“" not in ledger.text:
        return
    notes: dict[str, list[Span]] = {}
    for note in _NOTE.finditer(ledger.text):
        notes.setdefault(note["number"] or note["ring"], []).append(Span(*note.span("name")))
    if not notes:
        return
    for called in _CALLED.finditer(ledger.text):
        behind = notes.get(called["number"] or called["ring"], [])
        span = Span(*called.span("name"))
        # Notes that start again on every page have the same mark more than once.
        if len(behind) != 1 or behind[0].start <= span.end or len(called["name"]) < _SHORTEST:
            continue
        if one_apart(called["name"], ledger.read(behind[0])):
            yield NotedName(span, behind[0])

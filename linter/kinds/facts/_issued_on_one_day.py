"""Issued on one day: 8月22日印发《甲工作方案》 … 8月22日印发的《甲实施方案》, one paper by its day and subject."""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts.names.names import Name
from linter.kinds._names import difference, together
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ISSUED = "(?:印发|制定|出台|下发|发布|修订|制发|通过)(?:实施|施行|出台|印发)?"
_TOLD = regex(f"{_ISSUED}了?$")
_AGAIN = regex(f"{_ISSUED}的$")
_STEM = 6
"""Characters of the subject that both titles begin with."""
_APART = 4
"""Characters by which they differ at most."""
_LEAD = 40
"""Characters before a title in which its day stands."""


def issued_on_one_day(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """True where one title is told as issued on a day, and the other is called up as what was issued on that day."""
    one, other = ones[0].key, others[0].key
    gap = difference(one, other)
    # 印发《甲规划》《甲方案》: what differs at the end is another sort of paper.
    if len(gap.before) < _STEM or not gap.behind or max(len(gap.one), len(gap.other)) > _APART or gap.series:
        return False
    if together(ledger, ones, others):
        return False
    first, later = sorted((ones, others), key=lambda named: named[0].span.start)
    told, again = first[0], later[0]
    if not (_TOLD.search(_lead(ledger, told)) and _AGAIN.search(_lead(ledger, again))):
        return False
    days = _day(ledger, told), _day(ledger, again)
    return None not in days and days[0] == days[1]


def _lead(ledger: Ledger, name: Name) -> str:
    return ledger.text[max(0, name.span.start - _LEAD) : name.span.start].rstrip("《“")


def _day(ledger: Ledger, name: Name) -> tuple[int, int] | None:
    """Month and day of the last date before a title in its sentence."""
    start = ledger.sentences[ledger.sentence_at(name.span.start)].span.start
    near = Span(max(start, name.span.start - _LEAD), name.span.start)
    days = [date for date in ledger.dates_in(near) if date.month and date.day]
    if not days:
        return None
    last = days[-1]
    return (last.month, last.day) if last.month and last.day else None

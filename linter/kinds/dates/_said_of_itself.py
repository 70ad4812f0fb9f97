"""What a report says of its own reading: 本报告于3月6日在县…第三次会议上宣读, 请出席…第二次会议的代表审议本报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates.date_pieces import Piece
from linter.kinds.dates._own_meeting import SESSION, heads, is_same, same_body
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ITSELF = "(?:本|以上|上述|此|这份|这个|这一)(?:工作|政府工作|书面|预算|决算|财政)?报告"
_SIGN = regex(_ITSELF)
_DONE = "(?:作出|宣读|所作|作的|作报告|向[^。；，]{0,8}作)"
_READ = regex(
    rf"{_ITSELF}[^。；\n]{{0,30}}?在[^。；，\n]{{0,14}}?{SESSION}上[^。；，\n]{{0,12}}?{_DONE}"
    rf"|在[^。；，\n]{{0,14}}?{SESSION.replace('(?P<', '(?P<z')}上[^。；，\n]{{0,12}}?(?:作|宣读)了?{_ITSELF}"
)
_ASKED = regex(
    rf"请(?:出席|参加|列席)[^。；，\n]{{0,14}}?{SESSION}的[^。；，\n]{{0,12}}?"
    rf"(?:对{_ITSELF}[^。；，\n]{{0,8}}?(?:提出|审议|审查|讨论)|(?:审议|审查|讨论){_ITSELF})"
)
_NAMED = regex(SESSION)
_OTHER = regex("上一?[年次届]|去年|前年|曾|拟|将|届时|通过|批准|修改|修订|补充")
"""A reading of another time, or what came of the report on a later day of the meeting."""
_LINE = 80
"""Characters before the meeting in a head among which its day stands."""
_FRONT = 600


def said_of_itself(
    ledger: Ledger,
) -> Iterator[tuple[re.Match[str], re.Match[str], tuple[Span, Span] | None]]:
    """The meeting of the head, each naming of it in words on the report itself, and the two days that differ.

    Without days, the session differs.
    """
    text = ledger.text
    found = heads(ledger) if _SIGN.search(text) else []
    if not found:
        return
    own = found[0]
    for sign in _SIGN.finditer(text, own.end()):
        sentence = ledger.sentences[ledger.sentence_at(sign.start())].span
        read = _READ.search(text, *sentence)
        told = read or _ASKED.search(text, *sentence)
        other = _NAMED.search(text, told.start(), told.end()) if told else None
        if told is None or other is None or _OTHER.search(text, *sentence):
            continue
        if own["nation"] != other["nation"] or not same_body(own, other, False):
            continue
        if not is_same(own, other):
            yield own, other, None
        elif read is not None:
            days = _days(ledger, own, sentence)
            if days is not None:
                yield own, other, days


def _days(ledger: Ledger, own: re.Match[str], sentence: Span) -> tuple[Span, Span] | None:
    """The only day beside the meeting in the head, and the only one of the sentence, where they differ."""
    start = max(own.string.rfind("\n", 0, own.start()) + 1, own.start() - _LINE)
    if own.start() > _FRONT:
        return None
    first, second = _day(ledger, Span(start, own.start())), _day(ledger, sentence)
    if first is None or second is None or first.year is None:
        return None
    parts = [(first.month, second.month), (first.day, second.day)]
    if second.year is not None:
        parts.append((first.year, second.year))
    return (first.span, second.span) if any(one != other for one, other in parts) else None


def _day(ledger: Ledger, span: Span) -> Piece | None:
    found = [piece for piece in ledger.date_pieces if span.start <= piece.span.start < span.end]
    if len(found) != 1 or not (found[0].month and found[0].day) or found[0].days:
        return None
    return found[0]

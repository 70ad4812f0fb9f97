"""Not all: lists whose words say that they do not make up the whole, or that one member is of the member before it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.stated import stated
from linter.ledger import Ledger
from linter.patterns import regex

_NOT_COUNTED = regex("[^，,。；;]{0,12}?(?:不[计纳列]入|不在[一-鿿]{0,6}[基分]数)")
_CLASS = regex("要求|应|需|的$")
_DONE = regex("(?:其中|目前|现)?已经?")
_ANOTHER_TIME = regex("第[二三四五]次")
_DUE, _AWAY = regex("应(?:到|参[加会]|出席)"), regex("假|缺席|未到|旷")
_OVERLAPPING = Decimal("1.02")
"""All the shares of a list together beyond which some are counted twice."""

_NEAR = 24
"""Characters from a part to its share."""


def not_all(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the words or the shares of a list tell that it is no sum."""
    parts = breakdown.parts
    if _NOT_COUNTED.match(ledger.text, parts[-1].span.end) or _overlap(ledger, breakdown):
        return True
    # 要求立行立改的132个，已整改131个: the one is of the other
    for (name, part), (following, done) in pairwise(zip(breakdown.names, parts, strict=True)):
        if done.value <= part.value and _CLASS.search(name) and _DONE.match(following):
            return True
    if breakdown.complete != "slip":
        return False
    spans = [breakdown.whole.span, *(part.span for part in parts)]
    if _ANOTHER_TIME.search(ledger.text, min(one.start for one in spans), max(one.end for one in spans)):
        return True
    # 应到216人，实到198人、线上参会12人: those away are not told
    due = _DUE.search(breakdown.whole_words[-8:]) or _DUE.search(breakdown.whole.before[-8:])
    return due is not None and not any(map(_AWAY.search, breakdown.names))


def _overlap(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where each part has a share right behind it that is right, and the shares come to more than all."""
    whole = stated(breakdown.whole)
    together = Decimal(0)
    for part in breakdown.parts:
        if "%" not in ledger.text[part.span.end : part.span.end + _NEAR]:
            return False
        beside = (one for one in ledger.by_sentence.get(part.sentence, ()) if one.span.start >= part.span.end)
        share = next(beside, None)
        given = stated(part).over(whole)
        if share is None or share.printed_unit != "%" or given is None or not given.meets(stated(share)):
            return False
        together += share.value
    return together >= _OVERLAPPING

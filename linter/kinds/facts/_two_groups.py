"""Two groups: both at work in one sentence and named again, of two years, or one in the place of the other."""

from __future__ import annotations

from itertools import pairwise

from linter.facts.names.slots import Slot
from linter.ledger import Ledger
from linter.patterns import regex

_YEAR = regex("(?:于|在|曾于)?(?P<year>(?:19|20)\\d\\d年|[今去前上本]年)")
_REPLACED = regex("接替|接手|接续|替换|替代|顶替|换成|更换为|调换|改由|轮换|移交给|交由")
_AGAIN = regex('[^。；，,]{0,8}回头看[”"]?(?:时|期间|中|阶段)')
_TWICE = 2
"""Times that each of two is named where neither can be a slip of the other."""


def told_apart(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True where the text tells of the groups of two slots, of one body, as of two."""
    slots = [slot for slot in ledger.slots if slot.body == one.body and slot.numbers in (one.numbers, other.numbers)]
    beside = [pair for pair in pairwise(slots) if pair[0].numbers != pair[1].numbers and _one_sentence(ledger, *pair)]
    times = [sum(slot.numbers == numbers for slot in slots) for numbers in (one.numbers, other.numbers)]
    if beside and min(times) >= _TWICE:
        return True
    if any(_replaced(ledger, *pair) or _parallel(ledger, *pair) for pair in beside):
        return True
    years = [_YEAR.match(ledger.text, slot.span.end) for slot in (one, other)]
    if years[0] and years[1] and years[0]["year"] != years[1]["year"]:
        return True
    again = [_AGAIN.match(ledger.text, slot.span.end) is not None for slot in (one, other)]
    return bool(beside) and again[0] != again[1]


def _one_sentence(ledger: Ledger, one: Slot, other: Slot) -> bool:
    return ledger.sentence_at(one.span.start) == ledger.sentence_at(other.span.start)


def _replaced(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True for 由第五审计组接替第三审计组."""
    return _REPLACED.search(ledger.text, one.span.start, other.span.end) is not None


def _parallel(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True for 第七巡察组进驻县医院，第五巡察组进驻县中医院: each opens a clause that tells where it went."""
    text = ledger.text
    if text[other.span.start - 1] not in "，；" or "。" in text[one.span.end : other.span.start]:
        return False
    first, second = (_WENT.match(text, slot.span.end) for slot in (one, other))
    return bool(first and second and first["verb"] == second["verb"] and first["whom"] != second["whom"])


_WENT = regex(
    "(?P<verb>[一-鿿]{0,2}?(?:进驻|入驻|负责|督导|巡察|巡视|检查|审计|联系|对|赴|到|在))(?P<whom>[一-鿿]{2,12})"
)

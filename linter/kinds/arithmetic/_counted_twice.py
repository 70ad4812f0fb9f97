"""Counted twice: whether the text says that a member of a whole may stand in several of its parts."""

from __future__ import annotations

from decimal import Decimal

from linter.facts.parts.of_them import joined
from linter.facts.parts.parts import Breakdown
from linter.interval import total
from linter.ledger import Ledger
from linter.patterns import regex

_MANY = regex(
    r"同一[一-鿿]{1,6}(?:可|会|兼|同时|涉及|存在|有|计)[一-鿿]{0,6}(?:多|两|若干|几|不止)|[可允][许以]?(?:多选|兼|同时)"
    r"|一案(?:多|数)[罪人]|间作|套[种作]|有的[一-鿿]{1,10}(?:两|多|几)[项类种个处]|一[一-鿿]多[项类种证岗]|部分[一-鿿]{1,6}(?:兼|涉及多|存在多|有多|同时)|不止[一1][项类种个]"
    r"|(?:存在|有|有的)(?:交叉|重叠)|受(?:到)?(?:多|两)种|(?:可|均)?涉及多[类项种]|(?:多种|双重|两种)处[分理罚]"
)
"""使用小学教材1所（同一园可有多项）: that a member may stand in several parts, behind the list or before it."""
_FAR = 300
"""Characters of a list that are searched for it."""
_STOP = regex(r"[。；\n](?![（(])|$")
_SHARED = regex(r"[（(][^（()）。\n]*(?:A[+＋]H|含|包括|重[复叠合]|同时|兼|与)[^（()）。\n]*[)）]")
_NOTE = 20
"""Characters behind a list in which such a bracket closes."""


def said_behind(ledger: Ledger, end: int) -> bool:
    """True for 合计66人（其中双重处分16人）: so the bracket behind a total says."""
    bracket = _BRACKET.match(ledger.text, end)
    return bracket is not None and _MANY.search(bracket.group()) is not None


_BRACKET = regex(r"[（(][^（()）。\n]{2,40}[)）]")


def counted_twice(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the list says, in brackets or behind it, that a member may count for several parts."""
    start, end = breakdown.whole.span.end, breakdown.parts[-1].span.end
    stop = _STOP.search(ledger.text, end)
    last = min(end + _FAR, stop.start() if stop else end)
    if _MANY.search(ledger.text, max(start, end - _FAR), last) is not None:
        return True
    return _noted(ledger, breakdown, last) or _in_both(ledger, breakdown) or _of_several(ledger, breakdown)


def _in_both(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 线上办12件、线下办9件，两种都办的3件 of 18件: the next number tells what the sum is above by."""
    whole, last = breakdown.whole, breakdown.parts[-1]
    over = sum((part.value for part in breakdown.parts), Decimal(0)) - whole.value
    behind = (one for one in ledger.by_sentence[last.sentence] if one.span.start > last.span.start)
    nearest = next((one for one in behind if one.unit == whole.unit), None)
    if nearest is None or nearest.value != over:
        return False
    return _BOTH.search(ledger.text[last.span.end : nearest.span.start]) is not None


_BOTH = regex("[两三][种项类个方]|[均都]|同时|既|双重|[，,](?:扣减?除?|减[去除]?|核减|冲减)$")
"""Words of those in both parts, or of what is taken off them: …，扣减27万元."""


def _noted(ledger: Ledger, breakdown: Breakdown, last: int) -> bool:
    """True for 初中21所，小学50所（含九年一贯制学校9所）: a number in brackets tells by how much the sum is above."""
    said = total(part.interval for part in breakdown.parts)
    over = said.minus(breakdown.whole.interval)
    for noted in _SHARED.finditer(ledger.text, breakdown.whole.span.end, last + _NOTE):
        told = ledger.by_sentence.get(ledger.sentence_at(noted.start()), ())
        inside = (one for one in told if noted.start() < one.span.start < noted.end())
        if any(one.value and one.unit == breakdown.whole.unit and over.meets(one.interval) for one in inside):
            return True
    return False


def _of_several(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 建议86件、提案123件，其中主办156件、协办53件: the wholes of one list hold the parts together."""
    held, first = breakdown.whole.value, breakdown.whole
    if ledger.text.startswith(("（", "("), first.span.end):
        return False  # a bracket right behind a number is about that one alone
    for one in breakdown.rivals:
        if one.span.end > first.span.start or not joined(ledger, one, first):
            break
        held, first = held + one.value, one
    return first is not breakdown.whole and held >= sum((part.value for part in breakdown.parts), Decimal(0))

"""Told over: what beside a list tells by how much its sum is above its whole, or that it is no list of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from linter.facts.parts.parts import Breakdown
from linter.ledger import Ledger
from linter.patterns import regex

_BOTH = regex("[两二三]|同时|[均都兼双]|既|又|重[复叠合]|交叉")
"""两项均断缴的7人: what says that those counted next are in several parts."""
_NEXT = 40
"""Characters behind a list in which that number stands."""
_LISTED = regex("[、，,][一-鿿]{1,8}")
_BEFORE = 4
"""Numbers before a whole among which one that holds it is looked for."""
_PLANNED = regex("计划|预计|拟|力争|将")
_INSIDE = regex("[，,；;](?:[其当]中)?涉及")
_REST = regex("其余|剩余|余下|剩下")


def told_over(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the sum is above the whole, and the words or a number beside the list tell why."""
    whole, parts = breakdown.whole, breakdown.parts
    over = sum((part.value for part in parts), Decimal(0)) - whole.value
    if over <= 0:
        return False
    # 检查3.7万人，其中甲项3.7万人、乙项3.7万人: each was done with all of them.
    if all(part.value == whole.value for part in parts):
        return True
    return (
        _told_next(ledger, breakdown, over)
        or _goes_on_to_plans(ledger, breakdown)
        or _inside_the_one_before(ledger, breakdown)
        or _rest_of_a_wider_one(ledger, breakdown)
    )


def _told_next(ledger: Ledger, breakdown: Breakdown, over: Decimal) -> bool:
    """True where the next number is by how much it is above: 两险均断缴的7人, or 盘盈 behind 盘亏."""
    last = breakdown.parts[-1]
    at = ledger.quantity_index(last.span.end)
    for one in ledger.quantities[at : at + 1]:
        words = ledger.text[last.span.end : one.span.start]
        if one.unit != last.unit or one.value != over or len(words) > _NEXT:
            continue
        behind = ledger.text[one.span.end : one.clause.end]
        listed = _LISTED.fullmatch(words) is not None and over != last.value and not _REST.search(words)
        return _BOTH.search(words + behind) is not None or (listed and breakdown.complete == "slip")
    return False


def _goes_on_to_plans(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 上半年3.2万人次，其中第二季度1.9万人次；第三季度计划1.5万人次: a statement about what is to come."""
    if _PLANNED.search(breakdown.whole_words[-16:] + breakdown.names[0]):
        return False
    between = (ledger.text[one.span.end : other.span.start] for one, other in pairwise(breakdown.parts))
    return any(words.startswith("；") and _PLANNED.search(words) for words in between)


def _inside_the_one_before(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 欠薪1.7万件，涉及工程领域0.8万件: the second is some of the first."""
    return any(
        part.value <= before.value and _INSIDE.match(ledger.text, before.span.end, part.span.start)
        for before, part in pairwise(breakdown.parts)
    )


def _rest_of_a_wider_one(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 88座中，…已装的76座，其中正常70座，其余12座: the whole and the rest come to a number before them."""
    whole, rest = breakdown.whole, breakdown.parts[-1]
    if not _REST.match(breakdown.names[-1]):
        return False
    end = ledger.quantity_index(whole.span.start)
    before = [one for one in ledger.quantities[max(0, end - _BEFORE) : end] if one.unit == whole.unit]
    near = (one for one in before if one.sentence in (whole.sentence, whole.sentence - 1))
    return any(one.value == whole.value + rest.value for one in near)

"""Explained: whether other numbers of a report tell why one that is taken up differs from the one told before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.states.retaken import Retaking, of_them, own_part, window
from linter.kinds.facts._taken_up import same_things, told
from linter.ledger import Ledger
from linter.patterns import regex

_PARTS = regex(r"其中|包括|含|分别")
_MORE_OR_LESS = regex(
    r"其余|剩余|余下|另|新[增建成设入]|增[加设]|减|注销|退|撤|并|关[闭停]|停|未|尚|除|完成|取消|核销|剔除|重复|合并|结转|补|扩|淘汰|迁|加上"
)
_SAMPLED = regex(r"抽[取查检样][一-鿿]{0,8}$")


def told_of_others(pool: Iterable[Quantity], first: Quantity, retaking: Retaking, specific: int) -> bool:
    """True where the number taken up is told before the first one, or of other things.

    For a number held against the title's, it is so too where the title's own number is told of other things.
    """
    later = retaking.quantity
    for other in pool:
        again = retaking.told and other.value == first.value and other is not first
        if (other.value != later.value and not again) or other is later:
            continue
        if other.span.start < first.span.start or not same_things(told(other), retaking, specific):
            return True
    return False


def adds_up(ledger: Ledger, near: Iterable[Quantity], first: Quantity, retaking: Retaking, small: int) -> bool:
    """True where the numbers near by tell the rest, or two of them give the number as their sum or difference.

    One up to `small` stands in every report: it explains a difference only where it is told as one.
    """
    later = retaking.quantity
    units = unit_class(first), unit_class(later)
    numbers = [
        one
        for one in near
        if one is not later
        and unit_class(one) in units
        and _tells_change(one, small)
        and not own_part(one, later)
        and of_them(one, retaking)
    ]
    if any(one.value == abs(first.value - later.value) for one in numbers):
        return True
    if first not in numbers:
        numbers.append(first)
    return any(
        later.value in (one.value + other.value, abs(one.value - other.value))
        and not _whole_and_part(ledger, one, other)
        for one, other in combinations(numbers, 2)
    )


def _tells_change(quantity: Quantity, small: int) -> bool:
    """True for a number that may be what two others differ by."""
    if _SAMPLED.search(quantity.before):
        return False
    return quantity.value > small or bool(_MORE_OR_LESS.search(window(quantity)))


def _whole_and_part(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a number and one of those that stand behind its 其中."""
    one, other = sorted((one, other), key=lambda quantity: quantity.span)
    between = ledger.text[one.span.end : other.span.start]
    return one.sentence == other.sentence and bool(_PARTS.search(between))


_BETWEEN = 2
"""Sentences from the first number to the one taken up in which the rest between them is told."""
_WIDER = regex(r"[一-鿿]{0,12}[（(](?:含|包括|包含)")


def rest_told(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where it is told by what the two differ: 排查危房126户，新增18户 … 144户危房, 338件（含上年结转12件）."""
    if any(_WIDER.match(ledger.text, one.span.end) for one in (first, later)):
        return True
    if later.sentence - first.sentence > _BETWEEN:
        sentences = [first.sentence, later.sentence]
    else:
        sentences = list(range(first.sentence, later.sentence + 1))
    rest = abs(first.value - later.value)
    return any(
        other.value == rest and unit_class(other) == unit_class(later) and _MORE_OR_LESS.search(window(other))
        for sentence in sentences
        for other in ledger.by_sentence.get(sentence, ())
        if other is not first and other is not later
    )


_REACHED = regex(
    "^[一-鿿]{0,6}?(?:通(?![知报])|有|没有|完成|建成|出台|实现|参加|达到|超过|获|成立|开通|纳入|入选|启用|配备|拥有)"
)


def some_reached(words: str) -> bool:
    """True for 通双向四车道公路, 有集体收入, 完成规划: what some of many may have reached, and is no duty of all."""
    return _REACHED.search(words) is not None

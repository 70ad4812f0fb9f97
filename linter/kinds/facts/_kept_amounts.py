"""Kept amounts: 涉及36人、金额18.72万元 … 涉及的38人已全部退还，共计18.72万元: one sum, of so many and of others.

And kept counts: 资金1.86亿元，安排项目52个 … 52个项目安排资金1.68亿元, so many of one name with a sum mistyped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.retold import in_parallel
from linter.facts.quantities.slips import alike, one_digit, printed_digits, swapped
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_DIGITS = 3
"""Digits of an amount from which no two things have the same one by chance."""
_FARTHEST = 26
"""Characters from a count to the amount that it is told with."""
_STOP = regex("[。；;！？\n]|其中|每|各|均(?=为|达|[一二三四五六七八九\\d])|人均|户均|比|较|另|分别|其余|剩余")
_UNITS = frozenset("人名户家宗处笔件个起座栋套")
_NAMELESS = frozenset("人名户宗笔处")
"""Units that say by themselves what is counted."""
_ASIDE = regex("其中|其余|剩余|余下|另|又|再|首批|部分|第[一二三四五六七八九十\\d]|等$|[每各]")
_SETTLED = regex("退还|清退|追回|追缴|收回|退缴|缴|支付|清偿|结清|付清|整改|上述|该")
"""What is told of an amount known before."""
_CORRECTED = regex("核[实定减销查]|调整|更正|剔除|实际|死亡|去世|代[为缴退]|重复|人次")
_BESIDE = 12
"""Characters before a count that tell of whom it is."""


def find_kept_amounts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity]]:
    """The two counts, and the two places of the amount that both are told with."""
    told: dict[tuple[str, Decimal], list[tuple[Quantity, Quantity]]] = {}
    times: Counter[tuple[str, Decimal]] = Counter()
    for quantities in ledger.by_sentence.values():
        for at, amount in enumerate(quantities):
            if amount.kind == "count":
                times[amount.unit, amount.value] += 1
            if amount.kind != "money" or amount.approximate or len(printed_digits(amount)) < _DIGITS or not at:
                continue
            count = quantities[at - 1]
            gap = ledger.text[count.span.end : amount.span.start]
            if count.kind == "count" and count.exact and len(gap) <= _FARTHEST and not _STOP.search(gap):
                told.setdefault((amount.unit, amount.value), []).append((count, amount))
    for pairs in told.values():
        if len(pairs) != _PAIR:
            continue
        (first, kept), (later, again) = pairs
        if first.unit != later.unit or later.unit not in _UNITS or first.value == later.value:
            continue
        once = times[later.unit, later.value] == 1
        if once and _of_one_thing(ledger, first, later) and not _explained(ledger, first, later):
            yield first, later, kept, again


def find_kept_counts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity]]:
    """The two amounts, one a slip of the other, and the two places of the count that both are told with."""
    told: dict[tuple[str, Decimal], list[tuple[Quantity, Quantity]]] = {}
    for quantities in ledger.by_sentence.values():
        for one, other in pairwise(quantities):
            amount, count = (one, other) if one.kind == "money" else (other, one)
            gap = ledger.text[one.span.end : other.span.start]
            if amount.kind != "money" or amount.approximate or count.kind != "count" or not count.exact:
                continue
            if _is_telling(count) and len(gap) <= _FARTHEST and not _STOP.search(gap):
                told.setdefault((count.unit, count.value), []).append((amount, count))
    for pairs in told.values():
        if len(pairs) == _PAIR:
            (first, kept), (later, again) = pairs
            # 涉及45人 does not say of whom: then what the sums are of must be told in both sentences.
            words = ledger.read(ledger.sentences[later.sentence].span) if kept.unit in _NAMELESS else ""
            named = share_a_bigram(_around(kept), _around(again)) or share_a_bigram(first.before[-_BESIDE:], words)
            apart = first.sentence != later.sentence and first.unit == later.unit
            if named and apart and _is_slip(first, later) and _of_one_time(ledger, first, later):
                yield first, later, kept, again


def _around(count: Quantity) -> str:
    return f"{count.before[-_NEAR_BY:]}|{count.after[:_NEAR_BY]}"


def _is_telling(count: Quantity) -> bool:
    """False for 10个 and 120人: round numbers are of many things."""
    return count.value > _ROUND and count.value % _ROUND != 0


def _is_slip(one: Quantity, other: Quantity) -> bool:
    here, there = printed_digits(one), printed_digits(other)
    if min(len(here), len(there)) < _DIGITS or one.step != other.step:
        return False
    return swapped(here, there, _DIGITS) or (len(here) == len(there) and one_digit(here, there, _DIGITS))


def _of_one_time(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    # 安排项目52个 has been done, whatever else 安排 says.
    if not one_time(ledger, first, later, plans=False) or not one_scope(first, later):
        return False
    if in_parallel(ledger, first, later):
        return False
    spans = (ledger.sentences[one.sentence].span for one in (first, later))
    return not (_explained(ledger, first, later) or any(_PARTLY.search(ledger.read(span)) for span in spans))


_ROUND = 10
_NEAR_BY = 8
"""Characters on each side of a count that tell what it counts."""
_PARTLY = regex(
    "预算|概算|计划|拟|批复|下达|调整|追加|结余|节约|中标|合同|决算|审减|送审|[上去]年|同期|首批|部分|其余|另"
)
"""What tells that a sum may be another of the same things: what they were to cost, and what they did."""


def _of_one_thing(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the second sentence takes up the first, and nothing sets the two counts apart."""
    if later.sentence == first.sentence or min(first.value, later.value) <= 1 or not alike(first, later, _TENTHS):
        return False
    if not one_time(ledger, first, later) or not one_scope(first, later) or in_parallel(ledger, first, later):
        return False
    start = ledger.sentences[later.sentence].span
    if not _SETTLED.search(ledger.text, start.start, start.end):
        return False
    return _taken_up(first, later)


_TENTHS = 16
"""Tenths of the smaller count that the greater one stays below: twice as many are others."""
_PAIR = 2


def _taken_up(first: Quantity, later: Quantity) -> bool:
    """True for 涉及的38人, 3个部门已 behind 2个部门未, and for 查处收费案件16件 behind 立案查处收费案件17件.

    约谈32人，追回18.72万元 and 清退15户，追回8.64万元 tell of others: what was done to people is no part of the sum.
    """
    if _AGAIN.search(later.before) and later.unit in _NAMELESS:
        return True
    did = _DID.match(later.after)
    if did and first.after.startswith(did["noun"]):
        return True
    said = first.before[-_SAME_WORDS:]
    same = len(said) == _SAME_WORDS and later.before.endswith(said)
    return same and first.verb == later.verb and abs(first.value - later.value) <= _NEAR


_AGAIN = regex("(?:涉及|上述|前述|该|这)的?$")
_DID = regex("(?P<noun>[一-鿿]{1,8}?)(?:(?:已经?|均|全部|都|现)+(?:将|[一-鿿]{0,4}?[退缴付还清兑交])|欠[缴付交]?的)")
_SAME_WORDS = 6
"""Characters right before both counts by which they are of one thing: 查处收费案件."""
_NEAR = 2
"""By how much two counts of one thing told in the same words differ where one is a slip."""


def _explained(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the sentences tell what the two differ by, or that it was counted anew."""
    rest = abs(first.value - later.value)
    for index in (first.sentence, later.sentence, later.sentence + 1):
        if any(one.unit == later.unit and one.value == rest for one in ledger.by_sentence.get(index, ())):
            return True
    spans = (ledger.sentences[one.sentence].span for one in (first, later))
    words = "|".join(ledger.read(span) for span in spans)
    return _CORRECTED.search(words) is not None or _ASIDE.search(later.before[-_BESIDE:]) is not None

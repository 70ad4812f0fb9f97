"""Leverage: 设立补偿资金500万元，发放贷款6000万元，撬动比达21倍: what a sum set going is so many times it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.multiples import Multiple
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOLD = regex(
    r"(?:撬动|放大|杠杆|带动|拉动)(?:了|作用|效应|效果|比例?|倍数|倍率|系数|率|功能|近|约|财政资金|资金|信贷|达到?|为|是|超过?|实现|到|以上|[，,])*$"
)
_SET = regex("设立|安排|投入|出资|统筹|筹集|拨付|下达|争取|财政|贴息|补偿|奖补|引导|注资|资金池|本金|补贴|专项|发放")
_MOVED = regex("贷款|投资|社会资本|信贷|融资|授信|消费|销售|担保|投保|保费|保额|保险金额|风险保障|贴现|交易")
_BACK, _SENTENCES = 6, 1
_FARTHEST = 20


def find_leverage(ledger: Ledger) -> Iterator[Multiple]:
    """Every multiple of what a sum moved, with the two amounts alone told before it in its sentence."""
    if "倍" not in ledger.text:
        return
    for at, times in enumerate(ledger.quantities):
        if times.kind != "times" or times.approximate or times.value <= 1:
            continue
        start = ledger.sentences[times.sentence].span.start
        if not _TOLD.search(ledger.text, max(start, times.span.start - _FARTHEST), times.span.start):
            continue
        if ledger.text.startswith(("的", "左右"), times.span.end):
            continue
        before = [
            one
            for one in ledger.quantities[max(0, at - _BACK) : at]
            if one.kind == "money" and one.sentence == times.sentence and one.value > 0
        ]
        if len(before) < 2 or any(one.approximate for one in before) or _given(before, times.interval):
            continue
        base = next((one for one in before if _SET.search(_words(ledger, one))), None)
        moved = [one for one in before if one is not base and _MOVED.search(_words(ledger, one))]
        if base is not None and moved and moved[-1].value > base.value and moved[-1] is before[-1]:
            yield Multiple(times.span, times.interval, base, moved[-1], "of")


def _words(ledger: Ledger, one: Quantity) -> str:
    """What stands beside an amount: what it is for, and what it is."""
    return one.before[-16:] + one.after[:16]


def _given(before: list[Quantity], factor: Interval) -> bool:
    """True where any two of the amounts give the factor, as much or more."""
    for one, other in permutations(before, 2):
        ratio = stated(one).over(stated(other))
        if ratio and (ratio.meets(factor.widened(factor.high * _SPARE)) or ratio.minus(_ONE).meets(factor)):
            return True
    return False


_SPARE = Decimal("0.01")
_ONE = Interval.exactly(Decimal(1))

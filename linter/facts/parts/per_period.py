"""So much for each year or month, and what some years come to: 每年安排3000万元，三年共安排9000万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.products import Product, Takers
from linter.facts.quantities.bigrams import share_a_bigram
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_N = r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})"
_TIME = "(?:个?月|年|个?季度|个?学期|个?学年|天|周)"
_ALL = "(?:一?共计?|合计|总计|累计|总共|总额)"
_ACT = "(?P<act>[一-鿿]{0,8})"
_EACH = regex(
    rf"(?P<lead>(?:连续)?{_N}(?P<of>{_TIME})(?:内|间|来)?[，,]?)?每(?P<per>年|月|季度?|学期|学年|天|周)(?:度)?{_ACT}$"
)
_THEN = regex(
    rf"[，,、；;]?(?:连续|计划|预计)?(?:[一-鿿]{{0,2}}(?:[一-鿿][了有满共])?)?{_N}(?P<of>{_TIME})(?:内|间|期间)?[，,]?[一-鿿]{{0,4}}?{_ALL}{_ACT}"
)
_ALL_YEAR = regex(rf"[，,、；;]?(?P<of>全年){_ALL}?{_ACT}")
_AT_ONCE = regex(rf"[，,、；;]?{_ALL}{_ACT}")
_IN_A_YEAR = {"月": Decimal(12), "季": Decimal(4)}
_OTHER = regex(
    r"约|近|余|多|左右|以[上下内]|不[低少超]|至少|最[高低]|递[增减]|提高|增[加长]|减少|首[年期批]|其中|另|平均|均|分别|等|剩|原|还|其他|加上|利息"
)
_SPENT = regex("^(?:安排|投入|支出|需|补助|补贴|奖励|资金|发放|拨付|支付|下达|可?获得?|达|为)")
"""What is done with money, whatever the word for each year was."""
_LEAD, _SHARED = 30, 6


def find_per_period(ledger: Ledger) -> Iterator[Product]:
    """Every amount for each period with the amount that a number of such periods comes to, right behind it."""
    if "每" not in ledger.text:
        return
    for quantities in ledger.by_sentence.values():
        amounts = [q for q in quantities if q.is_amount]
        for each, whole in pairwise(amounts):
            if each.unit == whole.unit and not each.approximate and not whole.approximate:
                found = _product(ledger, each, whole)
                if found:
                    yield found


def _product(ledger: Ledger, each: Quantity, whole: Quantity) -> Product | None:
    start = max(ledger.sentences[each.sentence].span.start, each.span.start - _LEAD)
    lead = ledger.text[start : each.span.start]
    told = _EACH.search(lead) if "每" in lead else None
    gap = ledger.text[each.span.end : whole.span.start]
    if (
        told is None
        or "每" in lead[: told.start()][-_SHARED:]
        or _OTHER.search(gap)
        or _OTHER.search(told.group())
        or _OTHER.match(ledger.text, whole.span.end)
    ):
        return None
    times: tuple[Decimal, Span] | None = None
    then = _THEN.fullmatch(gap)
    if then:
        times = _times(then, told["per"], each.span.end)
    elif told["lead"] and _AT_ONCE.fullmatch(gap):
        times = _times(told, told["per"], start)
    elif told["per"][0] in _IN_A_YEAR and (then := _ALL_YEAR.fullmatch(gap)):
        at = each.span.end
        times = _IN_A_YEAR[told["per"][0]], Span(at + then.start("of"), at + then.end("of"))
    act = (then or _AT_ONCE.fullmatch(gap) or told)["act"]
    if times is None or not (not act or _SPENT.search(act) or share_a_bigram(act, told["act"])):
        return None
    return Product(each, Takers(times[0], Interval.exactly(times[0]), (times[1],)), whole, certain=False)


def _times(told: re.Match[str], per: str, offset: int) -> tuple[Decimal, Span] | None:
    """How often, where it is counted in the periods that the amount is for: 三年 of 每年."""
    if told["of"].lstrip("个")[0] != per[0] or told["of"][-1] != per[-1]:
        return None
    return Decimal(whole_number(told["number"])), Span(offset + told.start("number"), offset + told.end("of"))

"""So much for each, by slip: 岗位324个，支付补助194.4万元，每岗每月600元，按12个月计, where 500 gives just the sum.

The form says what is told for each and of what; which count and which sum are meant is what the arithmetic says, where
one key mends it and no other pair of numbers gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.products import Takers, counts
from linter.facts.parts.wholes import CHANGE, tells_level
from linter.facts.quantities.slips import is_near, one_key
from linter.interval import Interval, total
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class EachBySlip(NamedTuple):
    """One value for each, those who have it, how often, and the sum that they do not give."""

    each: Quantity
    takers: Quantity
    times: Decimal
    whole: Quantity
    mean: bool
    """True for 户均 and 平均, which may be rounded."""


_EACH = regex(
    r"(?:(?P<average>平均)?每一?(?P<unit>(?![年月日天季次周])[一-鿿]{1,3}?)(?:平均)?(?:每(?:个)?(?P<period>[月年]))?(?:度)?(?P<words>[一-鿿]{0,6})"
    r"|(?P<mean>[户人亩村校])均(?P<done>[一-鿿]{0,6})|(?P<bare>平均)[一-鿿]{0,4})(?:为|达|是|：|:)?$"
)
_NO_SHARE = regex(
    r"收入|可支配|生产总值|面积|寿命|受教育|耕地|住房|绿地|水资源|用水|能耗|占有|[天日季周次]|不[低高少超]|最|至少|限|增[长加]|减少|提高|下降|拥有"
)
_NO_PART = regex("其中|另|计划|预算|目标|上年|去年|同期|每|均|最|约|减|扣|剩|已经?|首批|分期")
_SUMMED = regex(r"[，,、；;]?(?:共计?|合计|总计|总共|计|小计|需|折合)[一-鿿]{0,6}$")
_REDUCED = regex(
    r"[上下]浮|优惠|让利|折[扣让]|减免|扣除|部分|不足|以[上下内]|分别|分[两三四期]|先后|左右|先[行期]|[自从]\d{1,2}月"
)
_SAME_THING = regex(r"(?P<thing>[一-鿿]{1,3})每(?P=thing)")
_ALL_YEAR = regex("全年|年度|一年|本年|当年")
_MOST = 6
"""Numbers of a sentence of one unit beyond which nobody can tell which is meant."""
_LONGEST = 60
"""Numbers of a sentence; more are a table lost in a line."""
_BEYOND = Decimal(10) ** 15
"""No amount of a report reaches it, and what Decimal counts with (28 digits) does."""
_YEAR = Decimal(12)
_TELLING = 3
"""Digits of the number that a slip explains, where it does not stand beside the others."""


@once
def find_each_by_slip(ledger: Ledger) -> Iterator[EachBySlip]:
    """Every value for each that no count and sum of its sentence give, and just one pair but for one key."""
    if "每" not in ledger.text and "均" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for at, each in enumerate(quantities) if 2 < len(quantities) <= _LONGEST else ():
            if "每" not in each.before and "均" not in each.before:
                continue
            told = _EACH.search(each.before) if each.is_amount else None
            if told is None or each.approximate or not each.value or _NO_SHARE.search(told.group()):
                continue
            if not _REDUCED.search(ledger.read(ledger.sentences[index].span)):
                yield from _of(ledger, quantities, at, told)


def _of(ledger: Ledger, quantities: Sequence[Quantity], at: int, told: re.Match[str]) -> Iterator[EachBySlip]:
    each = quantities[at]
    others = [one for one in quantities if one is not each and not one.approximate and one.value > 0]
    # 高中42名每人2000元、初中84名每人1000元，共16.8万元: the sum is that of several.
    if any("每" in one.before and _same_unit(one, each) for one in others):
        return
    takers = [one for one in others if _takes(quantities, at, one, told)]
    wholes = [one for one in others if _same_unit(one, each) and one not in takers and one.value > each.value]
    if not takers or not wholes or len(takers) > _MOST or len(wholes) > _MOST:
        return
    often = _times(ledger, quantities, each, told)
    mean = told["mean"] is not None or told["bare"] is not None or told["average"] is not None
    found = [EachBySlip(each, taker, times, whole, mean) for taker in takers for whole in wholes for times in often]
    if any(holds(one, one.whole.interval.truncated_too(one.whole.step)) for one in found):
        return
    beside = [one for one in found if _beside(ledger, quantities, at, one)]
    slipped = [one for one in beside if is_near(one.whole, each.value * times_paid(one))]
    plain = [one for one in others if _same_unit(one, each) and not _NO_PART.search(one.before)]
    sums = [total((a.interval, b.interval)) for a, b in combinations(plain[:_MOST], 2)]
    if not slipped and not any(holds(one, both) for one in found for both in sums):
        slipped = [one for one in found if _plain(ledger, quantities, one.whole) and _one_key(one)]
    if len(slipped) == 1:
        yield slipped[0]


def _takes(quantities: Sequence[Quantity], at: int, one: Quantity, told: re.Match[str]) -> bool:
    """True for 20户 beside 每户, for 岗位324个 beside 每岗, and for the count right before 平均."""
    if (
        one.kind not in ("count", "measure")
        or CHANGE.search(one.before)
        or _NO_PART.search(one.before.removeprefix("其中")[-4:])
    ):
        return False
    unit = told["unit"] or told["mean"]
    if unit is None:
        return at > 0 and one is quantities[at - 1] and one.clause == quantities[at].clause
    around = one.head + one.after[:6]
    if at > 0 and one is quantities[at - 1] and _SAME_THING.search(one.text, one.span.end, quantities[at].span.start):
        return True  # 7个县（区）中队每队
    named = len(unit) == 1 and one.kind == "count" and (unit in one.head[-2:] or around.endswith(unit))
    return counts(one, unit) or named or (unit == "人" and one.printed_unit in ("人次", "名", "位"))


def _same_unit(one: Quantity, each: Quantity) -> bool:
    return one.unit == each.unit or {one.unit, each.unit} <= {"人", "名", "位"}


def _times(ledger: Ledger, quantities: Sequence[Quantity], each: Quantity, told: re.Match[str]) -> list[Decimal]:
    """How often it is paid: once, or in so many months as the sentence says, or in a year's twelve."""
    if told["period"] != "月":
        return [Decimal(1)]
    months = [one.value for one in quantities if one.kind == "duration" and one.unit == "月"]
    if not months and _ALL_YEAR.search(ledger.read(ledger.sentences[each.sentence].span)):
        return [_YEAR]
    return months


def times_paid(found: EachBySlip) -> Decimal:
    """How many times the value for each is paid in all."""
    return Takers.counted(found.takers).value * found.times


def holds(found: EachBySlip, whole: Interval) -> bool:
    """True where a sum, or two numbers together, may be what the value for each comes to."""
    many = Takers.counted(found.takers).interval.times(found.times)
    share = whole.over(many)
    said = found.each.interval.widened(found.each.step) if found.mean else found.each.interval
    product = many.times(found.each.value)
    return (share is not None and share.meets(said)) or product.meets(whole)


def _beside(ledger: Ledger, quantities: Sequence[Quantity], at: int, found: EachBySlip) -> bool:
    """True for 7个队每队36人，计225人: the three stand side by side, and the last says that it is the sum."""
    if not 0 < at < len(quantities) - 1 or found.times != 1:
        return False
    if quantities[at - 1] is not found.takers or quantities[at + 1] is not found.whole:
        return False
    words = ledger.text[found.each.span.end : found.whole.span.start]
    return _SUMMED.fullmatch(words) is not None and not _NO_PART.search(found.takers.before.removeprefix("其中"))


def _plain(ledger: Ledger, quantities: Sequence[Quantity], whole: Quantity) -> bool:
    return tells_level(whole.before) and not _NO_PART.search(whole.before)


def _one_key(found: EachBySlip) -> bool:
    """True where one key in one of the three numbers makes the other two give it."""
    each, whole, many = found.each, found.whole, times_paid(found)
    if not many or whole.value > _BEYOND or each.value > _BEYOND:
        return False
    needed = each.value * many
    exact = whole.value % whole.step == 0 and whole.value / many % each.step == 0
    if exact and _long(each) and one_key(each, whole.value / many):
        return True
    if needed % whole.step == 0 and _long(whole) and one_key(whole, needed):
        return True
    count = whole.value / each.value / found.times
    return (
        found.takers.exact
        and count == count.to_integral_value()
        and _long(found.takers)
        and one_key(found.takers, count)
    )


def _long(one: Quantity) -> bool:
    return len(str(int(one.value / one.step))) >= _TELLING

"""Products, pages on: 重复计费波及316人次，每人次多收45元, and among what was paid back 该项多收款12 420元 for 14 220.

Nothing beside the price tells the sum, or nothing beside it how many there are: what is said of both shares its words,
and one key makes the three agree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.unit_values import UnitValue
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.slips import exchanged, one_key, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH_ACT = regex(
    r"每(?P<unit>人次|[一-鿿])(?P<act>多收|少收|多付|多报|多领|重复收取|违规收取|超标准收取|应补|退还)(?:取|费)?"
)
_ACT = regex("多收|少收|多付|多报|多领|重复收取|违规收取|超标准收取|应补|退还")
_LOOKED_AT = 32
"""Amounts of one act, and amounts of about one size, that are looked at."""
_SAME_FOR_ALL = regex(r"(?P<group>[一-鿿]{1,6}?[户人村名家])(?:均|都|统一)?按照?每(?P<unit>[户人村名家])$")
_ALL = regex("统一|全部|均已|每[户人村名家]")
_PAID = regex(r"(?:发放|拨付|兑付|发|补助|支付)(?:资金|补助|补助金)?(?:共|共计|合计)?")
_OTHER = regex(
    r"其中|[^多]另|部分|首批|分期|预计|计划|拟|减|扣|剩|第[一二三四五六七八九十]|[上去]年|平均|均(?!已|为)|约|以[上下]|最|首付|预拨|优惠|让利|折|浮|[%％]"
)
_APART = regex("先行|另[有外行]|差异|退[费款回]|[以之]外|除|不[含计]|不包括|个别|联系不上|暂|核减|抵")
"""In the sentence of a sum: it is of fewer or of more than the price."""
_MORE_TO_COME = regex("[^。\n]{0,40}?(?:其余|剩余|余下|尚|未|仍|还有)")
"""Behind a sum: what is not in it."""
_TELLING = 3
"""Digits of a sum that a slip explains where its words alone tie it to the price."""
_SHARED = 3
"""Pairs of characters that the words before the sum share with those before the number."""
_GENERAL = frozenset(["多收", "收款", "收费", "金额", "问题", "项目", "资金", "医院", "单位"])


def find_products_pages_on(ledger: Ledger) -> Iterator[UnitValue]:
    """Every price for each whose number or whose sum another paragraph tells, one key away from what they give."""
    if "每" not in ledger.text:
        return
    sums: _Sums | None = None
    for at, each in enumerate(ledger.quantities[1:], 1):
        if each.kind != "money" or each.approximate or "每" not in each.before or each.value <= 0:
            continue
        act = _EACH_ACT.fullmatch(each.before)
        if act:
            sums = sums or _Sums(ledger)
            yield from _sums_elsewhere(ledger, sums, ledger.quantities[at - 1], each, act)
        elif group := _SAME_FOR_ALL.search(each.before):
            yield from _counted_elsewhere(ledger, at, each, group["unit"], group["group"][:-1])


class _Sums:
    """The amounts of a text, by the acts before them and by their values."""

    def __init__(self, ledger: Ledger) -> None:
        money = [one for one in ledger.quantities if one.kind == "money" and not one.approximate]
        self.of_act: dict[str, list[Quantity]] = {}
        for one in money:
            for act in set(_ACT.findall(one.before)):
                self.of_act.setdefault(act, []).append(one)
        self._intervals = sorted({one.interval for one in money})

    def tells(self, needed: Decimal) -> bool:
        """True where some amount may be just this."""
        last = bisect_right(self._intervals, needed, key=lambda one: one.low)
        return any(one.holds(needed) for one in self._intervals[max(0, last - _LOOKED_AT) : last])


def _sums_elsewhere(
    ledger: Ledger, sums: _Sums, takers: Quantity, each: Quantity, told: re.Match[str]
) -> Iterator[UnitValue]:
    """波及316人次，每人次多收45元 with no sum beside it."""
    near = ledger.text[takers.span.end : each.clause.start]
    if near not in ("，", ",") or takers.printed_unit != told["unit"] or not takers.exact:
        return
    sentence = ledger.sentences[takers.sentence].span
    lead = ledger.text[sentence.start : takers.span.start]
    words = han_bigrams(lead[max(lead.rfind("；"), lead.rfind("，", 0, max(0, len(lead) - 16))) + 1 :])
    needed = each.value * takers.value
    candidates = sums.of_act.get(told["act"], [])
    if len(candidates) > _LOOKED_AT or sums.tells(needed):
        return
    if _OTHER.search(ledger.text, sentence.start, each.span.start) or _APART.search(ledger.text, *sentence):
        return
    named = [
        one
        for one in candidates
        if one.sentence != each.sentence
        and one.value > each.value
        and len(han_bigrams(one.before) & words - _GENERAL) >= _SHARED
        and not _OTHER.search(one.before)
        and not _APART.search(ledger.text, *ledger.sentences[one.sentence].span)
        and not _MORE_TO_COME.match(ledger.text, one.span.end)
    ]
    if len(named) == 1 and len(printed_digits(named[0])) >= _TELLING and _slip(named[0], each, takers):
        yield UnitValue(each, takers, named[0], False)


def _counted_elsewhere(ledger: Ledger, at: int, each: Quantity, unit: str, group: str) -> Iterator[UnitValue]:
    """维修户按每户四千元的统一标准补助，…发放五百二十万元, where another section counts 需维修住房一千四百五十户."""
    whole = ledger.quantities[at + 1] if at + 1 < len(ledger.quantities) else each
    if whole.sentence != each.sentence or whole.kind != "money" or whole.approximate or len(group) < len("维修"):
        return
    said = ledger.text[each.span.end : whole.span.start]
    if not _ALL.search(said) or not _PAID.fullmatch(whole.before) or _OTHER.search(said):
        return
    counted = [
        one
        for one in ledger.quantities
        if one.kind == "count" and one.printed_unit == unit and group in one.before and one.sentence != each.sentence
    ]
    if len({one.value for one in counted}) != 1 or not counted[0].exact or _OTHER.search(counted[0].before):
        return
    if _slip(whole, each, counted[0]) and not _MORE_TO_COME.match(ledger.text, whole.span.end):
        yield UnitValue(each, counted[0], whole, False)


def _slip(whole: Quantity, each: Quantity, takers: Quantity) -> bool:
    needed = each.value * takers.value
    return one_key(whole, needed) or exchanged(whole, needed)

"""Products, pages on: 重复计费波及316人次，每人次多收45元, and among what was paid back 该项多收款12 420元 for 14 220.

Nothing beside the price tells the sum, or nothing beside it how many there are: what is said of both shares its words,
and one key makes the three agree.
"""

from __future__ import annotations

from collections.abc import Iterator
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
_SAME_FOR_ALL = regex(r"(?P<group>[一-鿿]{1,6}?[户人村名家])(?:均|都|统一)?按照?每(?P<unit>[户人村名家])$")
_ALL = regex("统一|全部|均已|每[户人村名家]")
_PAID = regex(r"(?:发放|拨付|兑付|发|补助|支付)(?:资金|补助|补助金)?(?:共|共计|合计)?")
_OTHER = regex(
    r"其中|[^多]另|部分|首批|分期|预计|计划|拟|减|扣|剩|第[一二三四五六七八九十]|[上去]年|平均|均(?!已|为)|约|以[上下]|最|首付|预拨|优惠|让利|折|浮|[%％]"
)
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
    for at, each in enumerate(ledger.quantities[1:], 1):
        if each.kind != "money" or each.approximate or "每" not in each.before or each.value <= 0:
            continue
        act = _EACH_ACT.fullmatch(each.before)
        if act:
            yield from _sums_elsewhere(ledger, ledger.quantities[at - 1], each, act["unit"], act["act"])
        elif group := _SAME_FOR_ALL.search(each.before):
            yield from _counted_elsewhere(ledger, at, each, group["unit"], group["group"][:-1])


def _sums_elsewhere(ledger: Ledger, takers: Quantity, each: Quantity, unit: str, act: str) -> Iterator[UnitValue]:
    """波及316人次，每人次多收45元 with no sum beside it."""
    near = ledger.text[takers.span.end : each.clause.start]
    if near not in ("，", ",") or takers.printed_unit != unit or not takers.exact:
        return
    sentence = ledger.sentences[takers.sentence].span
    lead = ledger.text[sentence.start : takers.span.start]
    words = han_bigrams(lead[max(lead.rfind("；"), lead.rfind("，", 0, max(0, len(lead) - 16))) + 1 :])
    needed = each.value * takers.value
    sums = [one for one in ledger.quantities if one.kind == "money" and not one.approximate and one.value > each.value]
    if any(one.interval.holds(needed) for one in sums) or _OTHER.search(ledger.text, sentence.start, each.span.start):
        return
    named = [
        one
        for one in sums
        if one.sentence != each.sentence
        and act in one.before
        and len(han_bigrams(one.before) & words - _GENERAL) >= _SHARED
        and not _OTHER.search(one.before)
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

"""Rates of two: 满意和基本满意率 of both answers together, and 床位使用率 of those who live there over the beds.

测评表215份，“满意”198份、“基本满意”14份、“不满意”3份: that the answers come to the whole proves what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BOTH = regex(
    r"(?P<one>[一-鿿]{2,4})[“”\"]*(?:和|与|及|、|加)[“”\"]*(?P<other>[一-鿿]{2,5}?)[“”\"]*(?:以上)?的?(?:合计)?(?:率|占比?|比例|比重)(?:合计|达到?|为|是|约|仅|共|：|:)*$"
)
_MARKS = regex("[“”\"'‘’]|的|等次|评价|选票|[为有：:]")
_WIDER = ("基本", "比较", "不", "非常", "较", "很", "十分")
_OCCUPIED = regex(
    r"(?:^|[，,、；;：:。（(])(?:总体|目前|全院|整体|综合)?(?:床位(?:使用|利用|入住)|入住)率(?:目前|已|仅|就|约)*(?:为|达到?|是|：|:)?$"
)
_BEDS, _LIVE = regex("床位|床$"), regex("入住|在住|在院|收住|供养|居住|住养")
_STAFF = regex("护理|医[护生师]|护士|员工|职工|工作人员|厨师|保洁|社工|人员")
_PEOPLE = ("人", "名", "位")
_NOT = regex("[增减]|[比较]|上年|去年|同期|每|均|计划|规划|新|另|累计|日间|护理型|其中|先后|全年")
_SENTENCES = 3
"""Sentences before a rate in which its numbers stand."""


def find_rates_of_two(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of two answers together, and every rate of beds."""
    for at, rate in enumerate(ledger.quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        near = _before(ledger, at, rate)
        if not 0 < rate.value < 1:
            continue
        found = _of_answers(ledger, near, rate) or _of_beds(near, rate) or _of_capacity(ledger, at, rate)
        if found:
            yield found


def _before(ledger: Ledger, at: int, rate: Quantity) -> list[Quantity]:
    block = ledger.sentences[rate.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, at - 12) : at]
        if ((one.kind == "count" and one.exact) or (one.kind == "plain" and one.after.startswith("票")))
        and rate.sentence - one.sentence <= _SENTENCES
        and ledger.sentences[one.sentence].block == block
    ]


def _of_answers(ledger: Ledger, near: Sequence[Quantity], rate: Quantity) -> Rate | None:
    start = ledger.sentences[rate.sentence].span.start
    told = _BOTH.search(ledger.text, max(start, rate.span.start - 24), rate.span.start)
    if told is None:
        return None
    one, other = (_answer(near, told[name]) for name in ("one", "other"))
    if one is None or other is None or one is other or one.unit != other.unit:
        return None
    first, last = sorted((near.index(one), near.index(other)))
    both = one.value + other.value
    rests = {both, *(both + rest.value for rest in near[last + 1 : last + 3] if rest.unit == one.unit)}
    rests.add(sum((rest.value for rest in near[last + 1 : last + 3] if rest.unit == one.unit), both))
    whole = next((many for many in reversed(near[:first]) if many.unit == one.unit and many.value in rests), None)
    if whole is None or not is_near(rate, both / whole.value):
        return None
    part = replace(one, value=both, interval=one.interval.plus(other.interval))
    return Rate(rate, part, whole, "named", told.group(), (), certain=False, slip=True, terms=(one, other))


def _answer(near: Sequence[Quantity], name: str) -> Quantity | None:
    """The one number of an answer; 满意 is neither 基本满意 nor 不满意."""
    name = next((name[at:] for at in range(len(name) - 1) if any(_is(one, name[at:]) for one in near)), "")
    found = [one for one in near if name and _is(one, name)]
    return found[0] if len(found) == 1 else None


def _is(one: Quantity, name: str) -> bool:
    words = _MARKS.sub("", one.before)
    return words.endswith(name) and not words.removesuffix(name).endswith(_WIDER)


def _of_beds(near: Sequence[Quantity], rate: Quantity) -> Rate | None:
    if _OCCUPIED.search(rate.before) is None:
        return None
    beds = [
        one
        for one in near
        if one.unit == "张" and _BEDS.search(one.before + one.after[:4]) and not _NOT.search(one.before)
    ]
    others = [
        one
        for one in near
        if one.unit in _PEOPLE and not (_STAFF.search(one.before + one.head) or _LIVE.search(one.before))
    ]
    if any(beds and one.span.start > beds[0].span.start for one in others):
        return None  # 入住特困老人84人、社会代养21人: of both
    people = [one for one in near if one.unit in _PEOPLE and _LIVE.search(one.before) and not _NOT.search(one.before)]
    if (
        len(beds) != 1
        or len(people) != 1
        or people[0].value > beds[0].value
        or people[0].span.start < beds[0].span.start
    ):
        return None
    if not is_near(rate, people[0].value / beds[0].value):
        return None
    return Rate(rate, people[0], beds[0], "named", "床位使用率", (), certain=False, slip=True)


_LOADED = regex(
    "(?:负荷|满载|满负荷|(?:产能|库容|仓容|能力|设施)(?:利用|使用)|上座|满库)率(?:目前|已|仅|就|约)*(?:为|达到?|是|：|:)?$"
)
_HOLDS = regex("(?:能力|产能|库容|仓容|容量|规模|座位|座席|可(?:容纳|接待|处理|储存))[一-鿿]{0,4}$")
_NO_LOAD = regex("[增减]|[比较]|上年|去年|同期|每|计划|规划|新|另|其中|余|剩|空|扩")


def _of_capacity(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    """日产生量320吨，设计日处理能力400吨，负荷率80%: the two numbers right before it, one of which is what fits in."""
    if _LOADED.search(rate.before) is None or at < len(("load", "capacity")):
        return None
    one, other = ledger.quantities[at - 2 : at]
    if one.unit != other.unit or one.approximate or other.approximate or one.sentence != rate.sentence:
        return None
    part, whole = sorted((one, other), key=lambda number: number.value)
    if not _HOLDS.search(whole.before) or _HOLDS.search(part.before) or _NO_LOAD.search(part.before + whole.before):
        return None
    if part.value <= 0 or not is_near(rate, part.value / whole.value):
        return None
    return Rate(rate, part, whole, "named", "负荷率", (part, whole), certain=False, slip=True)

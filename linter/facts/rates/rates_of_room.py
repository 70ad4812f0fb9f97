"""Rates of room: 床位使用率 of those who live there over the beds, 负荷率 of what comes over what a plant can take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OCCUPIED = regex(
    r"(?:^|[，,、；;：:。（(])(?:总体|目前|全院|整体|综合)?(?:床位(?:使用|利用|入住)|入住)率(?:目前|已|仅|就|约)*(?:为|达到?|是|：|:)?$"
)
_BEDS, _LIVE = regex("床位|床$"), regex("入住|在住|在院|收住|供养|居住|住养")
_STAFF = regex("护理|医[护生师]|护士|员工|职工|工作人员|厨师|保洁|社工|人员")
_PEOPLE = ("人", "位")
_NOT = regex("[增减]|[比较]|上年|去年|同期|每|均|计划|规划|新|另|累计|日间|护理型|其中|先后|全年")
_NUMBERS, _SENTENCES = 12, 3
"""Numbers and sentences before a rate among which its own stand."""


def find_rates_of_room(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of room taken, with what is there and what there is room for."""
    for at, rate in enumerate(ledger.quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        found = (_of_beds(ledger, at, rate) or _of_capacity(ledger, at, rate)) if 0 < rate.value < 1 else None
        if found:
            yield found


def counts_before(ledger: Ledger, at: int) -> list[Quantity]:
    """The counts of the paragraph right before rate `at`, some sentences back."""
    rate = ledger.quantities[at]
    block = ledger.sentences[rate.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, at - _NUMBERS) : at]
        if ((one.kind == "count" and one.exact) or (one.kind == "plain" and one.after.startswith("票")))
        and rate.sentence - one.sentence <= _SENTENCES
        and ledger.sentences[one.sentence].block == block
    ]


def _of_beds(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    if _OCCUPIED.search(rate.before) is None:
        return None
    near = counts_before(ledger, at)
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

"""Lost means: 保有量3辆，运行维护费17.9万元，车均支出5.97元, whose digits are right and whose 万 is lost.

No words need to tell which count and which sum are meant: three digits or more of the mean follow from the two, in the
unit that it names, and ten thousand times is all that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.products import Takers
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MEAN = regex(
    r"(?:(?P<of>[户人亩村校件笔次所个台场车辆家项镇乡])均|平均每一?(?P<each>公里|人次|[一-鿿])|每一?(?P<unit>公里|人次|[一-鿿])平均)[一-鿿]{0,12}$"
)
_COUNTED_AS = {"车": "辆台", "人": "人名位", "校": "所", "村": "个", "镇": "个", "乡": "个"}
"""How those are counted whose name stands before 均, where that is no unit of theirs."""
_PER_HEAD = regex("均|每|标准|价")
"""人均收入21863元 and 每人每月850元 are means themselves."""
_POWERS = (Decimal(10_000), Decimal("0.0001"))
_TELLING = 3
"""Digits of a mean that two other numbers do not give by chance."""
_NUMBERS = 8
"""Numbers before and behind a mean that it may have been reckoned from."""
_BLOCKS = 1
"""Paragraphs between them."""
_LEAD = 18


def find_lost_means(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every mean in 元 that a count and a sum near it give but for a 万: the mean, the count, the sum."""
    if "均" not in ledger.text:
        return
    for at, mean in enumerate(ledger.quantities):
        if mean.kind != "money" or mean.approximate or mean.value <= 0 or "均" not in mean.before[-_LEAD:]:
            continue
        told = _MEAN.search(mean.before[-_LEAD:])
        if told and len(printed_digits(mean)) >= _TELLING:
            near = [one for one in ledger.quantities[max(0, at - _NUMBERS) : at + _NUMBERS] if one is not mean]
            found = _lost(ledger, mean, told["of"] or told["each"] or told["unit"], near)
            if found:
                yield mean, *found


def _lost(ledger: Ledger, mean: Quantity, unit: str, near: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The count and the sum; None where some two of the numbers give the mean as it stands."""
    block = ledger.sentences[mean.sentence].block
    near = [
        one
        for one in near
        if not one.approximate and one.value > 0 and abs(ledger.sentences[one.sentence].block - block) <= _BLOCKS
    ]
    counts = [
        one for one in near if one.kind in ("count", "measure") and _counts(one, unit) and tells_level(one.before)
    ]
    sums = [
        one
        for one in near
        if one.kind == "money" and one.unit == mean.unit and not _PER_HEAD.search(one.before[-_LEAD:])
    ]
    pairs = []
    for count in counts:
        many = Takers.counted(count)
        for whole in sums:
            share = whole.interval.over(many.interval) if many.value > 1 else None
            if share is None:
                continue
            if share.widened(mean.step).meets(mean.interval):
                return None
            if any(share.meets(mean.interval.times(power)) for power in _POWERS):
                pairs.append((count, whole))
    return pairs[0] if pairs else None


def _counts(one: Quantity, unit: str) -> bool:
    printed = one.printed_unit.lstrip("万亿")
    return printed == unit or (bool(printed) and printed in _COUNTED_AS.get(unit, unit))

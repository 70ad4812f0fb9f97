"""Averages told about: 发放补助1364万元，惠及455户，户均约2.1万元, right behind their count and their amount.

What is rounded by feeling proves nothing within a seventh of itself; farther off it is another number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.products import Takers, counts
from linter.facts.parts.recounted_means import RecountedMean, meant
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PER = "平方米|公里|人次|[户人亩名家个村所座间台辆吨件起宗项处场只头套份栋]"
_EACH = regex(
    rf"[，,](?:平均|折合|折算|相当于|合)*(?:每一?(?P<unit>{_PER})|(?P<mean>[户人亩])均)"
    "(?P<words>[一-鿿]{0,8}?)(?:大|接|为|合|在)*$"
)
_NO_SHARE = regex("收入|收益|利润|增收|可支配|面积|寿命|产值|产量|[月日天季周次]|最|不[低高少超]")
"""What nobody shares out, or what is told of another time than the amount."""
_OTHER = regex("其中|同比|增长|下降|减少|[比较均每约近余另]|累计|新增|计划|预计|[。；;\n]")
_BEFORE = 2


def find_about_averages(ledger: Ledger) -> Iterator[RecountedMean]:
    """Every average with 约 that the two numbers right before it do not give by far."""
    for row in ledger.rows:
        for at in range(_BEFORE, len(row.cells)):
            average, gap = row.cells[at]
            each = _EACH.fullmatch(gap) if average.approximate else None
            if each is None or _NO_SHARE.search(each["words"]) or not average.is_amount or average.value <= 0:
                continue
            one, other = row.cells[at - 2 : at]
            if _OTHER.search(other.gap) or _OTHER.search(_CLAUSE.split(one.gap)[-1]):
                continue
            pair = _pair(one.quantity, other.quantity, average, each["unit"] or each["mean"])
            if pair:
                yield RecountedMean(average, *pair, meant(ledger, average))


_CLAUSE = regex("[，,。；;：:\n]")


def _pair(one: Quantity, other: Quantity, average: Quantity, unit: str) -> tuple[Quantity, Quantity] | None:
    """The count and the amount, of which the average is told so nearly that it can be of nothing else."""
    for count, amount in ((one, other), (other, one)):
        if not counts(count, unit) and count.printed_unit.lstrip("万亿千百") != unit:
            continue
        if count.approximate or amount.approximate or amount.unit != average.unit or count.value <= 0:
            continue
        if is_near(average, amount.value / Takers.counted(count).value):
            return count, amount
    return None

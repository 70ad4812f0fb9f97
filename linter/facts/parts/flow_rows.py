"""Flow rows: 发行一般债券2.1亿元、专项债券4.9亿元，合计7.0亿元: one verb for several flows, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import share_a_bigram
from linter.interval import ZERO
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.facts.parts.flows import Flow

_GOES_ON = regex("[、和及与](?!其[中他它余])(?P<name>[一-鿿“”]{2,10})?")
"""Between two flows of one verb; 、化解12件 has a verb of its own."""
_SUMMED = regex(
    "[，,、；;：:]?(?:以上)?(?:[两二三四五六2-6][项者类批次])?(?:共计|合计|总计|总共|计|共)[一-鿿]{0,6}?(?:为|达|是)?"
)
"""Before a number that flows come to."""
_MONTHS = regex(r"\d{1,2}月(?:份|末|底)?|[一二三四]季度|[上下]半年|全年")


def of_one_verb(gap: str, flows: Sequence[Flow], names: str) -> bool:
    """True for 、专项债券 behind 发行一般债券: the verb of the flow before holds for what is named like it, too."""
    told = _GOES_ON.fullmatch(gap) if flows and flows[-1].into is not None else None
    return told is not None and (not told["name"] or share_a_bigram(told["name"], names))


def summed(quantity: Quantity, gap: str, flows: Sequence[Flow]) -> int:
    """How many of the last flows a number is the sum of, as it says: 0 for one that sums up nothing."""
    if not flows or not _SUMMED.fullmatch(gap):
        return 0
    alike = takewhile(lambda flow: flow.into is not None and flow.into == flows[-1].into, reversed(flows))
    said = quantity.interval.widened(quantity.step)
    came_to = ZERO
    for many, flow in enumerate(alike, 1):
        came_to += flow.quantity.value
        if many > 1 and said.holds(came_to):
            return many
    return 0


def of_other_months(flow: str, net: str) -> bool:
    """True where the words before a flow and before a net flow end two periods apart: 1—9月 and 1—10月."""
    ends = [_MONTHS.findall(words) for words in (flow, net)]
    return all(ends) and ends[0][-1] != ends[1][-1]


def ends_later(flows: str, closing: str) -> bool:
    """True for 上半年新增86户 and 截至7月底，在册1201户: what moved it in July is not told."""
    month = _END_OF_MONTH.search(closing)
    due = {end for words, end in LAST_MONTH.items() if words in flows}
    return month is not None and bool(due) and month["month"] not in due


LAST_MONTH = {"一季度": "3", "上半年": "6", "前三季度": "9", "全年": "12"}
"""The month with which a period ends."""
_END_OF_MONTH = regex(r"(?P<month>\d{1,2})月[末底]")

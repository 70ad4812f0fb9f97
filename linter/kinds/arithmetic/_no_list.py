"""No list: names by which numbers are steps one after the other, or leave out those that came late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from linter.facts.parts.parts import Breakdown
from linter.facts.parts.stepwise import stepwise
from linter.patterns import regex


def leaves_others(names: Sequence[str]) -> bool:
    """True for 按时整改63份，另有3份延期, which leaves the late ones out.

    So it is for 办结件中满意135件, which are some of a number before.
    """
    if any(_IN_TIME.match(name) for name in names) and not any(_LATE.search(name) for name in names):
        return True
    return any(_OF_A_PART.search(name) for name in names)


_IN_TIME, _LATE = regex("(?:按[时期]|及时|如期|限时|当场|即时)"), regex("[超逾]|未|晚|迟|延|滞")
_OF_A_PART = regex("[件户个人项家起宗份名]中")


def steps(breakdown: Breakdown) -> bool:
    """True for 337户中，腾房298户，拆除274户: what was done with some of them, one act after the other."""
    values = [part.value for part in breakdown.parts]
    if stepwise(breakdown.names, values):
        return True
    falling = all(one > other for one, other in pairwise(values))
    if breakdown.introduced == "中" and breakdown.separator == "，" and not breakdown.complete and falling:
        return True
    # 已签约58户，其中已腾空49户、已拆除46户，剩余6户
    acts = [part.value for part, name in zip(breakdown.parts, breakdown.names, strict=True) if name.startswith("已")]
    return len(acts) > 1 and all(one > other for one, other in pairwise(acts))


def of_a_longer_time(breakdown: Breakdown) -> bool:
    """True for 1—11月46.8亿元，12月5.2亿元，全年51.6亿元: the last is the whole of the other two."""
    return breakdown.parts[-1].value > breakdown.whole.value and _LONGER.search(breakdown.names[-1]) is not None


_LONGER = regex("全年|累计|[上下]半年|前三季度|年度|[至到—-]\\d{1,2}月")

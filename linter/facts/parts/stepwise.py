"""Step by step: numbers of the same things at one step of a work after the other, and of one month after another.

开工1200套；基本建成730套；竣工510套；入住300套: who has reached a step has passed all before it, and no two add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from linter.patterns import regex

# In the order in which a work goes through them.
_STEPS = tuple(map(regex, (
    "开工|动工|启动建设|进场", "封顶|主体完[工成]|主体竣工", "基本(?:建成|完工|竣工)",
    "(?<!基本)(?:建成|竣工|完工)", "验收", "交付|交房|移交", "分配|配租|配售", "入住|投用|投入使用|投产",
)))  # fmt: skip
_OTHERS = regex("未|尚|待|没|正|在[建施]|其余|其[他它]|剩|余下|另|拟|计划")
"""What tells that the number is of those that have not reached the step, or of the others."""
_MONTH = regex(r"(?P<year>(?:(?:19|20)\d\d|[上去])年)?(?P<month>\d{1,2})月份?")


def stepwise(names: Sequence[str], values: Sequence[Decimal]) -> bool:
    """True where each part has reached a later step than the one before it, and is no larger."""
    steps = [_step(name) for name in names]
    return all(one < other for one, other in pairwise((-1, *steps))) and all(
        one >= other for one, other in pairwise(values)
    )


def _step(words: str) -> int:
    """The last step that the words tell to be reached; -1 where they tell none."""
    if _OTHERS.search(words):
        return -1
    return max((at for at, step in enumerate(_STEPS) if step.search(words)), default=-1)


def months_compared(dues: Sequence[str]) -> bool:
    """True for 1月…；2018年12月…: behind a month of this year one of a year before is what it is compared with."""
    months = [_MONTH.fullmatch(due) for due in dues]
    return any(
        one is not None
        and other is not None
        and other["year"] is not None
        and (other["year"][0] in "上去" or (one["year"] is None and int(one["month"]) < int(other["month"])))
        for one, other in pairwise(months)
    )

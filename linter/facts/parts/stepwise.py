"""Step by step: numbers of the same things at one step of a work after the other, and of one month after another.

开工1200套；基本建成730套；竣工510套；入住300套: who has reached a step has passed all before it, and no two add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from linter.patterns import regex

# In the order in which a work, an application, a house that makes way or a case goes through them.
_LADDERS = tuple(tuple(map(regex, steps)) for steps in (
    (
        "签约|中标", "注册|落地|立项", "开工|动工|启动建设|进场", "封顶|主体完[工成]|主体竣工",
        "基本(?:建成|完工|竣工)", "(?<!基本)(?:建成|竣工|完工)", "验收", "交付|交房|移交", "分配|配租|配售",
        "入住|投用|投入使用|投产", "达产",
    ),
    ("申请|申报|报名", "受理|初审", "审核|评审|公示", "审批|批准|核准|通过|获批", "发放|兑付|拨付|到账|发证"),
    ("入户|评估|鉴定", "签约|签订|签署", "腾[空退房]|搬[迁离]", "拆除|拆完"),
    ("立案", "移送|移交", "起诉|公诉", "判决|宣判|审结"),
))  # fmt: skip
_OTHERS = regex("未|尚|待|没|正|在[建施]|其余|其[他它]|剩|余下|另|拟|计划")
"""What tells that the number is of those that have not reached the step, or of the others."""
_MONTH = regex(r"(?P<year>(?:(?:19|20)\d\d|[上去])年)?(?P<month>\d{1,2})月份?")


def stepwise(names: Sequence[str], values: Sequence[Decimal]) -> bool:
    """True where each part has reached a later step than the one before it, and is no larger."""
    if any(map(_OTHERS.search, names)) or any(one < other for one, other in pairwise(values)):
        return False
    return any(
        all(one < other for one, other in pairwise((-1, *(_step(ladder, name) for name in names))))
        for ladder in _LADDERS
    )


def _step(ladder: Sequence[re.Pattern[str]], words: str) -> int:
    """The last step that the words tell to be reached; -1 where they tell none."""
    return max((at for at, step in enumerate(ladder) if step.search(words)), default=-1)


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

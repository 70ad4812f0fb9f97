"""Things: names that end in a word for anything, 规模化工程 and 小型工程, told apart by what stands before it."""

from __future__ import annotations

from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

_ANY_THING = regex(
    "(?:工程|项目|单位|企业|问题|小区|社区|机构|部门|设施|设备|车辆|人员|案件|事项|任务|资金|场所|网点|站点|学校|家庭|村庄|产品)"
)
_STATE = regex("延期|在建|续建|剩余|未完工|滞后|以上|个别|部分")


def other_things(one: str, other: str) -> bool:
    """True for 规模化工程 and 小型工程, not for 校舍工程 and 延期工程: 工程 alone is no name."""
    thing = _ANY_THING.search(one)
    if thing is None or thing.group() not in other:
        return False
    first, second = (_STATE.sub("", name.partition(thing.group())[0]) for name in (one, other))
    return bool(first and second) and first not in second and second not in first and not share_a_bigram(first, second)

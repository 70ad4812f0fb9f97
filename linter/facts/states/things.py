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
    if _opposed(one, other):
        return True
    thing = _ANY_THING.search(one)
    if thing is None or thing.group() not in other:
        return False
    first, second = (_STATE.sub("", name.partition(thing.group())[0]) for name in (one, other))
    return bool(first and second) and first not in second and second not in first and not share_a_bigram(first, second)


def _opposed(one: str, other: str) -> bool:
    """True for 探矿权 and 采矿权, 进水口 and 出水口: one character before what both end with sets them apart."""
    for name, again in ((one, other), (other, one)):
        at = again.rfind(name[-_TAIL:])
        if at > 0 and len(name) > _TAIL and frozenset((name[-_TAIL - 1], again[at - 1])) in _PAIRS:
            return True
    return False


_TAIL = 2
_PAIRS = frozenset(
    map(frozenset, ("探采", "进出", "入出", "男女", "公私", "公母", "左右", "甲乙", "岸河", "内外", "雨污"))
)

"""Levels of government before their number: 市、县、乡三级, 省市县三级, 区和镇两级."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

# 三级医院 and 二级公路 are grades; so 二级 is never heard, and 三级 not where a grade may stand.
_SIGN = regex(
    r"[省市州县区旗乡镇道村社组户）)](?P<count>(?P<number>[两三四五六七])级)"
    r"(?![医甲乙公综中专妇儿口标以等响资航文跳防风应职主调教建]|保护|养老院)"
)
_LEVELS = {
    **dict.fromkeys(("中央", "国家"), 0),
    **dict.fromkeys(("自治区", "省区", "省"), 1),
    **dict.fromkeys(("市州", "州市", "市", "州"), 2),
    **dict.fromkeys(("县市区", "县区", "区县", "县市", "市县区", "县", "区", "旗"), 3),
    **dict.fromkeys(("乡镇街道", "镇街道", "乡镇", "镇乡", "镇街", "街镇", "街道", "乡", "镇", "街"), 4),
    **dict.fromkeys(("村社区", "村居", "村社", "社区", "村"), 5),
    **dict.fromkeys(("小组", "组"), 6),
    "户": 7,
}
"""What each level is called, from the top."""
_NAMES = "|".join(sorted(_LEVELS, key=len, reverse=True))
_ASIDE = r"(?:[（(][^（）()\n]{1,12}[）)])?"
_RUN = regex(rf"(?:(?:{_NAMES}){_ASIDE}[、和与及]?)*(?:{_NAMES}){_ASIDE}$")
_LEVEL = regex(rf"(?P<name>{_NAMES}){_ASIDE}(?P<joint>[、和与及]?)")
_MORE_LEVELS = frozenset("、和与及部厅局委院国央校司团军站所系级办处）)”》")
"""What stands before a row where another level may be named: 部、省、市三级, 集团、省、市三级."""
_REACH = 40
_FEWEST = 2


def find_level_rows(text: str) -> Iterator[NamedList]:
    """Every row of levels with its number, and how many levels it may be read as."""
    for sign in _SIGN.finditer(text):
        start = sign.start("count")
        floor = max(0, start - _REACH)
        run = _RUN.search(text[floor:start])
        if run is None or (floor and not run.start()):
            continue
        found = list(_LEVEL.finditer(text, floor + run.start(), start))
        number = whole_number(sign["number"])
        before = text[floor + run.start() - 1 : floor + run.start()]
        if len(found) < _FEWEST or before in _MORE_LEVELS:
            continue
        items = tuple(Span(*one.span("name")) for one in found)
        readings = _readings(found)
        if not found[0]["joint"] and before not in _VERB_ENDS:
            readings |= {len(found) - 1}
        yield NamedList(number, Span(*sign.span("count")), items, readings, open=False)


_VERB_ENDS = frozenset("，。；：、 \n盖善立现进动建设成展构通强合在对从由行用")
"""What stands before a row of levels; other words, as in 柳湾市县乡两级, may name the place that it belongs to."""


def _readings(found: list[re.Match[str]]) -> frozenset[int]:
    """Each word a level, each character one (区市县: an autonomous region), those that are alike one; the last few."""
    kinds = [_LEVELS[one["name"]] for one in found]
    readings = {len(found), len(set(kinds)), sum(max(1, len(one["name"]) - (one["name"] in _LONG)) for one in found)}
    asides = sum(one.group().count("（") + one.group().count("(") for one in found)
    if asides:
        # 市、县（区）三级, where an aside may be a level of its own.
        readings |= set(range(min(readings), max(readings) + asides + 1))
    joints = [one["joint"] for one in found[:-1]]
    if len(set(joints)) > 1:
        # 省、市县两级, 省和市、县两级: the number may tell of the last of them alone.
        readings |= {len(found) - at - 1 for at, joint in enumerate(joints) if joint}
    return frozenset(readings)


_LONG = frozenset(("中央", "国家", "街道", "社区", "小组"))

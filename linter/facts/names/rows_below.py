"""Bodies and persons named below their number: 以下6家单位予以通报：甲卫生院、乙卫生室; 5名标兵，名单如下：….

What stands between the number and its colon may be long and hold a 、 of its own: 以下 or 如下 tells that all of them
are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from linter.facts.layout.asides import masked_asides
from linter.facts.names.named_lists import NamedList
from linter.facts.names.suffixed_rows import FARTHEST
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_COUNT = r"(?P<count>(?P<number>\d{1,2}|[二两三四五六七八九十]{1,3})(?P<unit>[家所名位个人]))(?![多余])"
_MIDDLE = r"(?P<middle>[^，,。；;：:（()）\d\n]{0,36}?)"
_ROW = r"[：:](?P<row>[^。；;：:，,\n\d]{5,400})(?:[。；;]|$|[，,](?:并|均|都|要求|责令|限|由|现|请|已|同时|予以|给予))"
_BELOW = regex(rf"(?:以下|下列){_COUNT}{_MIDDLE}{_ROW}")
_AS_FOLLOWS = regex(rf"(?<![\d.第前后各每近约余]){_COUNT}{_MIDDLE}[，,]?(?:[具现][体将])?(?:名单)?如下{_ROW}")
_SIGN = regex("以下|下列")
_BODY = regex(
    "单位|机构|部门|企业|公司|学校|医院|乡镇|镇街|街道|社区|村|小区|支部|合作社|门诊|酒店|商户|场所|店|镇|乡|县|区"
)
_ENDS = frozenset("局委办院会部站所社校学队室厅司处府心科股馆台园厂组团行店场镇乡道区村县市铺坊吧点堂")
"""What names of bodies end with."""
_SOME = regex("其中|主要|部分|重点|典型|比如|例如|之一|以上|左右|等$")
"""What tells that a row names some of what is counted, or that the number is rough; 问题较多的单位 tells neither."""
_PERSONS = frozenset("名位人")
_PERSON = regex("[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿]{1,6}")
_DONE_TO_THEM = regex("(?:予以|给予|进行|作出|被?授予|评为)[^、]*$")
_TELLS = regex("并入|合并|更名|变更|搬迁|迁[至往入]|撤[销并]|调整为|改[为名]|划[归入转]")
"""What tells of bodies what becomes of them, so that a name more is no body more."""
_JOINT = regex("以及|[和与及]")
_FEWEST, _LONGEST = 2, 24


def find_rows_below(text: str) -> Iterator[NamedList]:
    """Every row of names that a number with 以下, 下列 or 如下 announces."""
    for match in (*matches_on_lines(_BELOW, _SIGN, text), *matches_on_lines(_AS_FOLLOWS, "如下", text)):
        if not _SOME.search(match["middle"]):
            found = _listed(match)
            if found and 0 < abs(found.number - len(found.items)) <= FARTHEST:
                yield found


def _listed(match: re.Match[str]) -> NamedList | None:
    row = masked_asides(match["row"], "　")
    done = _DONE_TO_THEM.search(row)
    names = (row[: done.start()] if done else row).rstrip().split("、")
    stems = [name.strip("　 ") for name in names]
    if len(names) < _FEWEST or len(set(stems)) < len(stems) or not all(stems):
        return None
    joints = 0
    if match["unit"] in _PERSONS:
        named = all(_PERSON.fullmatch(stem) for stem in stems)
    else:
        named = all(stem[-1] in _ENDS and len(stem) <= _LONGEST for stem in stems)
        named = named and (match["unit"] != "个" or _BODY.search(match["middle"]) is not None)
        joints = sum(stem[at.start() - 1] in _ENDS for stem in stems for at in _JOINT.finditer(stem) if at.start())
    if not named or _TELLS.search(row):
        return None
    ends = accumulate(len(name) + 1 for name in names)
    at = match.start("row") - 1
    items = tuple(Span(at + end - len(name), at + end) for name, end in zip(names, ends, strict=True))
    readings = frozenset(range(len(names), len(names) + joints + 1))
    return NamedList(whole_number(match["number"]), Span(*match.span("count")), items, readings, open=False)

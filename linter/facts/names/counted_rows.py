"""Pairs of short names told as three: 把好甲、乙三个关口, 青溪花椒、柳湾蜜桃3个品牌, 甲、乙三市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.even_rows import NOT_ALL, goes_back
from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = r"(?P<number>[三3])"
_SIGN = regex(
    r"、[^、，。；：\n]{1,8}?(?P<number>[三3])(?<![.\d第一二三四五六七八九十百千两].)"
    r"(?:[个张道支场本][一-鿿]|条[战底红主]|[市县省州区](?![一-鿿]?[、两三四五六七八九十\d])(?![级长委域政直属民里场间]))"
)
_PLACES = regex(rf"{_NUMERAL}(?P<noun>[市省])")
# What is hardly ever told of two things as three: 茶叶、柑橘3个产业 may be three of the two.
_OF_TWO = (
    r"方面|领域|环节|关键|闸门|产业链|特别行政区|层面|维度|方向|关口|抓手|阶段|要素|战场|赛道|流域"
    r"|支柱|增长极|极核|关系|底线|短板|引擎|端口|品牌|[百千万]+亿级(?=[，,、])"
)
_MEASURED = (
    r"张(?:清单|网|名片|表)|道(?:防线|关口)|条(?:战线|底线|红线|主线)|支(?:队伍|力量)"
    r"|场(?:硬仗|攻坚战|战役)|本(?:预算|账)"
)
_NOUN = regex(
    rf"{_NUMERAL}(?:{_MEASURED}|个(?P<noun>(?:(?!项目|企业|单位|部门|[的县市镇乡村区跨]|及?以上)[一-鿿]){{0,6}}?(?:{_OF_TWO})))"
)
_STOP = regex(r"[，,。；;：:！？?!\n（）()“”《》\d]")
_HEARD = frozenset("，,。；;：:！？?!\n")
_VERB = regex(
    r"打[好赢]|推[进动]|实施|聚焦|突出|抓[好实住]|紧扣|把[好握]|扭住|瞄准|开展|做[优强大好实]|培育|发展|构建|建[设成好]|创建|落实|形成|打造|围绕|支持|加快|壮大"
    r"|健全|完善|深化|统筹|覆盖|贯通|提升|促进|确保|保障|全市|全省|全县|全区|我[国省市县区州]|其中|强化|加强|守[好牢]|抓|在|对|从|把|将|以|是|按"
)
_NO_NAME = regex(
    r"[和与及暨或并]|以[内上下外来]|等|[之的下辖属共有内里为近超约仅达建增设每各另由跨]$|(?:组成|责成|涉及|包括|援助|完成|首批|全部|其他|其余|协调|联合|会同|选取|选择|入选)$"
    r"|三角|东北|西北|西南|华[东南北中]|东南|[东中西]部|京津冀|周边|沿海|内地|以及"
)
_ANEW = regex(
    r"推[进动]|实施|聚焦|突出|开展|培育|发展|构建|建设|建成|落实|形成|打造|围绕|支持|加快|完善|健全|新建|新增|改造|发放|办好|贯穿|组织|指导|选派|下设|成立"
)
_REACH = 40
"""Characters before a number in which its pair begins."""
_LONGEST = 8
"""Characters of a name."""
_PAIR = 2
_SHORT = 2
"""Characters of names that may differ by half: 水 beside 土壤."""
_LONGEST_PLACE = 4
_LONG_BRAND = 4
"""茶叶、柑橘3个品牌 may be three brands of the two; names of brands are longer."""


def find_counted_rows(text: str) -> Iterator[NamedList]:
    """Every pair of short, even names, parted by 、, that is told as three of what hardly comes in threes."""
    for sign in _SIGN.finditer(text):
        start = sign.start("number")
        match = _NOUN.match(text, start) or _PLACES.match(text, start)
        found = match and not NOT_ALL.match(text, match.end()) and _pair(text, match)
        if found:
            yield found


def _pair(text: str, match: re.Match[str]) -> NamedList | None:
    start = match.start()
    floor = max(0, start - _REACH)
    stop = next((at for at in range(start - 1, floor - 1, -1) if _STOP.match(text[at])), -1)
    if (stop < 0 and floor) or (stop >= 0 and text[stop] not in _HEARD):
        return None
    names = text[stop + 1 : start].split("、")
    if len(names) != _PAIR:
        return None
    head = _head(names[0])
    first, second = names[0][head:].lstrip("　 "), names[1]
    if not _fits(first, second, match["noun"] or "") or (not head and goes_back(text, stop + 1, [first, second])):
        return None
    items = (
        Span(start - len(second) - 1 - len(first), start - len(second) - 1),
        Span(start - len(second), start),
    )
    return NamedList(
        whole_number(match["number"]), Span(start, match.end()), items, frozenset([len(items)]), open=False
    )


def _head(name: str) -> int:
    """Where the first name begins, behind the verb that governs the pair; 0 where none is known."""
    ends = [found.end() for found in _VERB.finditer(name) if found.end() <= len(name) - 1]
    return ends[-1] if ends else 0


def _fits(first: str, second: str, noun: str) -> bool:
    """True for two names that the noun may count, as even as the names of like things are."""
    shortest, longest = sorted((len(first), len(second)))
    uneven = longest * 2 > shortest * 3 and longest > _SHORT
    if not shortest or longest > _LONGEST or uneven or _ANEW.match(second):
        return False
    if noun in ("市", "省") and longest > _LONGEST_PLACE:
        return False
    if noun.endswith("品牌") and shortest < _LONG_BRAND:
        return False
    return not any(_NO_NAME.search(name) for name in (first, second))

"""Short rows right before their number: 把好甲、乙两个关口, 甲、乙、丙3个县, 甲、乙两市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = r"(?P<number>[二两三四五六七八九十\d])"
_SIGN = regex(
    r"、[^、，。；：\n]{1,8}?(?P<number>[二两三四五六七八九十\d])(?<![.\d第一二三四五六七八九十百千两].)"
    r"(?:[个张道支场本类种项][一-鿿]|条[战底红主通]|[市县省州区](?![一-鿿]?[、两三四五六七八九十\d])(?![级长委域政直属民里场间]))"
)
_PLACES = regex(rf"{_NUMERAL}(?P<noun>[市县省州区])")
# What the items of a row are themselves, and hardly ever have so many of.
_OF_TWO = (
    r"方面|领域|环节|关键|闸门|产业链|特别行政区|层面|维度|方向|关口|抓手|阶段|要素|战场|赛道|流域"
    r"|支柱|增长极|极核|关系|底线|短板|引擎|端口|[百千万]+亿级(?=[，,、])"
)
_OF_THREE = (
    r"县市区?|县区?|市县?|区县|省区?市?|州|旗县?|盟市?|乡镇|镇|乡|街道|城市|省份|国家|地市"
    r"|产业|行业|品牌|板块|门类|重点|目标|体系|机制|步骤|集群|专班|口岸|特色"
)
_MEASURED_TWO = (
    r"张(?:清单|网|名片|表)|道(?:防线|关口)|条(?:战线|底线|红线|主线)|支(?:队伍|力量)"
    r"|场(?:硬仗|攻坚战|战役)|本(?:预算|账)"
)
_MEASURED_THREE = (
    r"类(?!问题)[一-鿿]{2}|条通道|种(?:模式|方式|类型|形式|语言|情形|方法|途径|疾病|税)"
    r"|项(?:保险|险种|指标|职能|能力|污染防治|制度|机制|基金|权利|权益|功能|权力)"
)
_NOUN = regex(
    rf"{_NUMERAL}(?:(?P<measured_two>{_MEASURED_TWO})|(?P<measured_three>{_MEASURED_THREE})|个(?P<noun>(?:(?!项目|企业|单位|部门|[的县市镇乡村区])[一-鿿]){{0,6}}?(?:(?P<two>{_OF_TWO})|(?P<three>{_OF_THREE}))))"
)
_ADMINISTRATIVE = frozenset("县市区省州旗盟镇乡道家份")
_STOP = regex(r"[，,。；;：:！？?!\n（）()“”《》\d]")
_HEARD = frozenset("，,。；;：:！？?!\n")
_VERB = regex(
    r"打[好赢]|推[进动]|实施|聚焦|突出|抓[好实住]|紧扣|把[好握]|扭住|瞄准|开展|做[优强大好实]|培育|发展|构建|建[设成好]|创建|落实|形成|打造|围绕|支持|加快|壮大"
    r"|健全|完善|深化|统筹|覆盖|贯通|提升|促进|确保|保障|全市|全省|全县|全区|我[国省市县区州]|其中|强化|加强|守[好牢]|抓|在|对|从|把|将|以|是|按"
)
_NO_ITEM = regex(
    r"[和与及暨或并]|以[内上下外来]|等|[之的下辖属共有内里为近超约仅达建增设每各另由跨]$|(?:组成|责成|涉及|包括|援助|完成|首批|全部|其他|其余|协调|联合|会同|选取|选择|入选)$"
    r"|三角|东北|西北|西南|华[东南北中]|东南|[东中西]部|京津冀|周边|沿海|内地|以及"
)
_BEGINS_ANEW = regex(
    r"推[进动]|实施|聚焦|突出|开展|培育|发展|构建|建设|建成|落实|形成|打造|围绕|支持|加快|完善|健全|新建|新增|改造|发放|办好|贯穿|组织|指导|选派|下设|成立"
)
_NOT_ALL = regex(r"之一|中的|以上|以内|多|余")
_REACH = 100
"""Characters before a number in which its row begins."""
_LONGEST = 8
"""Characters of an item."""
_MOST = 8
_SHORTEST = 2


def find_counted_rows(text: str) -> Iterator[NamedList]:
    """Every row of short, even items, parted by 、 alone, that its own number misses by one."""
    for sign in _SIGN.finditer(text):
        start = sign.start("number")
        match = _NOUN.match(text, start) or _PLACES.match(text, start)
        found = match and _row(text, match)
        if found:
            yield found


def _row(text: str, match: re.Match[str]) -> NamedList | None:
    start = match.start()
    floor = max(0, start - _REACH)
    stop = next((at for at in range(start - 1, floor - 1, -1) if _STOP.match(text[at])), -1)
    if (stop < 0 and floor) or (stop >= 0 and text[stop] not in _HEARD):
        return None
    names = text[stop + 1 : start].split("、")
    head = _head(names[0])
    if not head and len(names) > _SHORTEST and not _NO_ITEM.search(names[0]):
        # A verb that no list names: the first item is as long as the longest of the others.
        head = max(0, len(names[0]) - max(map(len, names[1:])))
    items = [names[0][head:].lstrip("　 "), *names[1:]]
    number = whole_number(match["number"])
    is_open = items[-1].endswith("等")
    items[-1] = items[-1].removesuffix("等")
    if is_open and number > len(items):
        return None
    if abs(number - len(items)) != 1 or not _fits(items, match, number, is_open) or _NOT_ALL.match(text, match.end()):
        return None
    # 甲县，乙县、丙县3个: the row may have begun before the comma.
    if stop >= 0 and text[stop] in "，,；;" and not head and _short_before(text, stop, items):
        return None
    at = start - is_open - sum(len(item) + 1 for item in items) + 1
    spans = []
    for item in items:
        spans.append(Span(at, at + len(item)))
        at += len(item) + 1
    return NamedList(number, Span(start, match.end()), tuple(spans), frozenset([len(items)]), is_open)


def _head(name: str) -> int:
    """Where the first item begins, behind the verb that governs the row; 0 where none is known."""
    ends = [found.end() for found in _VERB.finditer(name) if found.end() <= len(name) - 1]
    return ends[-1] if ends else 0


def _fits(items: list[str], match: re.Match[str], number: int, is_open: bool) -> bool:
    """True for items that the noun may count, as even as the names of like things are."""
    sizes = [len(item) for item in items]
    shortest, longest = min(sizes), max(sizes)
    uneven = longest * 2 > shortest * 3 and longest > _SHORTEST
    if not _SHORTEST <= len(items) <= _MOST or longest > _LONGEST or uneven:
        return False
    if any(_NO_ITEM.search(item) for item in items) or any(_BEGINS_ANEW.match(item) for item in items[1:]):
        return False
    groups = match.groupdict()
    noun = match["noun"] or ""
    places = noun[-1:] in _ADMINISTRATIVE and noun != ""
    # 青石县、白沙县3个镇 are the owners of what is counted.
    if places and any(len(item) > _SHORTEST and item[-1] in _PLACE_ENDS for item in items):
        return False
    if places and longest > _LONGEST_PLACE:
        return False
    if number < len(items):
        return number > _SHORTEST or is_open or _of_one_make(items, match)
    if "two" not in groups:
        return len(items) > _SHORTEST or noun in "市省"
    of_two = groups["two"] or groups["measured_two"] or (noun.endswith("品牌") and shortest > _LONG_BRAND)
    return bool(of_two) or len(items) > _SHORTEST


def _of_one_make(items: list[str], match: re.Match[str]) -> bool:
    """True for three long items that begin or end alike, of which 两个领域 counts one too few."""
    alike = len({item[:2] for item in items}) == 1 or len({item[-2:] for item in items}) == 1
    groups = match.groupdict()
    return alike and min(map(len, items)) >= _LONG_ITEM and bool(groups.get("two") or groups.get("three"))


_LONG_ITEM = 4
_LONGEST_PLACE = 4
_LONG_BRAND = 3
"""茶叶、柑橘3个品牌 may be three brands of the two; names of brands are longer."""
_PLACE_ENDS = "省市县区州镇乡村旗盟道"


def _short_before(text: str, stop: int, items: list[str]) -> bool:
    """True where what stands before the comma is no longer than an item."""
    begin = max(0, stop - _LONGEST - 4)
    before = re.split(r"[，,。；;：:！？\n、]", text[begin:stop])
    return len(before) > 1 and len(before[-1]) <= max(map(len, items)) + 1

"""Rows whose ends are certain: 甲、乙、丙、丁等3座; 划分为甲区、乙区和丙区四类; 强化甲、推动乙、完善丙等2个方面."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = r"(?P<number>[二两三四五六七八九十]|\d{1,2})"
_SIGN = regex(r"[个家座所条类种大项](?<=[二两三四五六七八九十\d].)[一-鿿，,。；;]")
_COUNTED = regex(rf"{_NUMERAL}(?P<unit>[个家座所条类种大项])(?P<noun>[一-鿿]{{0,8}})")
_NUMERALS = frozenset("第一二三四五六七八九十百千万0123456789.")
_STOP = regex(r"[，,。；;：:！？\n（）()“”《》\d]")
_JOINT = regex("以及|[和与及或暨并]")
_DIVIDED = regex(r"(?:划?分|区分|归纳|概括|归结)(?:为|成)")
_ACTS = (
    "强化|加强|加大|加快|推动|推进|提升|提高|促进|完善|健全|深化|优化|扩大|帮助|支持|落实|建立|稳定|保障|培育|壮大|实施"
    "|开展|构建|鼓励|引导|激发|降低|规范|创新|严格|积极|持续|着力|大力|全面|做[强优大好实]|抓好|打造|增强|改善|防范"
)
_ACT = regex(_ACTS)
_LED = regex(rf"(?:提出|从|在|围绕|聚焦|涵盖|包括|涉及)(?={_ACTS})")
_OPENED = regex(
    r"(?:依托|选取|选择|确定|支持|包括|涉及|涵盖|建成|建设|建好|入选|推动|指导|覆盖|形成|培育|打造|聚焦|围绕|做强|发展|壮大|在|以|对)了?"
)
_PLACED = regex(r"[省市县区州镇乡村]|[的各每之]")
# 甲县、乙县、丙县等2家企业: the places of few firms; 3条 join many places.
_OWNED = regex(r"企业|公司|项目|单位|部门|政策|措施|案例|[人名]")
# 甲、乙、丙、丁等3个片区: one may be made of several; 3个以上 is no number.
_JOINED = regex("片区|组团|[圈带廊]|流域|园|联合|跨|共同体|融合|板块|交界|塌陷区|以上")
_REACH = 130
"""Characters before a number in which its row may begin."""
_FEWEST = 3
_MOST = 12
"""Names of a row: of two, 和 may stand inside one, and more than a dozen are seldom counted by name."""
_SHORT = 4
"""Characters of the longest name that holds no joint, and of the shortest act."""
_SHARED = 2
"""Characters in which names of one kind end alike, and of the shortest name."""
_LONGEST = 14
"""Characters of the longest name."""


def find_closed_rows(text: str) -> Iterator[NamedList]:
    """Every row, parted by 、, of which it is certain how many it names, at a number that is off by one."""
    for sign in _SIGN.finditer(text):
        start = sign.start() - 1 - text[sign.start() - 2 : sign.start() - 1].isdigit()
        if "、" not in text[max(0, start - _LONGEST - 1) : start] or text[start - 1 : start] in _NUMERALS:
            continue
        match = _COUNTED.match(text, start)
        if match is None:
            continue
        floor = max(0, match.start() - _REACH)
        before = text[floor : match.start()]
        if before.count("、") < _FEWEST - 1:
            continue
        stop = next((at for at in range(len(before) - 1, -1, -1) if _STOP.match(before[at])), -1)
        if (stop < 0 and floor) or (stop >= 0 and before[stop] not in "，,。；;：:！？\n"):
            continue
        found = _row(before[stop + 1 :], match)
        if found is not None and abs(found.number - len(found.items)) == 1:
            yield found


def _row(clause: str, match: re.Match[str]) -> NamedList | None:
    """The row that ends where the number begins; none where its ends are not certain."""
    is_open = clause.endswith("等")
    names = clause.removesuffix("等")
    number = whole_number(match["number"])
    pieces = _divided(names) or _acts(names, match) or (_short(names, match) if is_open else None)
    if not pieces or not _FEWEST <= len(pieces) <= _MOST or (is_open and number >= len(pieces)):
        return None
    end = match.start() - is_open
    spans: list[Span] = []
    for piece in reversed(pieces):
        at = names.rindex(piece, 0, spans[0].start - match.start() + is_open + len(names) if spans else len(names))
        start = end - len(names) + at
        spans.insert(0, Span(start, start + len(piece)))
    return NamedList(number, Span(match.start(), match.end()), tuple(spans), frozenset([len(pieces)]), is_open)


def _divided(names: str) -> list[str] | None:
    """划分为重点区域、一般区域和限制区域: pieces of one length that end alike, however they are joined."""
    told = list(_DIVIDED.finditer(names))
    if not told:
        return None
    pieces = [piece for name in names[told[-1].end() :].split("、") for piece in _JOINT.split(name)]
    alike = len({piece[-_SHARED:] for piece in pieces}) == 1 and len({len(piece) for piece in pieces}) == 1
    return pieces if alike and len(pieces[0]) > _SHARED and len(set(pieces)) == len(pieces) else None


def _acts(names: str, match: re.Match[str]) -> list[str] | None:
    """提出强化政策支持、推动减负增效、完善服务体系等4个方面: every piece begins with an act of its own."""
    told = _LED.search(names)
    if told is None or match["noun"][:2] != "方面":
        return None
    pieces = names[told.end() :].split("、")
    led = all(_ACT.match(piece) and _SHORT <= len(piece) <= _LONGEST for piece in pieces)
    return pieces if led and not _JOINT.search(names[told.end() :]) else None


def _short(names: str, match: re.Match[str]) -> list[str] | None:
    """依托甲、乙、丙、丁等3家: short even names behind a verb, more of them than are counted."""
    first, *rest = names.split("、")
    opened = list(_OPENED.finditer(first))
    if (
        not opened
        or not match["noun"]
        or _OWNED.search(match["noun"])
        or _JOINED.search(match["noun"])
        or match["unit"] in "条项"
    ):
        return None
    pieces = [first[opened[-1].end() :], *rest]
    if any(not _SHARED <= len(piece) <= _SHORT or _PLACED.search(piece) or _JOINT.search(piece) for piece in pieces):
        return None
    return pieces if whole_number(match["number"]) >= _FEWEST and len(set(pieces)) == len(pieces) else None

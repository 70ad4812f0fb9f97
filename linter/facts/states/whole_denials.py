"""Whole denials: 逐村核对台账，未发现虚记积分, and 查出松岭乡有2个村虚记积分: what one place has, all have not.

A denial of all that were looked at holds every place within it, so the place that the count names sets nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.states.denials import Denial
from linter.facts.states.part_told import part_named
from linter.facts.states.phases import phases_apart
from linter.facts.states.same_matter import (
    ELSEWHERE,
    FORMERLY,
    LOOKED_AGAIN,
    PROMISED,
    in_report_year,
    lead_of,
    own_place,
    places,
)
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NONE = regex(
    r"(?:均未|未曾?|没有?|不)(?:发现|查出|查见|查到|检出|存在)(?:过(?![期载量度])|有)?(?:任何)?(?P<what>[一-鿿“”][一-鿿“”、]{3,24}?)(?=[，,。；;：\n]|$)"
)
_SIGN = regex("[未没不均](?:曾|有|未)?(?:发现|查|检出|存在)")
_GENERAL = regex("(?:的|等|问题线索|问题|现象|情况|情形|行为|事项|线索)+$")
_ITEMS = regex("[、和及与或]")
_OPEN = regex(
    "其他|其它|新的|新增|同类|类似|另外|上述|以外|反弹|复发|再次|重大|特大|较大|以上|严重|明显|系统性|区域性|异常|普遍|大面积|集中"
)
"""Others than those told, and what a few of a kind do not make up."""
_WIDE = regex(
    r"逐[村镇乡户校家个一件条项站点县区]|各(?:[乡镇村县区校地级站]|单位|部门|学校)|全[省市县区州旗镇乡]|所有|\d+个(?:乡镇|[镇乡村县区]|单位|部门|社区|街道)"
)
"""What makes a look one at all of them."""
_NAMED = regex("(?<![一-鿿])[一-鿿]{0,8}?([一-鿿]{2}(?:镇|乡|街道|社区|村|县|区))(?![级里内本])")
"""A place in the words of the denial: those looked at are all of that place alone."""
_FOUND = regex(r"(?<![未没有不])(?:查出|发现|查实|查获|检出|查处|排查出|核查出|抽查出|暴露出)(?:了)?")
_OTHER_LOOK = regex(
    "省|市(?=[委纪审级里直])|上级|审计|巡[察视]|举报|信访|媒体|暗访|督查组|第三方|群众反映|去年|上年|上季|上[一个]"
)
"""Whose look, or when, the count may be of alone."""
_DENIED = regex("不属实|失实|不实|疑似|未|没有|防止|避免|杜绝|如|若")
_SHORTEST = 4
"""Characters of what is denied: 重复申报 is as short as tells one thing."""
_FARTHEST = 24
"""Characters from 查出 to what was found, and from there to its number."""


def find_whole_denials(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of something in all places that were looked at, with the number of it found in one of them."""
    for match in matches_from(_NONE, _SIGN, ledger.text):
        lead = lead_of(ledger, match.start())
        if _OPEN.search(match["what"]) or not _WIDE.search(lead):
            continue
        if PROMISED.search(lead) or LOOKED_AGAIN.search(lead) or part_named(ledger, match.start()):
            continue
        named = frozenset(_NAMED.findall(_WIDE.sub("，", lead))) | places(lead)
        if not own_place(ledger, named, "", match.start()):
            continue
        for part in _ITEMS.split(match["what"]):
            item = _GENERAL.sub("", part)
            found = _found(ledger, match, lead, item) if len(item) >= _SHORTEST else None
            if found:
                yield Denial(Span(*match.span()), *found)
                break


def _found(ledger: Ledger, match: re.Match[str], lead: str, item: str) -> tuple[Quantity, Span] | None:
    """The number of what was found under the very name, in a place of its own."""
    at = ledger.text.find(item)
    while at >= 0:
        if not match.start() <= at < match.end():
            said = lead_of(ledger, at)
            clause = re.split("[，,；;：:]", said)[-1]
            told = [*_FOUND.finditer(clause)]
            near = told and len(clause) - told[-1].end() <= _FARTHEST and places(clause[told[-1].end() :] + "，")
            quantity = _number(ledger, at - len(clause), at + len(item)) if near or _placed(clause, told) else None
            if quantity and _is_same(ledger, lead, said, quantity):
                start = at - len(clause) + told[-1].start()
                return quantity, Span(start, max(quantity.span.end, at + len(item)))
        at = ledger.text.find(item, at + 1)
    return None


def _placed(clause: str, told: list[re.Match[str]]) -> bool:
    """True for 查出松岭乡有2个村 and 发现松岭乡3户: the place stands right behind the verb."""
    return bool(told) and _PLACE.match(clause, told[-1].end()) is not None


_PLACE = regex("[一-鿿]{1,6}?(?:镇|乡|街道|村|社区|县|区|学校|[中小]学|医院|公司|站|所)")


def _number(ledger: Ledger, start: int, end: int) -> Quantity | None:
    """The number before what was found, or right behind it."""
    for one in ledger.by_sentence.get(ledger.sentence_at(end - 1), ()):
        if start <= one.span.start < end or end <= one.span.start <= end + 1:
            return one if one.value and one.role not in ("change", "rank") else None
    return None


def _is_same(ledger: Ledger, lead: str, said: str, quantity: Quantity) -> bool:
    """False where the count is told of another time, or of another look than the denial's."""
    if ELSEWHERE.search(said) or FORMERLY.search(said.rpartition("，")[0]) or LOOKED_AGAIN.search(said):
        return False
    if _DENIED.search(said.rpartition("，")[2]) or PROMISED.search(said) or phases_apart(lead, said):
        return False
    if set(_OTHER_LOOK.findall(said)) - set(_OTHER_LOOK.findall(lead)):
        return False
    return in_report_year(ledger, said, lead)

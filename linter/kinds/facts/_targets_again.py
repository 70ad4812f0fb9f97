"""Targets told again: 固定资产投资增长7% in the list of targets, 固定资产投资要增长9% in the section on investment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LIST = regex(r"预期目标(?:建议)?(?:初步)?(?:安排|确定|设定|建议)?(?:是|为|如下)[:：]?(?P<list>[^。\n]{20,600})")
_GROWS = r"(?:增长|提高|下降|降低)"
_RATE = r"(?P<rate>\d{1,2}(?:\.\d{1,2})?%)(?P<about>左右|以上|以内)?"
_ITEM = regex(rf"(?:^|[，,；;、：:])\s*(?P<name>[一-鿿]{{4,16}}?)(?P<way>{_GROWS}){_RATE}(?=[，,；;、]|$)")
_AGAIN = regex(
    r"(?P<said>(?:今年|全年|20\d\d年)?(?:要|须|必须|需|应|确保|(?:预期)?目标(?:是|为)?|确定为)*)"
    rf"(?P<way>{_GROWS}){_RATE}"
)
_SIGN = regex("要|须|确保|目标")
_STRETCH = regex("力争|争取|冲刺|奋斗|[上下]半年|季度|月|年均|以后|五年|“")
_MARK = "。；;，,：:\n "


def targets_again(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """Each target that is told again with another rate: where it is listed, where it is told again, and its name.

    A goal to strive for may be set higher; half a year has a rate of its own.
    """
    if "预期目标" not in ledger.text:
        return
    lists = list(_LIST.finditer(ledger.text))
    if len(lists) != 1:
        return
    (listed,) = lists
    yield from _growth_again(ledger, listed)
    for item in _ITEM.finditer(ledger.text, *listed.span("list")):
        at = listed.end()
        while (at := ledger.text.find(item["name"], at + 1)) >= 0:
            match = _AGAIN.match(ledger.text, at + len(item["name"]))
            if match is None or match["way"] != item["way"] or ledger.text[at - 1] not in _MARK:
                continue
            if match["rate"] == item["rate"] or match["about"] != item["about"] or not _SIGN.search(match["said"]):
                continue
            start = ledger.sentences[ledger.sentence_at(at)].span.start
            if not _STRETCH.search(ledger.text, start, match.end()):
                yield Span(*item.span("rate")), Span(*match.span("rate")), item["name"]


_ECONOMY = r"(?:经济|(?:地区|国内)?生产总值|GDP)"
_OF_ECONOMY = regex(rf"{_ECONOMY}增长{_RATE}")
_AIM_OF_ECONOMY = regex(
    rf"(?P<year>20\d\d年)?(?:[全我][省市县区国州])?{_ECONOMY}增长{_RATE}的?[^，,。；;0-9]{{0,4}}目标"
)
_OF_OTHER_YEARS = regex("去年|上年|[一二三四五]年[来间]|年均|[一-五]五|以往|曾")


def _growth_again(ledger: Ledger, listed: re.Match[str]) -> Iterator[tuple[Span, Span, str]]:
    """生产总值增长5%左右 in the list, 经济增长6%左右的预期目标 behind it: what a year aims at, by any of its names."""
    aim = _OF_ECONOMY.search(ledger.text, *listed.span("list"))
    if aim is None:
        return
    own = ledger.text[max(0, listed.start() - _BEFORE_LIST) : listed.start()]
    for match in _AIM_OF_ECONOMY.finditer(ledger.text, listed.end()):
        start = ledger.sentences[ledger.sentence_at(match.start())].span.start
        same_year = not match["year"] or match["year"] in own or match["year"] == f"{ledger.identity.year}年"
        if match["rate"] == aim["rate"] or _agree(aim, match) or not same_year:
            continue
        if not _OF_OTHER_YEARS.search(ledger.text, start, match.start()) and not _STRETCH.search(match.group()):
            yield Span(*aim.span("rate")), Span(*match.span("rate")), "经济增长"


def _agree(one: re.Match[str], other: re.Match[str]) -> bool:
    """True for 5%以上 and 5.5%左右: the one leaves room for the other."""
    if one["about"] == other["about"]:
        return False
    low, high = sorted((one, other), key=lambda told: Decimal(told["rate"].rstrip("%")))
    return low["about"] == "以上" or high["about"] == "以内"


_BEFORE_LIST = 120
"""Characters before a list of targets in which its year stands."""

"""Groups and their areas: 第二组督查中部6镇，第三组督查南部5镇 here, and 第二组在南部乡镇抽查 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_GROUP = rf"第(?P<number>{SMALL_NUMERAL})(?P<sort>[一-鿿]{{0,4}}?)(?:小组|组|分队|专班)"
_ASSIGNED = regex(
    rf"{_GROUP}(?:分别)?(?:由[^，,。；;\n]{{2,16}}[，,])?"
    r"(?:具体)?(?:负责|督[查导察]|检查|核查|抽查|巡察|联系|包[保联]|走访|分?赴|对口)(?P<areas>[^，,。；;\n]{2,60})"
)
_AREA = regex(
    r"[东南西北中]部|(?:开发|高新|经开|工业园|产业园|新|示范|保税|度假)区|城区|县城|[一-鿿]{2}(?:街道|[镇乡县区市])"
)
_AT = regex(
    rf"{_GROUP}(?:检查|督查)?(?:[在到赴于]|深入|走访|进驻|现场检查|抽查|检查|督查|(?:挂钩|对口)?联系|包[保联]|对口|负责)(?:了|的)?(?P<areas>[^，,。；;、\n]{{2,14}})"
)
_GIVEN = regex("(?:联系|包[保联]|对口|负责)的?$")
_WHOLLY = regex(f"(?:{_AREA.pattern})(?:片区?|各?乡镇|各镇|方向)?(?=以来|期间|以后|[，,。；;])")
"""An area named as all that a group has to do with: 联系开发区以来, not 联系城区企业时."""
_WORKS = regex("发现|抽查|检查|走访|核查|查看|暗访|督[查导]|巡察")
_OTHERWISE = regex(
    "座谈|学习|交流|召开|参观|观摩|交叉|互[查换检]|交换|轮换|调换|对调|复[查核]|回头看|协助|配合|支援|联合|会同|第[二三]轮|抽调|调整|上年|去年|再次|另|轮岗|轮流|异地|季度|月起|会议室|汇总"
)
_BEFORE = 2
"""Characters before a group that say whose it is."""
_ISSUER = regex("^[省市县区州][委府局办].[^。，；：、中]$|^..[省市县区州][委府局办]$")
"""Those before two groups side by side, one of them an office: 县委 is not 市府."""
_LEVEL = regex("(?<![一-鿿])[省市县区州](?:[委府]?[一-鿿]{0,6})$")
"""Whose group it is, at the head of its clause."""
_NEAR = 12
_VERB = 4
"""Characters before an area in which the verb of the group stands: 现场检查."""
_FEWEST = 2
"""Groups that one sentence assigns."""


def moved_groups(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The group that an area was given to, another group told as at work there, and the area."""
    text = ledger.text
    if ("组" not in text and "分队" not in text) or "第" not in text:
        return
    sentences: dict[int, list[re.Match[str]]] = {}
    for match in _ASSIGNED.finditer(text):
        sentences.setdefault(ledger.sentence_at(match.start()), []).append(match)
    given = [(index, matches) for index, matches in sentences.items() if len(_numbers(matches)) >= _FEWEST]
    if len(given) != 1:
        return
    index, matches = given[0]
    # Before the first group stands how they were formed: 抽调干部64名，组成4个督导组.
    if _OTHERWISE.search(text, matches[0].start(), ledger.sentences[index].span.end):
        return
    owners: dict[str, list[re.Match[str]]] = {}
    for match in matches:
        for area in set(_AREA.findall(match["areas"])):
            owners.setdefault(area, []).append(match)
    numbers = _numbers(matches)
    for at in _AT.finditer(text):
        if ledger.sentence_at(at.start()) == index or whole_number(at["number"]) not in numbers:
            continue
        sentence = ledger.sentences[ledger.sentence_at(at.start())].span
        found = _AREA.search(at["areas"])
        owner = owners.get(found.group(), []) if found else []
        same = len(owner) == 1 and (not at["sort"] or not owner[0]["sort"] or at["sort"] == owner[0]["sort"])
        if same:
            here, there = (text[max(0, one.start() - _BEFORE) : one.start()] for one in (at, owner[0]))
            same = here == there or _ISSUER.search(here + there) is None
        levels = {
            level.group()[0]
            for one in (at, *owner)
            if (level := _LEVEL.search(text, max(0, one.start() - _NEAR), one.start()))
        }
        same = same and len(levels) <= 1
        if found and same and whole_number(owner[0]["number"]) != whole_number(at["number"]):
            place = at.start("areas") + found.start()
            entrusted = _GIVEN.search(text, at.start(), place)
            works = (
                _WHOLLY.match(text, place)
                if entrusted
                else _WORKS.search(text, at.start("areas") - _VERB, sentence.end)
            )
            if works and not _OTHERWISE.search(text, *sentence):
                yield Span(owner[0].start(), owner[0].end("areas")), Span(at.start(), at.end("areas")), found.group()


def _numbers(matches: list[re.Match[str]]) -> set[int]:
    return {whole_number(match["number"]) for match in matches}

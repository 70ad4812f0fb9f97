"""Groups and their areas: 第二组督查中部6镇，第三组督查南部5镇 here, and 第二组在南部乡镇抽查 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_KINDS = "督[查导察]|检查|核查|抽查|巡[察视查]|考核|工作|调研|验收|审计|暗访"
_GROUP = (
    rf"(?:第(?P<number>{SMALL_NUMERAL})(?P<sort>[一-鿿]{{0,4}}?)(?:小组|组|分队|专班)"
    rf"|(?P<kind>{_KINDS})(?:第)?(?P<which>{SMALL_NUMERAL})(?:小组|组))"
)
_BODIES = (
    "[县区市旗州镇乡村]|街道|社区|中学|小学|学校|医院|卫生院|敬老院|水库|电站|水厂|林场|农场|园区|公司|码头|[局院]"
)
_NAMED = rf"(?![和与及在对])[一-鿿]{{1,8}}?(?:{_BODIES})"
_NEXT = rf"、(?:第{SMALL_NUMERAL}[一-鿿]{{0,4}}组|(?:{_KINDS})第?{SMALL_NUMERAL}小?组)"
_ASSIGNED = regex(
    rf"{_GROUP}(?:(?:分别)?(?:由[^，,。；;\n]{{2,16}}[，,])?"
    r"(?:具体)?(?:负责|督[查导察]|检查|核查|抽查|巡察|联系|包[保联]|走访|分?赴|对口)"
    rf"(?P<areas>(?:(?!{_NEXT})[^，,。；;\n]){{2,60}})"
    rf"|[：:，,（(](?:具体|主要)?(?:负责|联系|督[查导察]|检查)?(?P<listed>{_NAMED}(?:[、和与及]{_NAMED}){{0,9}})(?=[）)，,。；;\n]|$))"
)
_AREA = regex(
    r"[东南西北中]部|(?:开发|高新|经开|工业园|产业园|新|示范|保税|度假)区|城区|县城|[一-鿿]{2}(?:街道|[镇乡])"
)
_AT = regex(
    rf"{_GROUP}(?:检查|督查)?(?:[在到赴于]|深入|走访|进驻|现场检查|抽查|检查|督查|(?:挂钩|对口)?联系|包[保联]|对口|负责)(?:了|的)?(?P<areas>[^，,。；;、\n]{{2,14}})"
)
_PLACE = regex(_NAMED)
_SPLIT = regex("、|[和与及]|以及")
_AT_WORK = regex(
    "(?:[一-鿿]{2}[镇乡]|境内|辖区内?|(?:有关|部分)?企业)?(?=(?:现场|实地|集中)?(?:检查|督[查导察]|抽查|走访|暗访|核查|查看|巡察|调研|查[出处实]|发现|反馈|指出|时|期间|[，,]))"
)
"""Behind a place where a group is: 在青坪县检查时, not 在青坪县境外."""
_HIGHER = regex("(?P<who>中央|国家|国务院|省)[一-鿿]{0,6}$")
_GIVEN = regex("(?:联系|包[保联]|对口|负责)的?$")
_WHOLLY = regex(f"(?:{_AREA.pattern})(?:片区?|各?乡镇|各镇|方向)?(?=以来|期间|以后|[，,。；;])")
"""An area named as all that a group has to do with: 联系开发区以来, not 联系城区企业时."""
_WORKS = regex("发现|查[出处实]|抽查|检查|走访|核查|查看|暗访|督[查导]|巡察")
_OTHERWISE = regex(
    "座谈|学习|交流|召开|参观|观摩|交叉|互[查换检]|交换|轮换|调换|对调|复[查核]|回头看|协助|配合|支援|联合|会同|第[二三]轮|抽调|调整|上年|去年|再次|另|轮岗|轮流|异地|阶段|随后|转场|转赴|移师|依次|季度|月起|会议室|汇总"
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
_SIGN = regex("第[一二三四五六七八九十\\d]{1,2}[一-鿿]{0,4}(?:组|分队|专班)|[导查察核作验计访研][一二三四五六七八九]组")
_FEWEST = 2
"""Groups that one sentence assigns."""


def moved_groups(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The group that an area was given to, another group told as at work there, and the area."""
    text = ledger.text
    if not _SIGN.search(text):
        return
    given = _assigned(ledger)
    if not given:
        return
    indices = {ledger.sentence_at(match.start()) for match in given}
    assigned = Span(given[0].start(), ledger.sentences[max(indices)].span.end)
    # Before the first group stands how they were formed: 抽调干部64名，组成4个督导组.
    if _OTHERWISE.search(text, *assigned):
        return
    owners: dict[str, list[re.Match[str]]] = {}
    for match in given:
        areas = match["areas"] or match["listed"]
        for area in {*_AREA.findall(areas), *filter(_PLACE.fullmatch, _SPLIT.split(areas))}:
            owners.setdefault(area, []).append(match)
    # A group that no area was given, 第三组负责综合协调, may come to any.
    numbers = {_number(match) for matches in owners.values() for match in matches}
    for at in _AT.finditer(text):
        if ledger.sentence_at(at.start()) in indices or _number(at) not in numbers:
            continue
        sentence = ledger.sentences[ledger.sentence_at(at.start())].span
        area = _area(at["areas"], owners)
        owner = owners.get(area, [])
        if len(owner) != 1 or _number(owner[0]) == _number(at) or not _of_one_body(ledger, at, owner[0]):
            continue
        place = at.start("areas") + at["areas"].index(area)
        if not _AREA.fullmatch(area) and not _AT_WORK.match(text, place + len(area)):
            continue
        entrusted = _GIVEN.search(text, at.start(), place)
        works = (
            _WHOLLY.match(text, place) if entrusted else _WORKS.search(text, at.start("areas") - _VERB, sentence.end)
        )
        if works and not _OTHERWISE.search(text, *sentence):
            yield Span(owner[0].start(), _end(owner[0])), Span(at.start(), at.end("areas")), area


def _assigned(ledger: Ledger) -> list[re.Match[str]]:
    """The one row in which groups are given their areas, in a sentence or in lines that each open with a group."""
    sentences: dict[int, list[re.Match[str]]] = {}
    lines: list[re.Match[str]] = []
    for match in _ASSIGNED.finditer(ledger.text):
        sentences.setdefault(ledger.sentence_at(match.start()), []).append(match)
        block = ledger.document.block_index(match.start())
        follows = not lines or block - ledger.document.block_index(lines[-1].start()) in (0, 1)
        if follows and (lines or _opens(ledger, match)):
            lines.append(match)
    rows = [matches for matches in sentences.values() if len({_number(match) for match in matches}) >= _FEWEST]
    if len(rows) == 1:
        return rows[0]
    opening = all(_opens(ledger, match) for match in lines) and len({_number(match) for match in lines}) == len(lines)
    return lines if not rows and opening and len(lines) >= _FEWEST else []


def _opens(ledger: Ledger, match: re.Match[str]) -> bool:
    return ledger.sentences[ledger.sentence_at(match.start())].span.start == match.start()


def _area(told: str, owners: dict[str, list[re.Match[str]]]) -> str:
    """The area that a group is told to be at: one of those given, or a part of the region such as 城区."""
    places = [one for one in owners if told.startswith(one) and not _AREA.fullmatch(one)]
    longest = max(places, key=len, default="")
    if longest:
        return longest
    found = _AREA.search(told)
    return found.group() if found else ""


def _of_one_body(ledger: Ledger, at: re.Match[str], owner: re.Match[str]) -> bool:
    """True for groups of one sort that nothing tells to be sent by two bodies."""
    sorts = [one["sort"] or one["kind"] for one in (owner, at)]
    if all(sorts) and sorts[0] != sorts[1]:
        return False
    here, there = (ledger.text[max(0, one.start() - _BEFORE) : one.start()] for one in (at, owner))
    if here != there and _ISSUER.search(here + there):
        return False
    higher = _HIGHER.search(ledger.text, max(0, at.start() - _NEAR), at.start())
    formed = ledger.sentences[ledger.sentence_at(owner.start())].span
    if higher and higher["who"] not in ledger.text[formed.start : owner.start()]:
        return False
    levels = {
        level.group()[0]
        for one in (at, owner)
        if (level := _LEVEL.search(ledger.text, max(0, one.start() - _NEAR), one.start()))
    }
    return len(levels) <= 1


def _end(owner: re.Match[str]) -> int:
    """Where the words end that give a group its areas, with their bracket."""
    bracket = owner.string.startswith(("）", ")"), owner.end())
    return owner.end("areas") if owner["areas"] else owner.end() + bracket


def _number(match: re.Match[str]) -> int:
    return whole_number(match["number"] or match["which"])

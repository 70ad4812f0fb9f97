"""Where a report names its own place outside its head: 国家统计局西河调查队, 谱写中国式现代化西河篇章, 美丽西河."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.own_place import Place, same_place
from linter.facts.quantities.words import tag_pieces
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|内蒙古|广西|西藏|宁夏|新疆"
)
_IS_PROVINCE = frozenset(_PROVINCES.split("|"))
_CITIES = ("北京", "天津", "上海", "重庆")
"""Provinces that are cities; 吉林市 is not 吉林省."""
_TEAM = regex(r"国家统计局(?P<name>[一-鿿]{2,6}?)调查队")
_BUREAU = regex(r"(?P<name>[一-鿿]{2,12})[市县区州旗]统计局[\s、，和与及]{0,4}$")
_SLOGAN = regex(
    r"中国式现代化(?:建设|发展)?的?(?P<name>新疆|(?:(?![新的])[一-鿿]){2,4}?)"
    r"(?=(?:崭新|精彩|华彩|壮丽|绚丽|时代|实践的?|全新)?(?:新?篇章|实践|新?画卷|新?图景|答卷|新?华章|样板|新?局面|新?征程|新?答卷|新?范例|新?路径))"
)
_VIRTUE = regex(rf"新?(?P<name>{_PROVINCES})(?!省?(?:集团|银行|证券|公司|大学|日报|[一-鿿]{{0,4}}(?:经验|模式)))")
_VIRTUES = ("美丽", "平安", "法治", "数字", "健康", "现代化", "谱写", "书写", "开创")
"""What stands before the name of a province that speaks of itself."""
_LED = regex(
    r"在(?:中共)?(?P<name>(?:(?![和及与以党央委级])[一-鿿]){2,8}?)(?P<level>省|自治区|市|州|县|区|旗)委的?(?:坚强|正确)?领导下"
)
_PLAN = regex(
    r"《(?P<name>[一-鿿]{2,8}?)(?P<level>省|自治区|市|州|县|区|旗)(?:20\d\d年(?:度)?)?"
    r"(?:国民经济和社会发展|(?:财政)?预算(?:执行|草案)|政府工作报告)"
)
"""《西河市国民经济和社会发展第十五个五年规划纲要》: a government lays its own plan before its congress."""
_WITH_COUNTIES = regex(r"[各全]?县[（(]?[市、]?区|各县|区县|县级|县域|各区")


def teams(ledger: Ledger, own: Place | None) -> Iterator[tuple[Span, Span]]:
    """西河市统计局 国家统计局东河调查队: both sign for one place."""
    text = ledger.text
    if "调查队" not in text:
        return
    for match in _TEAM.finditer(text):
        bureau = _BUREAU.search(text, max(0, match.start() - 20), match.start())
        name = match["name"]
        named = bureau["name"] if bureau else own.name if own and own.level in "市州" else ""
        if not named or same_place(name, named) or named.endswith(name):
            continue
        if _elsewhere(ledger, name, match) or (own and own.level in "县区旗"):
            continue
        if bureau:
            one = Span(bureau.start("name"), bureau.start("name") + len(named) + 1)
        elif own and _WITH_COUNTIES.search(text):
            one = own.span
        else:
            continue
        yield one, Span(*match.span("name"))


def _elsewhere(ledger: Ledger, name: str, match: re.Match[str]) -> bool:
    """True where the text speaks of that place otherwise too: the city above a county, whose surveys it quotes."""
    behind = ledger.text.find(name, match.end("name"))
    return behind >= 0 or ledger.text.count(name, 0, match.start()) > 1


def named_as_own(ledger: Ledger, own: Place) -> Iterator[Span]:
    """Another place in the slogans of the report, and the committee that leads it."""
    text, province = ledger.text, _province(own)
    for match in _SLOGAN.finditer(text) if "中国式现代化" in text else ():
        name = match["name"]
        if not same_place(name, own.name) and (
            name in _IS_PROVINCE if province else own.level in "市州" and _is_city(ledger, match)
        ):
            yield Span(*match.span("name"))
    for match in _LED.finditer(text) if "领导下" in text else ():
        if match["level"] == own.level and not same_place(match["name"], own.name):
            yield Span(match.start("name"), match.end("level"))
    for match in _PLAN.finditer(text) if "《" in text else ():
        if match["level"] == own.level and not same_place(match["name"], own.name):
            yield Span(match.start("name"), match.end("level"))
    for virtue in _VIRTUES if province else ():
        for match in _behind(text, virtue):
            if match["name"] != province:
                yield Span(*match.span("name"))


def _province(own: Place) -> str:
    """The short name of the province whose report it is; empty for another place."""
    if own.level == "市":
        return own.name if own.name in _CITIES else ""
    names = (own.name[:2], own.name[:3]) if own.level in ("省", "自治区") else ()
    return next((name for name in names if name in _IS_PROVINCE), "")


def _behind(text: str, word: str) -> Iterator[re.Match[str]]:
    at = text.find(word)
    while at >= 0:
        match = _VIRTUE.match(text, at + len(word))
        if match:
            yield match
        at = text.find(word, at + len(word))


def _is_city(ledger: Ledger, match: re.Match[str]) -> bool:
    """True for a place that the text names nowhere else, in a report of a city with counties below it."""
    name, text = match["name"], ledger.text
    if name in _IS_PROVINCE or text.count(name) > 1 or not _WITH_COUNTIES.search(text):
        return False
    tagged = tag_pieces([text[match.start("name") : match.end("name")]])[0]
    return all(tag == "ns" for _, tag in tagged)

"""Ranks claimed: 茶叶出口额居全国首位 here, 茶叶出口额尚未进入全国前五 there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import whole_number
from linter.facts.states.claims_by_name import Denied, NamedClaim, find_denied, name_before
from linter.interval import INFINITY
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

LEVEL = "(?:全[国省市区州县球盟旗]|全自治[区州]|世界|国内|[东中西]部(?:地区)?|[省市])"
"""Among whom something has its rank."""
_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_FIRST = "首位|榜首|第[一1](?:[位名]|(?![二三四五六七八九十百\\d批次轮届期季产大方梯阵]))"
_SIGN = regex("(?:全[国省市区州县球盟旗自]|世界|国内|[东中西]部)")
_PLACED = regex(
    rf"(?P<level>{LEVEL})(?:的)?(?:排名?|处于|排在|位于|位列|位居|居)?(?:(?P<first>{_FIRST})|第(?P<nth>{_NUMERAL})[位名]?|前(?P<top>{_NUMERAL})[位名强]?"
    r"|(?P<mean>中等水平|中等|中游|中下游|中下|下游|靠后|后列|后位|末位|末尾|垫底|倒数)(?:水平|位[置次])?)(?=[，,。；;、！\n]|$)"
)
_HELD = regex(
    r"(?:(?:仅|只|才|稳|高|位|名|跃|排|均|蝉联|保持|继续|连续[\d一二三四五六七八九十]+[年次届])*"
    r"(?:居|位列|名列|列|排在|排名|排|处于|位于|升至|升到|跃升至|跃升到|攀升至|保持|获|获评|蝉联|夺得|登上|荣登|为|处|在|是|跃上|稳坐)(?:了|到)?"
    r"|连续[\d一二三四五六七八九十]+[年次届])+$"
)
_ONLY = regex("[仅只才]|仍|尚")
"""仅居全省第九位 tells how things are, among plans, too."""
_OUT = regex(r"(?:尚未|还未|仍未|未能?|没有?(?:能)?|还没(?:有)?|从未)(?:进入|跻身|挤进|进到|挤入|迈入|进)$")
_BELOW = regex(
    rf"(?:(?:与|同|和|较|比)(?P<level>{LEVEL})(?:的)?(?:{_FIRST})(?:的?(?:地区|省份|单位|县区?|城市|市))?(?:相比)?"
    rf"|仅次于(?:居|排名?|位居|位列|名列)?(?P<level2>{LEVEL})(?:的)?(?:{_FIRST})(?:的?(?:地区|省份|单位|县区?|城市|市|者))?)"
)
_SIGN_BELOW = regex("[与同和较比](?=[全世国东中西省市])|仅次于")
_STILL = regex(
    r"(?P<name>[^，,。；;：:\n]{4,30}?)(?:仍然?|还|尚|依然)(?:居|排|位居|处于?)?(?:其后|其次|在后|第二|次席|有(?:一定|较大|不小)?(?:差距|距离))(?=[，,。；;\n]|$)"
)
_LACKS = regex(r"(?:仍然?|还|尚|依然)?(?:存?有)(?:着)?(?:一定|较大|不小)?的?(?:差距|距离)(?=[，,。；;\n]|$)")


def find_ranks_denied(ledger: Ledger) -> Iterator[Denied]:
    """Every rank of an indicator that another place of the text excludes."""
    yield from find_denied(ledger, _claims(ledger))


def _claims(ledger: Ledger) -> Iterator[NamedClaim]:
    text = ledger.text
    for match in matches_from(_PLACED, _SIGN, text):
        start = max(ledger.sentences[ledger.sentence_at(match.start())].span.start, match.start() - 60)
        out = _OUT.search(text, start, match.start())
        if out and match["top"]:
            yield from _named(ledger, out.start(), match, Decimal(whole_number(match["top"]) + 1), INFINITY, goal=False)
        elif match["mean"]:
            held = _HELD.search(text, start, match.start())
            at = held.start() if held else match.start()
            at -= text.endswith("在", 0, at)
            yield from _named(ledger, at, match, Decimal(2), INFINITY, goal=False)
        elif not out:
            held = _HELD.search(text, start, match.start())
            at = held.start() if held else match.start()
            only = _ONLY.search(text, max(start, at - 1), match.end())
            yield from _named(ledger, at, match, *_reach(match), goal=only is None)
    for below in matches_from(_BELOW, _SIGN_BELOW, text):
        level = below["level"] or below["level2"]
        lacking = _LACKS.match(text, below.end())
        if below["level2"] or lacking:
            end = lacking.end() if lacking else below.end()
            name, start = name_before(ledger, below.start())
            if name:
                yield NamedClaim(name, Span(start, end), _level(level), Decimal(2), INFINITY, goal=False)
        elif text[below.end() : below.end() + 1] in ("，", ","):
            still = _STILL.match(text, below.end() + 1)
            if still:
                name, start = name_before(ledger, still.end("name"))
                if name:
                    yield NamedClaim(name, Span(start, still.end()), _level(level), Decimal(2), INFINITY, goal=False)


def _named(
    ledger: Ledger, at: int, match: re.Match[str], low: Decimal, high: Decimal, goal: bool = True
) -> Iterator[NamedClaim]:
    name, start = name_before(ledger, at)
    if name:
        yield NamedClaim(name, Span(start, match.end()), _level(match["level"]), low, high, goal)


def _reach(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The places that the words allow, the last one not among them."""
    if match["first"]:
        return Decimal(1), Decimal(2)
    if match["top"]:
        return Decimal(1), Decimal(whole_number(match["top"]) + 1)
    place = whole_number(match["nth"])
    return Decimal(place), Decimal(place + 1)


def _level(words: str) -> str:
    return {"世界": "全球", "国内": "全国"}.get(words, words.removesuffix("地区"))

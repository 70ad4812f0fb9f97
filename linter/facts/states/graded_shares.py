"""Graded shares: Ⅰ～Ⅲ类断面占100% beside 劣Ⅴ类断面1个, and 无轻度及以上污染 beside 轻度污染3天.

The grades of water (GB 3838) and of air (HJ 633) exclude each other, so a share of all, or none at all, of one part of
the scale leaves nothing for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THREE = "(?:Ⅲ|III|三)"
_ONE = "(?:Ⅰ|I|一)"
_WORSE = "(?:劣(?:Ⅴ|V|五)|Ⅳ|IV|四|(?<![劣IⅠ])(?:Ⅴ|V|五))类?"
_WATER = "(?:水质|断面|水体|点位|河流|湖库|河段|比例|占比|水|数量?|共|有|为|占|的|[:：])*"
_N = r"(?P<n>\d{1,4}(?:\.\d+)?)"
_ALL_GOOD = regex(
    rf"(?:{_ONE}类?[～~—－至到-]{_THREE}类|(?:达到|优于|好于|达)(?:或|和|及)?(?:优于|好于|达到)?{_THREE}类|优{_THREE}类|{_THREE}类(?:及|或|和)?以上|优良)"
    rf"[^，,。；;\d\n]{{0,16}}?100(?:\.0+)?[%％]"
)
_SOME_WORSE = regex(
    rf"(?P<grade>{_WORSE})(?!以上){_WATER}{_N}(?P<unit>[个处条座%％])"
    r"|(?<![\d.])(?P<m>\d{1,4})[个处条座](?:[国省市县][控考])?(?:断面|水体|点位|河流|河段)(?:水质)?(?:为|属|是)?"
    rf"{_WORSE}"
)
_AIR = ("轻度", "中度", "重度", "严重")
_NONE_AIR = regex(
    r"(?:无|没有|未出现|未发生|不存在)(?P<grade>轻度|中度|重度|严重)(?:污染)?(?P<above>(?:及|或|和)?(?:其)?以上)?(?:的)?(?:空气)?污染(?:天气?|日)?(?:数)?(?!源)"
)
_SOME_AIR = regex(
    rf"(?P<grade>轻度|中度|重度|严重)污染(?:天气?|日)?(?:数|比例|比率|占比|占|为|有|共|出现|[:：])*{_N}(?P<unit>[天%％日])"
)
_NONE_WATER = regex(
    r"(?:无|没有|未出现|不存在)(?:[国省市县][控考])?(?P<grade>劣(?:Ⅴ|V|五)类?)(?:水质|水体|断面|点位|河流)"
)
_LEVEL = regex(
    "[国省市县区](?:控|考|级)|国家|农村|城市|城区|[省市县区乡镇]|重点|地下|海|湖|干流|支流|河口|沙尘|[一-鿿]{2}(?:县|区|镇|乡)"
)
_SPECIAL = regex("入海|地下水|饮用水|水源|近岸|扣除|剔除|沙尘")
"""Waters whose share is told by themselves: what follows may be of all others."""
_OTHER_TIME = regex(r"上年|去年|同期|此前|(?:19|20)\d\d年|\d{1,2}月|季度|比|较|减少|下降|由|从|消除|整治|扣除|剔除")
_STOP = regex("[，,。；;\n]")


class Graded(NamedTuple):
    """All, or nothing, of some grades, and some that this leaves no room for."""

    whole: Span
    rest: Span


def find_full_shares(ledger: Ledger) -> Iterator[Graded]:
    """Every sentence that tells all to be of grades beside some that are of others."""
    if "类" in ledger.text:
        yield from _beside(ledger, matches_on_lines(_ALL_GOOD, "100", ledger.text), _SOME_WORSE)


def find_empty_grades(ledger: Ledger) -> Iterator[Graded]:
    """Every sentence that tells nothing to be of grades beside some that is: 无轻度及以上污染."""
    if "劣" in ledger.text:
        yield from _beside(ledger, _NONE_WATER.finditer(ledger.text), _SOME_WORSE)
    if "污染" in ledger.text:
        yield from _beside(ledger, _NONE_AIR.finditer(ledger.text), _SOME_AIR)


def _beside(ledger: Ledger, wholes: Iterator[re.Match[str]], rests: re.Pattern[str]) -> Iterator[Graded]:
    for whole in wholes:
        sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
        lead = ledger.text[sentence.start : whole.start()]
        if PROMISED.search(lead) or FORMERLY.search(lead) or in_plans(ledger, whole.start()):
            continue
        for rest in rests.finditer(ledger.text, *sentence):
            if _excludes(ledger, sentence, whole, rest):
                yield Graded(Span(*whole.span()), Span(*rest.span()))
                break


def _excludes(ledger: Ledger, sentence: Span, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where the grade told is one that is left nothing, at the same time and level."""
    number, none = rest["n"] or rest.groupdict().get("m") or "0", whole.groupdict().get("grade")
    if not Decimal(number) or (whole.start() < rest.end() and rest.start() < whole.end()):
        return False
    if none in _AIR:
        grade = rest["grade"]
        above = _AIR.index(grade) > _AIR.index(none) and whole["above"]
        if grade != none and not above:
            return False
    elif none and "劣" not in rest.group():
        return False
    first, last = sorted((whole, rest), key=lambda match: match.start())
    lead = ledger.text[sentence.start : first.start()]
    between = ledger.text[first.end() : last.start()] + last.group()
    if _OTHER_TIME.search(between) or _OTHER_TIME.search(_STOP.split(lead)[-1]):
        return False
    return set(_LEVEL.findall(between)) <= set(_LEVEL.findall(lead + first.group())) and not _SPECIAL.search(lead)

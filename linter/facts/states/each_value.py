"""Each value: all districts grew here, 西岭区下降3.8% there; all sections of Ⅲ类, one of Ⅳ类; each 80%以上, one 74.5%.

What one has instead is told right after, in its paragraph or the next one, of the same indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.following import quantity_from
from linter.facts.states.all_but import AllBut
from linter.facts.states.same_matter import FORMERLY, PROMISED, lead_of, other_times
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_OF_EACH = r"(?:均|都|全部|全都|全面|无一例外地?|悉数|个个|一律)(?:实现了?|保持了?|呈现?|为|呈)*"
_WAY = "正增长|同比增长|增长(?![到至])|为正|上升(?![到至])|负增长|下降(?![到至])"
_GREW = regex(
    rf"(?:所有|各|[\d一二三四五六七八九十]+个|全部)(?:的)?[一-鿿（）()、]{{0,10}}?(?:区县|[县区市镇乡]|街道|行业|企业|园区)[）)]?的?"
    rf"(?P<what>[一-鿿]{{4,14}}?){_OF_EACH}(?P<way>{_WAY})"
    r"(?=[，,。；;、]|$)"
)
_GREW_SIGN = regex(f"{_OF_EACH}(?:{_WAY})")
_UP = ("正增长", "增长", "为正", "上升", "同比增长")
_FELL = regex(r"(?:同比|比上年|较上年)?(?:下降|减少|回落|负增长|下滑)(?P<n>\d[\d.]*)[%％]")
_ROSE = regex(r"(?:同比|比上年|较上年)?(?:增长|上升|提高)(?P<n>\d[\d.]*)[%％]")
_GRADES = "ⅠⅡⅢⅣⅤ"
_WATER = regex(
    rf"(?:所有|全部|各|[\d一二三四五六七八九十]+个)(?:的)?[一-鿿、]{{0,8}}?断面[一-鿿]{{0,6}}?(?:均|都|全部|悉数|无一例外地?)[一-鿿]{{0,8}}?(?P<grade>[{_GRADES}])类(?:标准|水质|水体|水)?(?:及?以上|或更好)?"
)
_WORSE = regex(
    rf"断面[^，,。；;\n]{{0,24}}?[，,]?(?:水质)?(?:为|系|属|仅?达到?|只达到?)(?:劣)?(?P<grade>[{_GRADES}])类"
)
_LEAST = regex(
    r"(?:每一?[个家所]|各|所有)(?:的)?(?P<who>[一-鿿]{1,8}?)(?:的)?(?P<what>[一-鿿]{2,12}?(?:率|度|分|面|比|比例|占比))(?:均|都|全部)(?:保持)?(?:在|达到?|超过|高于|不低于)了?"
)
_LOW = regex("(?:只有|仅有?|只为|最低的?[一-鿿]{0,10}|不足|不到|未达到?|未及)$")
_BELOW_TIME = regex("去年|上年|同期|[上前]一|全[国省]|平均|考核目标|目标|调查前|初")
_SENTENCES = 4
"""Sentences, that of each among them, in which the one may stand."""


def find_each_values(ledger: Ledger) -> Iterator[AllBut]:
    """Every statement about the values of each that the value of one denies."""
    yield from _growth(ledger)
    yield from _grades(ledger)
    yield from _least(ledger)
    yield from _counts(ledger)


def _behind(ledger: Ledger, offset: int) -> Span:
    """The next sentences of the paragraph."""
    index = ledger.sentence_at(offset)
    block, last = ledger.sentences[index].block, index
    while last + 1 < min(len(ledger.sentences), index + _SENTENCES) and ledger.sentences[last + 1].block == block:
        last += 1
    return Span(offset, ledger.sentences[last].span.end)


def _numbers_behind(ledger: Ledger, bound: Quantity) -> Sequence[Quantity]:
    """The numbers of those sentences behind what each has at least."""
    reach = _behind(ledger, bound.span.end)
    return ledger.quantities[ledger.quantity_index(reach.start) : ledger.quantity_index(reach.end)]


def _growth(ledger: Ledger) -> Iterator[AllBut]:
    for match in matches_on_lines(_GREW, _GREW_SIGN, ledger.text):
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead):
            continue
        against = _FELL if match["way"] in _UP else _ROSE
        for other in against.finditer(ledger.text, *_behind(ledger, match.end())):
            told = lead_of(ledger, other.start())
            clause = _CLAUSE.split(told)[-1]
            named = clause.rpartition(match["what"])[0].removesuffix("的")
            if not _MEMBER.search(named) or _BELOW_TIME.search(told):
                continue
            if not other_times(told, lead):
                yield AllBut(Span(*match.span()), Span(other.start() - len(clause), other.end()))
                break


_CLAUSE = regex("[，,。；;：:]")
_MEMBER = regex("[一-鿿](?:县|区|市|镇|乡|街道|业|园区)$")


def _grades(ledger: Ledger) -> Iterator[AllBut]:
    for match in matches_on_lines(_WATER, "断面", ledger.text):
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead):
            continue
        for other in _WORSE.finditer(ledger.text, *_behind(ledger, match.end())):
            told = lead_of(ledger, other.start())
            worse = _GRADES.index(other["grade"]) > _GRADES.index(match["grade"])
            then = FORMERLY.search(told) or _BELOW_TIME.search(told) or other_times(told, lead)
            if worse and not then:
                yield AllBut(Span(*match.span()), Span(*other.span()))
                break


def _least(ledger: Ledger) -> Iterator[AllBut]:
    for match in _LEAST.finditer(ledger.text):
        bound = quantity_from(ledger, match.end())
        if bound is None or bound.span.start != match.end() or PROMISED.search(lead_of(ledger, match.start())):
            continue
        for one in _numbers_behind(ledger, bound):
            if _is_below(ledger, one, bound, match["what"]):
                yield AllBut(Span(match.start(), bound.span.end), Span(one.clause.start, one.span.end))
                break


_COUNTED = regex(
    "(?:每一?[个家所]|各)(?P<who>[一-鿿]{1,8}?)(?:均|都|配备了?|设有?|建有|有)*(?:不少于|不低于|至少(?:有|配备了?|设有)?|超过)"
)
_HAN = regex("[^一-鿿]")
_ONLY = regex("(?:只|仅)(?:有|配备了?|设有?|建有|安排了?|剩)?$")


def _counts(ledger: Ledger) -> Iterator[AllBut]:
    """每个村不少于2名, and 柏树湾村只有1名监测员."""
    for match in _COUNTED.finditer(ledger.text):
        at = ledger.quantity_index(match.end())
        bound = next((one for one in ledger.quantities[max(0, at - 1) : at + 1] if one.span.end > match.end()), None)
        lead = lead_of(ledger, match.start())
        if bound is None or bound.span.start > match.end() or bound.kind != "count" or PROMISED.search(lead):
            continue
        sentence = ledger.read(ledger.sentences[bound.sentence].span)
        for one in _numbers_behind(ledger, bound):
            if one.unit != bound.unit or one.value >= bound.value:
                continue
            before = ledger.text[one.clause.start : one.span.start]
            then = lead_of(ledger, one.span.start)
            if FORMERLY.search(then) or other_times(then, lead):
                continue
            only = _ONLY.search(before)
            member = only and before[: only.start()].endswith(match["who"][-1])
            # 只有1名监测员请假: what the one does is no part of the noun that each has.
            named = len(one.after) > 1 and _HAN.split(one.after)[0] in sentence
            if member and named and not _BELOW_TIME.search(before):
                yield AllBut(Span(match.start(), bound.span.end), Span(one.clause.start, one.span.end))
                break


def _is_below(ledger: Ledger, one: Quantity, bound: Quantity, what: str) -> bool:
    then = lead_of(ledger, one.span.start)
    if FORMERLY.search(then) or other_times(then, lead_of(ledger, bound.span.start)):
        return False
    before = ledger.text[one.clause.start : one.span.start]
    if one.unit != bound.unit or one.value >= bound.value or not _LOW.search(before):
        return False
    named = _RATE.findall(_LOW.sub("", before))
    return not _BELOW_TIME.search(before) and all(name[-2:] == what[-2:] for name in named)


_RATE = regex("[一-鿿]{2,6}(?:率|度|分|比例|占比)")

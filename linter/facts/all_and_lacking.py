"""All and lacking: 162个项目均设立了专用账户 here, 5个未开设专用账户的项目 there: said of all, denied of some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.batchwide import classes_in
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGNS = ("均", "全", "都", "一例外", "一遗漏", "一律", "悉数", "百分之百", "100%", "一不")
_EVERY = (
    r"(?:目前|现|现已|已经?)?(?:无一例外|无一遗漏|毫无例外|一个不[落漏]|无一不|百分之百|100[%％]|全部|全数|全都|悉数|一律|逐一|均|都)"
    r"(?:[，,、]?(?:无一例外|无一遗漏|百分之百|全部|均|都))?"
)
_ALL = re.compile(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)[，,]?{_EVERY}(?:地)?(?:已经?|按期|按时|如期|顺利|按要求|按规定)*(?P<what>[一-鿿“”]{{2,24}})"
)
_NOT = r"(?:未曾|未能|未予|未按[一-鿿]{1,3}|未|没有?)(?:及时|按期|按时|完全|全部|全面|真正)?"
_BEHIND = re.compile(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)(?:因[^，,。；;]{{1,20}}[，,]?)?(?:至今|目前|暂时?|仍然?|尚|还|均|一直|都)*{_NOT}(?P<what>[一-鿿“”]{{2,24}})"
)
_BEFORE = re.compile(rf"(?:^|[一-鿿，,])(?:仍|尚|还|至今|暂)?{_NOT}(?P<what>[一-鿿“”]{{2,24}}?)的$")
_DENIES = re.compile(r"未|没|不|无(?!一)|正在|尚|待|需|要|应|将|计划|拟|力争|确保|可以|能够")
_AIMS = re.compile(r"确保|力争|要求|应当|必须|目标|计划|争取|拟|其中|[如若]|以前")
_THEN = re.compile(
    r"(?:检查|整改|排查|督查|巡察|审计|摸排|开展|治理|当|同)[一-鿿]{0,3}(?:前|时)|此前|曾|原有|原来|年初|上年|去年|以往|当时|一度"
)
_PLACE = re.compile(
    r"[一-鿿]{1,5}?(?:镇|乡|村|街道|社区|县|市|区外?|片区|公司|学校|局|院|中心|[境辖区县市]外)(?=[一-鿿]*$|[，,的])"
)
_EMPTY = re.compile("^(?:已经?|了|完成|实现|得到|进行|做到|达到|落实|开展)+|了|(?:完毕|到位|完成|完结|妥当|好|完)+$")
_MOST_APART = 60
"""Numbers between the two at most: further on another matter is told."""
_SENTENCES = 4
"""Sentences back in its paragraph in which the lacking ones may have a number of their own that they are some of."""
_SHARED = 2
"""Pairs of characters that what is done and what is not must share; all of them where there are fewer."""


class Lacking(NamedTuple):
    """All of some things, and some of them of which the same is denied."""

    whole: Span
    rest: Span
    quantity: Quantity
    """How many lack it."""


class _Said(NamedTuple):
    quantity: Quantity
    noun: str
    what: frozenset[str]
    span: Span


def find_lacking(ledger: Ledger) -> Iterator[Lacking]:
    """Every statement about all of so many things that a later number denies."""
    if not any(sign in ledger.text for sign in _SIGNS) or not ("未" in ledger.text or "没" in ledger.text):
        return
    told: dict[str, list[_Said]] = {}
    for quantity in ledger.quantities:
        if quantity.kind != "count" or not quantity.exact or quantity.value < 1:
            continue
        lacks = _lacking(ledger, quantity)
        for whole in told.get(quantity.unit, ()) if lacks else ():
            if lacks and _denied(ledger, whole, lacks):
                yield Lacking(whole.span, lacks.span, quantity)
                break
        if quantity.value > 1 and not lacks:
            of_all = _of_all(ledger, quantity)
            if of_all:
                told.setdefault(quantity.unit, []).append(of_all)


def _of_all(ledger: Ledger, quantity: Quantity) -> _Said | None:
    match = _ALL.match(ledger.text, quantity.span.end, quantity.span.end + _MOST_APART)
    if match is None or _DENIES.search(match["what"]):
        return None
    sentence = ledger.sentences[quantity.sentence].span
    if _AIMS.search(ledger.text, max(sentence.start, quantity.span.start - 16), quantity.span.start):
        return None
    return _Said(quantity, match["noun"], _pairs(match["what"]), Span(quantity.span.start, match.end()))


def _lacking(ledger: Ledger, quantity: Quantity) -> _Said | None:
    near = quantity.before[-28:]
    before = _BEFORE.search(near) if near.endswith("的") else None
    if before:
        start = quantity.span.start - len(near) + before.start("what")
        counted = re.match("[一-鿿]{0,10}", quantity.after)
        return _Said(
            quantity, counted.group() if counted else "", _pairs(before["what"]), Span(start, quantity.span.end)
        )
    behind = _BEHIND.match(ledger.text, quantity.span.end, quantity.span.end + _MOST_APART)
    if behind is None:
        return None
    what, _, noun = behind["what"].partition("的")
    return _Said(quantity, behind["noun"] or noun, _pairs(what), Span(quantity.span.start, behind.end()))


def _pairs(words: str) -> frozenset[str]:
    words = _EMPTY.sub("", words)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _denied(ledger: Ledger, whole: _Said, lacks: _Said) -> bool:
    """True where some of the same things lack what all of them are said to have."""
    if lacks.quantity.value >= whole.quantity.value or not whole.what or not lacks.what:
        return False
    shared = len(whole.what & lacks.what)
    if shared < min(_SHARED, len(whole.what), len(lacks.what)) or shared * 2 < min(len(whole.what), len(lacks.what)):
        return False
    if len(whole.noun) > 1 and len(lacks.noun) > 1 and not _pairs(whole.noun) & _pairs(lacks.noun):
        return False
    if "的" in whole.noun and "的" in lacks.noun and whole.noun[-2:] != lacks.noun[-2:]:
        return False  # 行政村的文化广场 and 行政村的农贸市场
    then, now = (ledger.sentences[one.quantity.sentence].span for one in (whole, lacks))
    lead = ledger.text[now.start : lacks.quantity.span.start]
    said = ledger.text[then.start : whole.span.end]
    if _THEN.search(lead) or classes_in(lead) - classes_in(said):
        return False
    block = ledger.sentences[lacks.quantity.sentence].block
    beside = (
        one
        for index in range(lacks.quantity.sentence, max(-1, lacks.quantity.sentence - _SENTENCES), -1)
        if ledger.sentences[index].block == block
        for one in ledger.by_sentence.get(index, ())
    )
    if any(_another(one, whole.quantity, lacks.quantity) for one in beside):
        return False
    title = ledger.text[: min(ledger.document.blocks[0].span.end, whole.span.start)]
    return all(place in said or place in title for place in _PLACE.findall(lead))


def _another(one: Quantity, whole: Quantity, lacking: Quantity) -> bool:
    """True for the 9个 of 自查发现问题9个，其中2个尚未完成: a number of its own that the lacking ones are some of."""
    between = whole.span.end <= one.span.start < lacking.span.start
    return between and one.unit == whole.unit and one.value > lacking.value and one.value != whole.value

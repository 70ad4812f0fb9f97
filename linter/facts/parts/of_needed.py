"""Parts of what is needed: 需整治的148个 … 已完成161个需整治排污口的整治: more was done than there was to do.

The need leads back, told with both numbers: 需治理, 应整改, 待拆除.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.identity import place_names
from linter.facts.quantities.labels import one_scope, unit_class
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.facts.states.same_matter import classes_in, places
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.fact import Quantity
    from linter.ledger import Ledger

_ACT = (
    "(?:整治|治理|整改|改造|更新|修改|修订|废止|拆除|加固|修复|搬迁|维修|更换|清理|清退|关闭|关停|取缔|修缮|改建|重建|翻建|销号|处置|化解|补植"
    "|复垦|复绿|安装|提升|规范)"
)
_NEED = regex(
    rf"(?<![无不勿])(?:需要?|应|须|待|[急亟]需)(?:进行|予以|工程|除险|提标|重点|依法|集中|限期|实施|抓紧)*(?P<act>{_ACT}{{1,2}})"
)
_DONE = rf"(?:已经?(?:全部|陆续|先后)?(?:完成)?{_ACT}{{0,2}}|(?<![未待需])完成{_ACT}?)"
_DONE_BEFORE = regex(rf"{_DONE}了?的?$")
_DONE_BEHIND = regex(
    rf"的?(?P<noun>[一-鿿“”]{{0,10}}?)(?:当中|中)?[，,]?(?:目前|现|截至目前)?[，,]?(?:均|都)?{_DONE}(?:了|达|共)?"
)
_OBJECT = regex(r"的?(?P<noun>[一-鿿“”]{2,8})")
_OF_NEED = regex(r"的?(?P<noun>[一-鿿“”]{0,8}?)(?:有|为|共|计|达)*")
_OPEN = regex("[已未尚完]")
_WIDER = regex(
    "累计|历年|往年|年来|以来|新增|新发现|新排查|新|连同|加上|另|又|再|计划|拟|力争|明年|目标|确保|预计|[今上下去前][年轮批]|第[一二三四五]批|[首本]批"
)
_EVERYWHERE = regex("[全各][省市县区州镇乡]")
_BACK = 16
"""Characters before a need, or the number before it, in which what was done is told."""
_BEHIND = 20
"""Characters from a need to its number."""
_TIMES = 2
"""Times of what was needed up to which a number may be meant as its part."""
_NO_NAME = bigrams("整治治理整改改造更新修改拆除加固修复任务工作项目规范化")


class _Told(NamedTuple):
    """A number told of what needs something, and what the words say of it."""

    one: Quantity
    act: str
    noun: str
    done: bool


class _Need(NamedTuple):
    """A number that needs something, with what stands for its act and its sentence when others are held against it."""

    one: Quantity
    act: frozenset[str]
    said: frozenset[str]


def find_parts_of_needed(ledger: Ledger) -> Iterator[Outcome]:
    """Every number done of what needed it, with the only number that tells how many needed it, if that is less."""
    told = [found for need in _NEED.finditer(ledger.text) if (found := _told(ledger, need))]
    wholes: dict[str, list[_Need]] = {}
    for need in told:
        if not need.done:
            said = ledger.read(ledger.sentences[need.one.sentence].span)
            wholes.setdefault(unit_class(need.one), []).append(_Need(need.one, bigrams(need.act), bigrams(said)))
    for part in (one for one in told if one.done):
        whole = _only(wholes.get(unit_class(part.one), ()), part)
        if whole and whole.value < part.one.value < whole.value * _TIMES and _of_one_look(ledger, whole, part.one):
            yield Outcome(whole, part.one)


def _only(wholes: Sequence[_Need], part: _Told) -> Quantity | None:
    """The one number before that needs the same and names the things of the part; None where two differ."""
    act, names = bigrams(part.act), bigrams(part.noun) - _NO_NAME
    found: Quantity | None = None
    for whole in wholes:
        one = whole.one
        if one.span >= part.one.span or act.isdisjoint(whole.act):
            continue
        if names.isdisjoint(whole.said) if names else one.sentence != part.one.sentence:
            continue
        if found is not None and one.value != found.value:
            return None
        found = one
    return found


def _told(ledger: Ledger, need: re.Match[str]) -> _Told | None:
    """The number that stands right before a need, or right behind it."""
    at = ledger.quantity_index(need.start())
    text = ledger.text
    if at and ledger.quantities[at - 1].span.end == need.start():
        one = ledger.quantities[at - 1]
        named = _OBJECT.match(text, need.end())
        done = _DONE_BEFORE.search(text, max(0, one.span.start - _BACK), one.span.start)
        return _Told(one, need["act"], named["noun"], True) if named and done and _is_count(one) else None
    if at >= len(ledger.quantities):
        return None
    one = ledger.quantities[at]
    if one.span.start - need.end() > _BEHIND or not _is_count(one):
        return None
    done = _DONE_BEFORE.search(text, max(0, need.start() - _BACK), need.start())
    behind = _DONE_BEHIND.fullmatch(text, need.end(), one.span.start)
    if behind is not None and not done:
        return _Told(one, need["act"], behind["noun"], True)
    plain = _OF_NEED.fullmatch(text, need.end(), one.span.start)
    if plain is None or _OPEN.search(plain["noun"]):
        return None
    return _Told(one, need["act"], plain["noun"], done is not None)


def _is_count(one: Quantity) -> bool:
    return one.kind in ("count", "measure") and not one.approximate and one.is_amount


def _of_one_look(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True where neither time, class nor place sets the two apart, and nothing else was done with them."""
    around, beside = (ledger.read(ledger.sentences[one.sentence].span) for one in (whole, part))
    if _WIDER.search(beside) or HOLDS_MORE.match(ledger.text, part.span.end):
        return False
    if classes_in(beside) ^ classes_in(around) or (_EVERYWHERE.search(beside) and not _EVERYWHERE.search(around)):
        return False
    if not places(ledger.lead(whole)) <= places(ledger.lead(part)) or _owners(ledger, whole) != _owners(ledger, part):
        return False
    return one_scope(whole, part)


def _owners(ledger: Ledger, one: Quantity) -> frozenset[str]:
    """The towns and the like that the sentence of a number names, but for that of the report."""
    return frozenset(place_names(ledger.text, *ledger.sentences[one.sentence].span)) - ledger.identity.places

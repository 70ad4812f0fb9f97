"""Lettered again: A类203件、B类61件、C类22件 … 对17件C类件, a class known by its letter and told of another number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import alike
from linter.facts.states.retaken import kind_of_unit
from linter.ledger import Ledger
from linter.patterns import regex

_LETTER = "[A-EＡ-Ｅ甲乙丙丁ⅠⅡⅢⅣ]"
_BEFORE = regex(
    rf"(?P<lead>[^\d。；;\n]*?)[（(“]?(?P<letter>{_LETTER})类(?P<noun>[一-鿿]{{0,6}}?)[）)”]?的?"
    r"(?:[共计为有]|共计|共有)?$"
)
_BEHIND = regex(rf"的?“?(?P<letter>{_LETTER})类”?(?P<noun>[一-鿿]{{0,6}})")
_REACH = 48
"""Characters before a number in which its class is described and named."""
_FEWEST = 2
"""Classes that a sentence tells with their numbers before it is a split of all into classes."""
_TAKES_UP = regex(
    "^(?:[一二三四五六七八九]是|下一步|目前|要|须|应|继续|重点)*"
    "(?P<sign>(?:对于?|将|把|就|针对|围绕|这|该|上述|前述|以上|全部|所有|盯住|盯紧|紧盯|聚焦|抓好|督促|推动)*)的?"
    "(?:被?(?:列入|列为|归入|归为|纳入|属于|属|评为|评定为|定为|划为|判为|办理结果为|结果为|为))?"
)
_TASK = regex("[一-鿿]{0,8}?[，,]?(?:要|须|应|必须|由|逐|全部|均|都|继续|各)")
"""Behind what no word takes up, a task for all of them: 列入B类的23件，要倒排工期."""
_MARK = regex("[，,：:、“”（）()]")
_ASIDE = regex(
    "其中|其余|剩余|余下|另|新增|又|部分|首批|等$|[每各]|第[一二三四五六七八九十\\d]+[批轮次季期]|已|拟|计划|转为|调整|升为|降为"
)
_ANOTHER_YEAR = regex(r"(?:19|20)\d\d年|[上去前往]年|历年|上一?[轮次批]|[上下]半年|[一二三四]季度|\d{1,2}月")
_FARTHEST_TENTHS = 16


class _Lettered(NamedTuple):
    quantity: Quantity
    letter: str
    lead: str
    """What the sentence says right before the class, or the number: 暂不具备条件的."""


def lettered_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Each number told of a class by its letter alone, with the other number of the one split, and the class."""
    if not _ANY.search(ledger.text):
        return
    split: dict[tuple[str, str], list[_Lettered]] = {}
    alone: dict[tuple[str, str], list[_Lettered]] = {}
    for found in _by_period(ledger):
        kinds = {(kind_of_unit(one.quantity), one.letter) for one in found}
        if len(kinds) == len(found) >= _FEWEST and len({unit for unit, _ in kinds}) == 1:
            told = split
        elif len(found) == 1:
            told = alone
        else:
            continue
        for one in found:
            told.setdefault((kind_of_unit(one.quantity), one.letter), []).append(one)
    for key, again in alone.items():
        known = split.get(key, [])
        if len(known) != 1 or len({one.quantity.value for one in again} - {known[0].quantity.value}) != 1:
            continue
        for later in again:
            if _another_number(ledger, known[0], later):
                yield known[0].quantity, later.quantity, f"{key[1]}类"


_ANY = regex(rf"{_LETTER}类")


def _by_period(ledger: Ledger) -> Iterator[list[_Lettered]]:
    """The lettered numbers of all that stands between two full stops, each with its class."""
    found: list[_Lettered] = []
    last = -1
    for index, quantities in sorted(ledger.by_sentence.items()):
        between = ledger.text[ledger.sentences[last].span.start : ledger.sentences[index].span.start] if found else ""
        if _FULL_STOP.search(between):
            yield found
            found = []
        found += [one for one in map(_lettered, quantities) if one]
        last = index
    yield found


_FULL_STOP = regex("[。！？\n]")


def _lettered(quantity: Quantity) -> _Lettered | None:
    """The number with the letter that stands right before or behind it."""
    if quantity.kind != "count" or quantity.approximate or not quantity.is_level or quantity.value <= 1:
        return None
    behind = _BEHIND.match(quantity.after)
    if behind:
        return _Lettered(quantity, behind["letter"], quantity.before)
    start = max(0, quantity.span.start - _REACH)
    words = quantity.text[start : quantity.span.start]
    before = _BEFORE.search(words) if "类" in words[-_NAMED:] else None
    return _Lettered(quantity, before["letter"], before["lead"]) if before else None


_NAMED = 12
"""Characters before a number in which its letter stands."""


def _another_number(ledger: Ledger, first: _Lettered, later: _Lettered) -> bool:
    """True where the later number is told of all of the class: by nothing else, or by what the split says of it."""
    one, other = first.quantity, later.quantity
    if one.interval.meets(other.interval) or not alike(one, other, _FARTHEST_TENTHS) or other.span < one.span:
        return False
    start = ledger.sentences[other.sentence].span.start
    above = ledger.sentences[max(0, other.sentence - 1)].span
    if f"{later.letter}类" in ledger.text[above.start : above.end]:
        start = above.start  # 对上年的B类件开展“回头看”。列为B类的54件
    if _ANOTHER_YEAR.search(ledger.text, start, other.span.start):
        return False
    clause = _MARK.split(later.lead)[-1]
    taken_up = _TAKES_UP.match(clause)
    assert taken_up is not None
    words = clause[taken_up.end() :]
    if _ASIDE.search(words) or not (taken_up["sign"] or (taken_up.group() and _TASK.match(other.after))):
        return False
    return len(words) < _SAID or share_a_bigram(words.removesuffix("的"), first.lead)


_SAID = 2
"""Characters from which the words before a class tell which of its things are meant."""

"""Side by side: one list told of two subjects: 东山煤矿产量126万吨，收入8亿元 … 南坡煤矿产量88万吨，收入5亿元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = regex("[一-鿿]{2,}$")
_LINK = regex("(?:为|达到?|有|共计?|完成|实现)$")
_LAST = 4
"""Last characters of a name by which it is known: 净收入 names several, 营净收入 one."""
_ENOUGH = 2
"""Numbers beside the two that must stand under one name with two values."""
_MOST = 12
"""Sentences before and behind one, which ； parts from it, that belong to its list."""
_FOLK = regex("(?P<of>城镇|城市|农村|乡村|农牧区|全体)(?:常住)?(?:居民|住户|家庭|人口)|(?P<sex>[男女])性")
_SAME = {"城市": "城镇", "乡村": "农村"}


def told_side_by_side(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the sentences of the two tell more of the same names, and each with a number of its own.

    What is told again of one subject keeps the numbers beside it.
    """
    if one.sentence == other.sentence:
        return False
    first, second = (_sentences(ledger, quantity.sentence) for quantity in (one, other))
    if first == second:
        return False
    here, there = (_beside(ledger, beside, told) for beside, told in ((first, one), (second, other)))
    names = here.keys() & there.keys()
    return len(names) >= _ENOUGH and not any(here[name] & there[name] for name in names)


def _sentences(ledger: Ledger, index: int) -> range:
    """The sentences that ； joins to one."""
    first = last = index
    while first > index - _MOST and _goes_on(ledger, first - 1):
        first -= 1
    while last < index + _MOST and _goes_on(ledger, last):
        last += 1
    return range(first, last + 1)


def _goes_on(ledger: Ledger, index: int) -> bool:
    """True where ； parts a sentence from the next."""
    within = 0 <= index < len(ledger.sentences) - 1
    return within and ledger.text.startswith("；", ledger.sentences[index].span.end - 1)


def _beside(ledger: Ledger, sentences: range, quantity: Quantity) -> dict[tuple[str, str], set[Decimal]]:
    """The other levels of these sentences, by the last characters of their names and their units."""
    found: dict[tuple[str, str], set[Decimal]] = {}
    for told in (one for sentence in sentences for one in ledger.by_sentence.get(sentence, ())):
        name = _NAME.search(_LINK.sub("", told.before))
        if told is not quantity and told.is_level and name and told.unit != "%":
            found.setdefault((name.group()[-_LAST:], told.unit), set()).add(told.value)
    return found


def of_two_folks(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 城镇居民…其中转移净收入2416元 and 农村居民…其中转移净收入2417元: as named last in their paragraphs."""
    first, second = (_folk(ledger, quantity) for quantity in (one, other))
    return bool(first and second) and first != second


def _folk(ledger: Ledger, quantity: Quantity) -> str:
    start = ledger.paragraph(quantity).start
    told = [match["of"] or match["sex"] for match in _FOLK.finditer(ledger.text, start, quantity.span.start)]
    return _SAME.get(told[-1], told[-1]) if told else ""

"""Least together: 52个村收入10万元以上，总收入411万元: so many of at least so much each come to more than their total.

Some of them may have more, told behind: 其中11个村突破50万元. Those of a higher bound are taken to be among those of a
lower one, so that the least of all together is the least there can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.interval import ZERO
from linter.patterns import regex

if TYPE_CHECKING:
    from decimal import Decimal

    from linter.fact import Quantity
    from linter.ledger import Ledger

_MANY = r"(?<![\d.])(?P<many>\d{1,4})[ ]?(?:个|户|家|名|位|人)"
_MONEY = r"[\d,]{1,8}(?:\.\d+)?[ ]?(?:万|亿)?元"
_AT_LEAST = rf"(?:(?:突破|超过?|不低于|高于)了?(?P<least>{_MONEY})|(?:达到?了?|在|为)?(?P<bound>{_MONEY})及?以上)"
_OF = r"(?P<what>收入|产值|营业收入|销售额|营收|投资额?|纯收入|利润|税收)"
_MEMBERS = regex(rf"{_MANY}(?P<who>[一-鿿]{{1,14}}?){_OF}(?P<each>均|都|全部|分别)?(?:已|就)?{_AT_LEAST}")
_TOTAL = regex(
    rf"[，,](?:村?集体(?:经济)?|累计|共实现|实现|合计|这些[一-鿿]{{1,4}})?"
    rf"(?:总{_OF}|{_OF.replace('what', 'what2')}(?:总额|总计|合计|共计))(?:为|达到?|共)?(?P<total>{_MONEY})"
)
_TOTAL_FIRST = regex(
    rf"{_MANY}(?P<who>[一-鿿]{{1,14}}?)总{_OF}(?:为|达到?|共)?(?P<total>{_MONEY})"
    rf"[，,](?:[个村户家]{{2}}|每[个村户家]|均|全部|收入)(?:收入)?(?:均|都)?{_AT_LEAST}"
)
_SOME = regex(rf"(?:[，,、；;]|和)(?:其中[，,：:]?)?(?:有)?{_MANY}(?P<who>[一-鿿]{{0,12}}?)(?:均|已)?{_AT_LEAST}")
_OTHERWISE = regex("增[加长量收]|人均|户均|平均|计划|目标|力争|确保|左右|预计|比上年|净|以来|月|每[亩人]")
_MOST_GROUPS = 6


class LeastTogether(NamedTuple):
    """A total, and the members with the least that each has."""

    total: Quantity
    groups: tuple[tuple[Quantity, Quantity], ...]
    """How many there are, and the least of each; the first are all of them."""
    least: Decimal
    """What all have at least, together."""


def find_least_together(ledger: Ledger) -> Iterator[LeastTogether]:
    """Every total told in one sentence with how many share in it and the least that each of them has.

    5家企业产值突破10亿元 may be told of all five together; 均突破10亿元 and 10亿元以上 are not.
    """
    if "总" not in ledger.text and "合计" not in ledger.text:
        return
    for match in _MEMBERS.finditer(ledger.text):
        total = _TOTAL.match(ledger.text, match.end())
        if total and (match["each"] or match["bound"]) and (total["what"] or total["what2"]) == match["what"]:
            yield from _told(ledger, match, total, total.end())
    for match in _TOTAL_FIRST.finditer(ledger.text):
        yield from _told(ledger, match, match, match.end())


def _told(ledger: Ledger, members: re.Match[str], total: re.Match[str], end: int) -> Iterator[LeastTogether]:
    sentence = ledger.sentences[ledger.sentence_at(members.start())].span
    pairs = [members]
    while len(pairs) < _MOST_GROUPS:
        some = _SOME.match(ledger.text, end, sentence.end)
        if some is None:
            break
        pairs.append(some)
        end = some.end()
    if end > sentence.end or _OTHERWISE.search(ledger.text, sentence.start, end):
        return
    whole = _at(ledger, total.start("total"))
    groups = [(_at(ledger, one.start("many")), _at(ledger, _bound(one))) for one in pairs]
    known = [(many, each) for many, each in groups if many and each and many.value > 0]
    if whole is None or len(known) < len(groups) or any(many.value > known[0][0].value for many, _ in known):
        return
    yield LeastTogether(whole, tuple(known), _least(known))


def _bound(match: re.Match[str]) -> int:
    return match.start("least") if match["least"] else match.start("bound")


def _least(groups: list[tuple[Quantity, Quantity]]) -> Decimal:
    """The least of all: whoever is above the highest bound is also among those above the next."""
    above = together = ZERO
    for many, each in sorted(groups, key=lambda group: -group[1].value):
        more = max(many.value - above, ZERO)
        together += more * each.value
        above += more
    return together


def _at(ledger: Ledger, start: int) -> Quantity | None:
    """The number that begins there, or the bound that is read with the word before it: 突破50万元."""
    at = ledger.quantity_index(start + 1) - 1
    one = ledger.quantities[at] if at >= 0 else None
    return one if one and one.span.start <= start < one.span.end else None

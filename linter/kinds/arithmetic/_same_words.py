"""Cumulative figures in the same words: 截至6月15日，已从其中68人处追回, and ten days later 累计从其中63人处追回."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import DateFact, Quantity
from linter.facts.states.ended import ENDS_WORK
from linter.facts.states.two_series import of_two_series
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SAYS_NO_MORE = regex(r"已经?|累计|一?共|合计|目前|现|均|全部|[全我本][省市县区州旗镇乡村局]|陆续|先后|[\s，,]")
_ENDED = regex(rf"{ENDS_WORK}|改造|新建|培训|开展|检查|走访|录入|登记|核查|建立|接种|采样|转移")
_NOT_SUMMED = regex(r"尚|未|仍|还有|剩|余额|存量|在建|正在|拟|计划|预计|比|较|当[日月周天]|本[月周批期次]|日均|新增")
_SO_FAR = regex("已经?|累计")
_CLAUSE = regex(r"[，,]?(?P<clause>[^，,。；;：:\n]{4,60})")
_SENTENCES = 6
"""Sentences between the two that still speak of one matter."""


class Stand(NamedTuple):
    """How many it was up to a day."""

    date: DateFact
    quantity: Quantity
    words: str
    """Of its clause, the number and what says no more than that it is summed left out."""


def fallen_in_same_words(ledger: Ledger) -> Iterator[tuple[Stand, Stand]]:
    """The earlier stand and the later, lower one, of clauses that differ in their number alone."""
    known: dict[tuple[str, str], Stand] = {}
    for date in ledger.dates:
        stand = _stand(ledger, date) if date.relation == "as-of" and date.month else None
        if stand is None:
            continue
        key = stand.words, stand.quantity.unit
        before = known.get(key)
        if before and _comparable(before, stand):
            ordered = sorted((before, stand), key=lambda one: _moment(one.date))
            fallen = ordered[1].quantity.interval.high < ordered[0].quantity.interval.low
            if fallen and not of_two_series(ledger, before.quantity, stand.quantity):
                yield ordered[0], ordered[1]
        known[key] = stand


def _stand(ledger: Ledger, date: DateFact) -> Stand | None:
    match = _CLAUSE.match(ledger.text, date.span.end)
    if match is None or _NOT_SUMMED.search(match["clause"]):
        return None
    clause = Span(*match.span("clause"))
    if not _SO_FAR.search(match["clause"]) or not _ENDED.search(match["clause"]):
        return None
    inside = [one for one in ledger.by_sentence.get(date.sentence, ()) if clause.contains(one.span)]
    if len(inside) != 1 or not inside[0].is_amount:
        return None
    (quantity,) = inside
    words = f"{ledger.text[clause.start : quantity.span.start]}#{ledger.text[quantity.span.end : clause.end]}"
    return Stand(date, quantity, _SAYS_NO_MORE.sub("", words))


def _comparable(one: Stand, other: Stand) -> bool:
    """True within one year and near each other; a number by itself needs some words to be known by."""
    near = abs(one.date.sentence - other.date.sentence) <= _SENTENCES
    return near and one.date.year == other.date.year and len(one.words) > 4 and _moment(one.date) != _moment(other.date)


def _moment(date: DateFact) -> tuple[int, int]:
    return (date.month or 12, date.day or 31)

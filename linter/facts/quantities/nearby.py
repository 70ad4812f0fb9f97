"""Numbers nearby: those of the sentences around one, in its paragraph, and the amounts of a stretch of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


def in_sentences(ledger: Ledger, sentence: int, back: int, ahead: int) -> list[Quantity]:
    """The quantities of a sentence, of so many before and so many behind it, as far as its paragraph goes."""
    block = ledger.sentences[sentence].block
    last = min(len(ledger.sentences) - 1, sentence + ahead)
    return [
        one
        for index in range(max(0, sentence - back), last + 1)
        if ledger.sentences[index].block == block
        for one in ledger.by_sentence.get(index, ())
    ]


def amounts_between(ledger: Ledger, start: int, end: int) -> list[Quantity]:
    """The amounts with a unit that begin between two places."""
    told = ledger.quantities[ledger.quantity_index(start) : ledger.quantity_index(end)]
    return [one for one in told if one.is_amount and one.unit]


_OF_THEM = regex("其中")
_NO_MEMBER = regex("[。；;！？!?\\n]|共|合计|总[计数额投]|累计")
_MEMBERS = 8
"""Numbers of a list of parts, shares included."""


def is_listed_part(ledger: Ledger, one: Quantity) -> bool:
    """True for 340盏 of 960盏，其中城区620盏、乡镇340盏: what is told next may be of it, or of all."""
    at = ledger.quantity_index(one.span.start)
    for index in range(at, max(-1, at - _MEMBERS), -1):
        start = ledger.quantities[index - 1].span.end if index else 0
        gap = ledger.text[max(start, ledger.sentences[one.sentence].span.start) : ledger.quantities[index].span.start]
        begun = _OF_THEM.search(gap)
        if begun or _NO_MEMBER.search(gap):
            return begun is not None and not _NO_MEMBER.search(gap, begun.end())
        if not index or ledger.quantities[index - 1].unit not in (one.unit, "%"):
            return False
    return False

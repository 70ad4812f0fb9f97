"""Numbers nearby: those of the sentences around one, in its paragraph, and the amounts of a stretch of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

"""Sentence before: what is told right before a sentence, in the same paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity

if TYPE_CHECKING:
    from linter.ledger import Ledger


def told_before(ledger: Ledger, sentence: int) -> list[Quantity]:
    """The quantities of the sentence before, in order; none where another paragraph begins."""
    same = sentence > 0 and ledger.sentences[sentence - 1].block == ledger.sentences[sentence].block
    return ledger.by_sentence.get(sentence - 1, []) if same else []

"""Slips of characters: what tells them by how a dictionary cuts the text, which is cut once for several rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from linter.facts.names.lost_in_words import find_lost_characters
from linter.facts.names.mistyped import find_mistyped
from linter.facts.names.pieces import BrokenWord, cut
from linter.facts.names.transposed import find_transposed
from linter.facts.names.typed_again import find_typed_again
from linter.facts.names.typed_twice import TypedTwice, find_typed_twice
from linter.facts.names.word_slips import WordSlip, find_word_slips
from linter.memory import once

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BROKEN = (find_lost_characters, find_mistyped, find_typed_again, find_transposed)


@once
def find_char_slips(ledger: Ledger) -> Iterator[BrokenWord | WordSlip | TypedTwice]:
    """Every slip of each sort, stretch by stretch; one place may be told by several."""
    text = ledger.text
    for pieces in cut(text):
        yield from chain.from_iterable(find(text, pieces) for find in _BROKEN)
        yield from find_word_slips(text, pieces)
        yield from find_typed_twice(text, pieces)

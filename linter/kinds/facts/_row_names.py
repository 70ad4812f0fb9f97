"""Row names in prose: where the sentences outside tables tell the name of a table's row, with the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from linter.fact import Quantity
from linter.ledger import Ledger
from linter.lexicon import either
from linter.offsets import Span
from linter.patterns import regex


def rows_in_prose(ledger: Ledger, names: Iterable[str]) -> Iterator[tuple[re.Match[str], Span, Sequence[Quantity]]]:
    """Every mention of one of the names, the longest first, with its sentence and the numbers of that sentence."""
    any_name = regex(either(names))
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind != "cell":
            for match in any_name.finditer(ledger.text, *sentence.span):
                yield match, sentence.span, quantities

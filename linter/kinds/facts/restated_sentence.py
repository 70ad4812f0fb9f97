"""Restated sentences: the same words in two files, with another number in one place."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.layout.frames import BLANK, Frame
from linter.facts.quantities.mentions import disagree
from linter.finding import Hit
from linter.ledger import Ledger


class RestatedSentence:
    """Compares the numbers of sentences and clauses that two files share word for word."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number that differs from the first file's; none within one document."""
        for first, *others in ledger.shared_frames:
            for other in others:
                yield from _differences(ledger, first, other)


def _differences(ledger: Ledger, one: Frame, other: Frame) -> Iterator[Hit]:
    for first, second in zip(one.quantities, other.quantities, strict=True):
        if disagree(first, second):
            values = {
                "words": one.words.replace(BLANK, "…"),
                "one": ledger.quote(first.span),
                "other": ledger.quote(second.span),
            }
            yield Hit((first.span, second.span), values)

"""Document numbers that disagree: two writings in one text, or two numbers for one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.docnumbers import DocumentNumber
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class DocumentNumberDiffers:
    """Compares the numbers of one document, and how numbers are written in one text."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each second number of a document, and for each writing against the text's own."""
        numbers = ledger.document_numbers
        by_title: dict[str, DocumentNumber] = {}
        for number in numbers:
            first = by_title.setdefault(number.title, number) if number.title else number
            if (first.code, first.year, first.number) != (number.code, number.year, number.number):
                values = {
                    "title": number.title,
                    "one": ledger.quote(first.span),
                    "other": ledger.quote(number.span),
                }
                yield Hit((first.span, number.span), values)
        regular = [number for number in numbers if number.regular]
        for number in numbers:
            if not number.regular:
                same = next((r for r in regular if r.code == number.code), regular[0] if regular else None)
                spans = (number.span, same.span) if same else (number.span,)
                values = {"other": ledger.quote(number.span)}
                yield Hit(spans, values, severity="warning" if same else "note", variant="writing")

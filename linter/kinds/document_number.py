"""Document numbers that disagree: two writings in one text, two numbers for one document, a year to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.docnumbers import DocumentNumber
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class DocumentNumberDiffers:
    """Compares the numbers of one document, how numbers are written in one text, and their years with the signature."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each second number of a document, each year to come, and each writing against the text's own."""
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
        yield from _not_yet_issued(ledger)
        regular = [number for number in numbers if number.regular]
        for number in numbers:
            if not number.regular:
                same = next((r for r in regular if r.code == number.code), regular[0] if regular else None)
                spans = (number.span, same.span) if same else (number.span,)
                values = {"other": ledger.quote(number.span)}
                yield Hit(spans, values, severity="warning" if same else "note", variant="writing")


def _not_yet_issued(ledger: Ledger) -> Iterator[Hit]:
    """Documents numbered in a year after the one the report is signed in."""
    signing = ledger.signing
    for number in ledger.document_numbers:
        if signing is None or int(number.year) <= signing.day.year:
            continue
        values = {"other": ledger.quote(number.span), "signed": signing.day.isoformat()}
        spans = (number.span, signing.span) if signing.span else (number.span,)
        yield Hit(spans, values, f"{number.year} > {signing.day.year}", variant="later")

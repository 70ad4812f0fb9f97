"""Impossible dates: a month or day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class ImpossibleDate:
    """Reports 2月30日 and 13月; leap years count."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every date that does not exist."""
        for date in ledger.dates:
            if date.impossible:
                start, end = date.span
                yield Hit((date.span,), {"date": ledger.text[start:end]})

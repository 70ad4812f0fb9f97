"""Dates: days, months, quarters, years and ranges in every writing, with inherited years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DATE = re.compile(r"(?:(?P<y>(?:19|20)\d\d)年(?:度)?)?(?:(?P<m>\d{1,2})月(?:份)?(?:(?P<d>\d{1,2})[日号])?)|(?P<y2>(?:19|20)\d\d)年(?:度)?|(?P<y3>(?:19|20)\d\d)[-./](?P<m3>\d{1,2})[-./](?P<d3>\d{1,2})")


def find_dates(ledger: Ledger) -> tuple[DateFact, ...]:
    """Every date of the document, in order."""
    found = []
    for match in _DATE.finditer(ledger.text):
        year, month, day = (
            int(value) if value else None
            for value in (match["y"] or match["y2"] or match["y3"], match["m"] or match["m3"], match["d"] or match["d3"])
        )
        first = last = None
        impossible = False
        if year:
            try:
                first = date(year, month or 1, day or 1)
                last = date(year, month or 12, day or monthrange(year, month or 12)[1])
            except ValueError:
                first, impossible = None, True
        found.append(
            DateFact(
                Span(*match.span()),
                year,
                month,
                day,
                first,
                last,
                "day" if day else "month" if month else "year",
                impossible=impossible,
                sentence=ledger.sentence_at(match.start()),
            )
        )
    return tuple(found)

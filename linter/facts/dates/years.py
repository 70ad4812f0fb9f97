"""Years in digits, as most of what looks for a year looks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?=年)")
"""The digits alone: 2024 of 2024年."""
YEAR_NAMED = regex(r"(?:19|20)\d\d年")
"""With its 年: 2024年."""


def in_two_years(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where two years or more are named from the sentence of a number to a later one."""
    start = ledger.sentences[one.sentence].span.start
    return len(set(YEAR.findall(ledger.text, start, other.span.start))) > 1


@once
def years_told(ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Each year that a text names with how often it does, the one named most often first."""
    for year, times in Counter(YEAR.findall(ledger.text)).most_common():
        yield int(year), times

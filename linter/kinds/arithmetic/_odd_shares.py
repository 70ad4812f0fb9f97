"""Odd shares: the one share of a list that means another whole than all others, as a hit."""

from __future__ import annotations

from collections.abc import Iterator, Set

from linter.facts.rates.odd_in_rows import find_odd_in_rows
from linter.facts.rates.odd_shares import find_odd_shares
from linter.facts.rates.shares_of_own_sum import find_shares_of_own_sum
from linter.finding import Hit
from linter.kinds._show import percent, places_of
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger
from linter.offsets import Span


def odd_shares(ledger: Ledger, told: Set[Span]) -> Iterator[Hit]:
    """食品946件，占21.4%, where all others mean a whole of 3950; `told` holds the shares known to be wrong."""
    for odd in (*find_odd_shares(ledger), *find_shares_of_own_sum(ledger), *find_odd_in_rows(ledger)):
        if odd.share.span in told:
            continue
        ledger.note_compared(odd.part, odd.share)
        places = places_of(odd.share)
        part, whole = written((odd.part.value, odd.whole), scale_of(ledger, (odd.part,)))
        said, actual = percent(odd.share.value, places), percent(odd.part.value / odd.whole, max(1, places))
        yield Hit(
            (odd.share.span, odd.part.span),
            {"stated": said, "actual": actual, "others": str(odd.others)},
            f"{part} ÷ {whole} ≈ {actual} ≠ {said}",
            "warning",
            "odd" if odd.others > 1 else "halves",
        )

"""Totals below what their members have at least, as hits."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.parts.least_together import find_least_together
from linter.finding import Hit
from linter.interval import plain, shortened
from linter.kinds._sums import as_told, scale_of
from linter.ledger import Ledger


def totals_below_least(ledger: Ledger) -> Iterator[Hit]:
    """52个村收入均在10万元以上，总收入411万元: 52 × 10 = 520 > 411."""
    for found in find_least_together(ledger):
        total = found.total
        ledger.note_compared(total, *(one for group in found.groups for one in group))
        if total.interval.high >= found.least or total.value >= found.least:
            continue
        scale = scale_of(ledger, (total,))
        least, said = plain(shortened(found.least / scale)), plain(shortened(total.value / scale))
        yield Hit(
            (total.span, *(one.span for group in found.groups for one in group)),
            {"value": ledger.quote(total.span), "bound": as_told(ledger, found.least, total)},
            f"{said} < {least}",
            variant="together",
        )

"""Points told: a difference of two percentages that a later sentence of the paragraph takes up as per cent."""

from __future__ import annotations

from collections.abc import Iterator, Set

from linter.facts.changes.points_by_paragraph import find_points_by_paragraph
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._show import HUNDRED, percent, places_of, printed
from linter.ledger import Ledger
from linter.offsets import Span


def find_points_told(ledger: Ledger, known: Set[Span]) -> Iterator[Hit]:
    """One hit for each difference told as per cent that is not known already."""
    for start, end, step in find_points_by_paragraph(ledger):
        if step.span in known:
            continue
        ledger.note_compared(start, end, step)
        points = plain(abs(end.value - start.value) * HUNDRED)
        old, new = printed(ledger, start, end)
        values = {"stated": percent(step.value, places_of(step)), "points": points}
        calculation = f"{new}% − {old}% = {plain((end.value - start.value) * HUNDRED)}个百分点"
        yield Hit((step.span, start.span, end.span), values, calculation, severity="warning")

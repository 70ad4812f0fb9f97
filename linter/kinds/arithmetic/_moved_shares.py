"""Moved shares whose changes do not come to nothing, as hits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.changes.moved_shares import MovedShare, find_moved_shares
from linter.finding import Hit
from linter.interval import plain, shortened
from linter.ledger import Ledger

_NONE = Decimal(0)
_PERCENT = 100


def moved_shares(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every list of all shares that was above or below 100 % before it moved."""
    for run in find_moved_shares(ledger):
        steps = [one.points for one in run if one.points]
        ledger.note_summed(*steps)
        said = sum((one.moved for one in run), _NONE)
        # Each share may have been rounded up then and down now.
        leeway = sum((one.leeway for one in run), _NONE) + max(one.share.step for one in run) * _PERCENT
        if not steps or abs(said) <= leeway:
            continue
        before = sum((one.share.value for one in run), _NONE) * _PERCENT - said
        terms = " + ".join(_term(one) for one in run)
        yield Hit(
            (*(step.span for step in steps), *(one.share.span for one in run)),
            {"sum": plain(shortened(said)).replace("-", "−"), "before": plain(shortened(before)) + "%"},
            f"{terms} = {plain(shortened(said)).replace('-', '−')} ≠ 0",
            "warning",
            "shares",
        )


def _term(one: MovedShare) -> str:
    text = plain(shortened(one.moved))
    return f"({text.replace('-', '−')})" if text.startswith("-") else text

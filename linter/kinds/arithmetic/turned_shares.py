"""Turned shares: of two classes of one whole, the smaller is told to have the larger share."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.rates.turned_shares import find_turned_shares
from linter.finding import Hit
from linter.ledger import Ledger


class TurnedShares:
    """Reports 甲类924亿元，占24.7%；乙类328亿元，占69.6%."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every list whose shares lie in another order than its values."""
        for one, other in find_turned_shares(ledger):
            ledger.note_compared(one.value, one.share, other.value, other.share)
            said = [ledger.quote(q.span) for q in (one.value, other.value, one.share, other.share)]
            sign, turned = (">", "<") if one.value.value > other.value.value else ("<", ">")
            values = dict(zip(("one", "other", "share", "second"), said, strict=True))
            calculation = f"{said[0]} {sign} {said[1]}, {said[2]} {turned} {said[3]}"
            spans = (one.value.span, one.share.span, other.value.span, other.share.span)
            yield Hit(spans, values, calculation, severity="warning")

"""Further changes: what is told wrong of a change that has no value before and after it beside it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.kinds.arithmetic._changed_twice import find_changed_twice
from linter.kinds.arithmetic._points_told import find_points_told
from linter.kinds.arithmetic._thousandths import find_thousandths
from linter.kinds.arithmetic._whole_bases import find_no_whole_base
from linter.ledger import Ledger
from linter.offsets import Span


def find_further(figure: str, ledger: Ledger, told: set[Span]) -> Iterator[Hit]:
    """The hits of one figure (rate, amount, points); what is `told` already is left out."""
    if figure == "points":
        yield from find_thousandths(ledger)
        yield from find_points_told(ledger, told)
    elif figure == "amount":
        yield from find_changed_twice(ledger)
    elif figure == "rate":
        yield from (hit for hit in find_no_whole_base(ledger) if hit.spans[0] not in told)

"""Told behind: what a list lacks, in a sentence of its own: …正在解决的14件。因受政策限制，暂时不能解决的2件。"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.interval import total

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MOST = 2
"""Numbers behind a list that may belong to it."""
_READ = 12
"""Numbers of whatever unit that are looked through for them."""


def made_up_behind(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the next number of their unit in the paragraph, or the next two, make the parts up to the whole."""
    last = parts[-1]
    block = ledger.sentences[last.sentence].block
    values = [part.interval for part in parts]
    start = bisect_left(ledger.quantities, last.span.end, key=lambda quantity: quantity.span.start)
    for quantity in ledger.quantities[start : start + _READ]:
        if ledger.sentences[quantity.sentence].block != block or len(values) == len(parts) + _MOST:
            return False
        if quantity.unit == last.unit and quantity.kind == last.kind:
            values.append(quantity.interval)
            if total(values).meets(whole.interval):
                return True
    return False

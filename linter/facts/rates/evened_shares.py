"""Evened shares: the odd share of a list that was moved by a tenth so that the printed shares come to 100 % exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(r"[^，,。；;：:\d]{0,4}[，,]?[^，,。；;：:\d]{0,3}占[^，,。；;：:\d]{0,16}|[^，,。；;：:\d]{0,4}[（(]")
"""Between a part and its share: 件，占总量的, 件（."""
_FEWEST, _MOST = 3, 15
"""Shares of a list in which one may be moved."""
_STEPS = Decimal("2.5")
"""Last places by which it is off, at most."""


def is_evened(ledger: Ledger, rate: Rate) -> bool:
    """True for a share next to what its numbers give, in a list whose shares come to 100 %.

    Offices close the sum that rounding leaves at 99.9 % by hand, at the first or the last share.
    """
    part, said = rate.numerator, rate.stated
    if part is None or rate.how != "share" or said.printed_unit != "%" or rate.denominator.value <= 0:
        return False
    share = part.value / rate.denominator.value
    if abs(share - said.value) > said.step * _STEPS or abs(share - said.value) <= said.step / 2:
        return False  # far off, or right
    numbers = ledger.by_block.get(ledger.sentences[said.sentence].block, ())
    shares = [
        one
        for before, one in pairwise(numbers)
        if one.printed_unit == "%" and _SHARE.fullmatch(ledger.text, before.span.end, one.span.start)
    ]
    at = next((at for at, one in enumerate(shares) if one is said), None)
    return at is not None and _close(shares, at)


def _close(shares: Sequence[Quantity], at: int) -> bool:
    """True where a run of shares that holds the odd one comes to all of it."""
    for first in range(max(0, at - _MOST), at + 1):
        together = Decimal(0)
        for last in range(first, min(len(shares), first + _MOST)):
            together += shares[last].value
            if together == 1 and last >= at and last - first + 1 >= _FEWEST:
                return True
            if together > 1:
                break
    return False

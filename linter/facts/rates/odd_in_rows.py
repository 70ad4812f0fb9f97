"""Odd in rows: 三个片区分别投入30、40、20亿元，占比15%、25%、10%; one pair means another whole.

Their whole is often told nowhere near, as little as what all of them are shares of, yet it is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.value_rows import find_value_rows
from linter.facts.quantities.stated import stated
from linter.facts.rates.odd_shares import OddShare
from linter.interval import Interval, ceiling
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex("占|比重|份额")
_OWN = regex("各自|同类|当年|本[县市区省级]|对应|相应|任务|计划|预算|目标")
_DIGIT = regex(r"\d[\d,]*(?:\.\d+)?")
_FEWEST, _FINE = 3, 100
"""Pairs of which all but one mean one whole, and last places in shares that do not agree by chance."""


def find_odd_in_rows(ledger: Ledger) -> Iterator[OddShare]:
    """Every row of values with a row of as many shares, of which one does not mean the whole of the others."""
    if "占" not in ledger.text:
        return
    for rows in find_value_rows(ledger):
        shares = rows.second
        if len(shares) != len(rows.first) or len(shares) < _FEWEST:
            continue
        if not _SHARE.search(rows.words) or _OWN.search(rows.words):
            continue
        if all(one.kind == "percent" and 0 < one.value < 1 and not one.approximate for one in shares):
            odd = _odd(rows.first, shares)
            if odd:
                yield odd


def _odd(parts: Sequence[Quantity], shares: Sequence[Quantity]) -> OddShare | None:
    """The one pair whose whole lies apart from that of all others."""
    wholes: list[Interval] = []
    scale = _scale(parts[-1])
    for part, share in zip(parts, shares, strict=True):
        told = stated(part).times(scale) if part.kind != parts[-1].kind else stated(part)
        whole = told.over(stated(share).widened(share.step / 2))
        if whole is None:
            return None
        wholes.append(whole)
    found = []
    for at, (part, share) in enumerate(zip(parts, shares, strict=True)):
        others = [whole for place, whole in enumerate(wholes) if place != at]
        low, high = max(one.low for one in others), min(one.high for one in others)
        proved = all(one.value >= _FINE * one.step for place, one in enumerate(shares) if place != at)
        if low <= high and not wholes[at].meets(Interval(low, high)) and (proved or len(shares) > _FEWEST):
            found.append(OddShare(part, share, ceiling((low + high) / 2), len(shares) - 1))
    return found[0] if len(found) == 1 else None


def _scale(one: Quantity) -> Decimal:
    """What one of the printed number is worth: 亿 for 39.07亿元, whose unit the bare numbers before it share."""
    digits = _DIGIT.match(one.text, one.number.start)
    number = Decimal(digits.group().replace(",", "")) if digits else Decimal(0)
    return one.value / number if number else Decimal(1)

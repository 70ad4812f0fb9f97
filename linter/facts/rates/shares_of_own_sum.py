"""Shares of their own sum: 利用1587吨，处置1535吨，贮存381吨。利用占45.3%，处置和贮存分别占43.8%和10.9%.

The whole is told nowhere: it is what the numbers come to, and all shares but one fit it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.stated import stated
from linter.facts.rates.odd_shares import OddShare
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST = 3
"""Shares in a row: two that fit the sum of three numbers do not fit it by chance."""
_MOST = 12
_FAR = 2
"""Last places between a share and the right one that rounding does not leave."""
_CHANGED = regex("增长|下降|上升|同比|环比|提高|降低|减少|增加")


def find_shares_of_own_sum(ledger: Ledger) -> Iterator[OddShare]:
    """Every row of numbers and, behind them, of as many shares, of which one is no share of what they come to."""
    if "占" not in ledger.text:
        return
    for row in ledger.rows:
        at = 0
        while at < len(row.cells):
            end = at
            while end < len(row.cells) and row.cells[end].quantity.kind == "percent":
                end += 1
            if _FEWEST <= end - at <= min(at, _MOST) and any("占" in cell.gap for cell in row.cells[at:end]):
                found = _odd(row.cells[:at], row.cells[at:end])
                if found:
                    yield found
            at = max(end, at + 1)


def _odd(before: Sequence[Cell], told: Sequence[Cell]) -> OddShare | None:
    shares = [cell.quantity for cell in told]
    cells = before[-len(shares) :]
    parts = [cell.quantity for cell in cells]
    if len({part.unit for part in parts}) > 1 or any(_CHANGED.search(cell.gap) for cell in (*cells[1:], *told)):
        return None
    if any(one.approximate or one.value <= 0 for one in (*parts, *shares)):
        return None
    if not parts[0].is_amount:
        return None
    whole = sum((part.value for part in parts), Decimal(0))
    odd = [at for at, (part, share) in enumerate(zip(parts, shares, strict=True)) if not _is(part, share, whole)]
    if len(odd) != 1:
        return None
    part, share = parts[odd[0]], shares[odd[0]]
    if abs(part.value / whole - share.value) < share.step * _FAR:
        return None
    return OddShare(part, share, whole, len(shares) - 1)


def _is(part: Quantity, share: Quantity, whole: Decimal) -> bool:
    return stated(share).holds(part.value / whole)

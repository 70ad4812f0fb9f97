"""Bases: 第二批300座截至11月8日已加固290座, how many there are to be done, right before how many are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,。；;：:、（）()\\n]")


def is_base(ledger: Ledger, base: Quantity, done: Quantity) -> bool:
    """True where both are of one unit in one clause, and 已 stands between the larger and the smaller."""
    start, end = base.span.end, done.span.start
    if start > end or base.unit != done.unit or done.value > base.value or _MARK.search(ledger.text, start, end):
        return False
    return "已" in ledger.text[start:end]

"""Bases: 第二批300座截至11月8日已加固290座, how many there are to be done, right before how many are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.ended import ENDED
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,。；;：:、（）()\\n]")
_DEALT_WITH = regex(f"已|{ENDED}")


def is_base(ledger: Ledger, base: Quantity, done: Quantity) -> bool:
    """True for the larger of two of one unit in a clause, with what was done behind it, or no verb before it."""
    start, end = base.span.end, done.span.start
    if start > end or base.unit != done.unit or done.value > base.value or _MARK.search(ledger.text, start, end):
        return False
    if not base.verb or base.verb not in base.before:
        return True
    return _DEALT_WITH.search(ledger.text, start, end) is not None

"""Wider levels: 参保26.47万人，其中企业19.83万人、单位6.64万人，净增0.61万人: the change is told of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated

if TYPE_CHECKING:
    from linter.ledger import Ledger

_AMONG = ("其中", "包括", "（")


def of_a_wider_level(ledger: Ledger, level: Quantity, amount: Quantity, rate: Quantity, up: bool) -> bool:
    """True where a number of the sentence that holds `level` gives the rate with the amount of change."""
    by, said = stated(amount), stated(rate)
    for one in ledger.by_sentence.get(level.sentence, ()):
        if one.span.start >= level.span.start:
            return False
        between = ledger.text[one.span.end : level.span.start]
        if one.unit == level.unit and one.value > level.value and any(word in between for word in _AMONG):
            base = stated(one).minus(by) if up else stated(one).plus(by)
            share = by.over(base)
            if share is not None and share.meets(said):
                return True
    return False

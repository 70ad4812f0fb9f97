"""Nested lists: 审结187件，其中调解96件，判决91件: numbers told of the one before them, and not beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.interval import ZERO
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_AMONG = regex("^[^。！？!?；;\n]{0,12}?其中")
_ENDS = regex("[。！？!?；;\n]")
_MOST = 4
"""Numbers of a nested list at most."""


def without_nested(ledger: Ledger, group: Sequence[Quantity]) -> list[Quantity]:
    """Numbers of one unit without those that 其中 tells of the number before it and that come to it exactly."""
    kept: list[Quantity] = []
    at = 0
    while at < len(group):
        kept.append(group[at])
        at += 1 + _nested(ledger, group, at)
    return kept


def nested_end(ledger: Ledger, one: Quantity, other: Quantity) -> int:
    """Where the numbers end that 其中 tells of the first of two numbers of one unit."""
    if not _AMONG.search(ledger.text[one.span.end : other.span.start]):
        return one.span.end
    first, last = ledger.quantity_index(one.span.end), ledger.quantity_index(other.span.start)
    among = [told for told in ledger.quantities[first:last] if told.unit == other.unit]
    return among[-1].span.end if among else one.span.end


def _nested(ledger: Ledger, group: Sequence[Quantity], at: int) -> int:
    """How many numbers behind number `at` are told of it and make it up; 0 for none."""
    whole, said = group[at], ZERO
    for many, one in enumerate(group[at + 1 : at + 1 + _MOST], 1):
        between = ledger.text[group[at + many - 1].span.end : one.span.start]
        if (many == 1 and not _AMONG.search(between)) or (many > 1 and _ENDS.search(between)):
            return 0
        said += one.value
        if said == whole.value:
            return many if many > 1 else 0
    return 0

"""Retold: whether two numbers written in two ways, 1.25亿元 and 12500万元, may be one told twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.labels import one_scope, unit_class
from linter.facts.takeup import words_around

if TYPE_CHECKING:
    from linter.ledger import Ledger

_YEARS = re.compile(r"(?:19|20)\d\d(?=年)|[上去前明次]年|同期")
_PLAN = re.compile(r"预算(?!支出|收入|执行)|计划|目标|概算|预计|预期|拟")
_LEAD = 30
"""Characters before a number that may name its year."""


def retold(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where nothing in the words sets the two apart, and they share some; lengths and areas need share none.

    In the 69 reports measured no two numbers of swapped digits are written in two ways, where 19 are in one.
    """
    years = [set(_YEARS.findall(_lead(ledger, quantity))) for quantity in (one, other)]
    if all(years) and years[0] != years[1]:
        return False
    if bool(_PLAN.search(one.before)) != bool(_PLAN.search(other.before)) or not one_scope(one, other):
        return False
    return one.kind == other.kind == "measure" or bool(words_around(ledger, one) & words_around(ledger, other))


def both_told_again(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the text tells each of the two more than once: a slip is made once."""
    found = [sum(_same(quantity, another) for another in ledger.quantities) for quantity in (one, other)]
    return min(found) > 1


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and unit_class(one) == unit_class(other)


def _lead(ledger: Ledger, quantity: Quantity) -> str:
    start = ledger.sentences[quantity.sentence].span.start
    return ledger.text[max(start, quantity.span.start - _LEAD) : quantity.span.start]

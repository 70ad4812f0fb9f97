"""Closed elsewhere: numbers beside a list that make its sum right, so that the list alone is not all of its whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.slips import printed_digits

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FURTHER = 8
"""Numbers behind a list that may belong to it."""
_FEWEST = 2
_TELLING = 4
"""Digits of a number that no sum meets by chance."""


def closed_elsewhere(ledger: Ledger, told: Breakdown) -> bool:
    """True where the list goes on, holds a number counted by another word, or is one of what its first part holds."""
    said = sum((one.value for one in told.parts), Decimal(0))
    whole = told.whole
    if said == whole.value:
        return False
    if ledger.text.startswith(("/", "／"), whole.span.end):
        return True  # 5515.7公斤/公顷: what comes to a unit is no sum
    if told.complete == "terms" and told.inferred and _told_otherwise(ledger, told, said):
        return True
    first, last = ledger.quantity_index(whole.span.end), ledger.quantity_index(told.parts[-1].span.end)
    among = {one.span for one in told.parts}
    blocks = {ledger.sentences[one.sentence].block for one in (told.parts[0], told.parts[-1])}
    if whole.kind == "count" and len(told.parts) > _FEWEST and len(blocks) == 1:
        # 拖拉机28台，烘干机1组，打捆机4台.
        aside = (one for one in ledger.quantities[first : last + 1] if one.span not in among)
        if any(one.kind == "count" and one.unit != whole.unit and one.value == whole.value - said for one in aside):
            return True
    behind = ledger.quantities[last : last + _FURTHER]
    nested = said - told.parts[0].value
    for one in behind:
        if one.unit != whole.unit or "。" in ledger.text[told.parts[-1].span.end : one.span.start]:
            break
        said += one.value
        nested += one.value
        # 2.5万亩：甲0.2万亩、乙1.1万亩；丙0.9万亩，丁0.3万亩: the list goes on, or its first part is made up of it.
        if said == whole.value or nested == told.parts[0].value:
            return True
    return False


def _told_otherwise(ledger: Ledger, told: Breakdown, said: Decimal) -> bool:
    """True where parts told by term come to a number of many digits that is told for itself before or behind them.

    直补资金507.72万元 … 7月发放253.86万元，11月发放253.86万元: they are all of that, whatever else stands near it.
    """
    among = {told.whole.span, *(one.span for one in told.parts)}
    return any(
        one.value == said
        and one.unit == told.whole.unit
        and one.span not in among
        and len(printed_digits(one)) >= _TELLING
        for one in ledger.quantities
    )

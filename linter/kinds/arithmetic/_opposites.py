"""Opposites: 净增加7处（增加48处、减少41处）: amounts that make up a change only together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.changes import Step

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


def among_opposites(steps: Sequence[Step], step: Step, difference: Decimal) -> bool:
    """True where this amount and others told with it, up and down, come to the difference."""
    alike = [one for one in steps if one.quantity.unit == step.quantity.unit]
    if len({one.up for one in alike}) == 1:
        return False
    return any(
        step is not left and _signed(one for one in alike if one is not left) == difference for left in (None, *alike)
    )


def _signed(steps: Iterable[Step]) -> Decimal:
    return sum((one.quantity.value if one.up else -one.quantity.value for one in steps), Decimal(0))


def netted_beside(ledger: Ledger, start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由46个调整为63个，新增22个、取消5个: whatever its word, the number beside makes up the change."""
    at = ledger.quantity_index(step.quantity.span.start)
    left = abs(end.value - start.value - _signed([step]))
    return any(
        one.value == left and one.unit == step.quantity.unit and one.sentence == step.quantity.sentence
        for one in ledger.quantities[max(0, at - 1) : at + 2]
        if one not in (start, end, step.quantity)
    )

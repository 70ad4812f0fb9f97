"""Opposites: 净增加7处（增加48处、减少41处）: amounts that make up a change only together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from linter.facts.changes.changes import Step


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

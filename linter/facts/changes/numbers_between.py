"""Numbers between: what stands between a change and its steps, or behind both: 新装2600盏, 达到416场."""

from __future__ import annotations

from collections.abc import Sequence

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.change_words import LEVEL_BEHIND
from linter.facts.quantities.strands import Link


def reached_behind(links: Sequence[Link], at: int, steps: int) -> Quantity | None:
    """The level behind the steps from the base at `at`: 较上年的320场多出96场，达到416场."""
    behind = links[at + steps + 1] if at + steps + 1 < len(links) else None
    if behind is None or not LEVEL_BEHIND.fullmatch(behind.gap) or not comparable(links[at].quantity, behind.quantity):
        return None
    return behind.quantity


def is_difference(links: Sequence[Link], at: int, start: Quantity | None, end: Quantity | None) -> bool:
    """True for a number that is just what lies between the two values of a change, whatever tells it."""
    if at + 1 >= len(links) or start is None or end is None or not links[at].known:
        return False
    by = links[at].quantity
    return comparable(by, end) and by.exact and by.value == abs(end.value - start.value)

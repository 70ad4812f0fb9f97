"""Of a unit: the amounts of each sentence in one unit, which say what they are by being the only ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.memory import once

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST = 2


@once
def amounts_of_a_unit(ledger: Ledger) -> Iterator[tuple[Quantity, ...]]:
    """All amounts of one unit of a sentence, in order, where there are two or more and none is approximate."""
    for numbers in ledger.by_sentence.values():
        groups: dict[str, list[Quantity]] = {}
        for one in numbers if len(numbers) >= _FEWEST else ():
            if one.is_amount and one.unit:
                groups.setdefault(unit_class(one), []).append(one)
        for group in groups.values():
            if len(group) >= _FEWEST and not any(one.approximate for one in group):
                yield tuple(group)

"""Years in parallel: 2026年度预算22.6万元，2025年度预算20.7万元 in item after item, and 2024年度预算 in one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.year_labels import YearLabel, year_labels

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LEAST = 4
"""Items that name two years alike before another pair of years among them is a slip."""
_RARE = 4
"""So many times more often is the usual pair told than any other."""
_FARTHEST = 2
"""Years by which a year left in from an older text is off."""


class YearSlip(NamedTuple):
    """A year that the figures around it tell otherwise."""

    said: YearLabel
    meant: YearLabel
    """Where the year meant is told: of the same value, or in an item of the same form."""


def find_year_slips(ledger: Ledger) -> Iterator[YearSlip]:
    """Every year that another number is already told for in its paragraph, or that its parallels do not name."""
    blocks: dict[int, list[YearLabel]] = defaultdict(list)
    for label in year_labels(ledger):
        blocks[label.block].append(label)
    for labels in blocks.values():
        yield from _told_twice(labels)
    parallels: dict[str, list[tuple[YearLabel, YearLabel]]] = defaultdict(list)
    for labels in blocks.values():
        for one, other in pairwise(labels):
            if one.name == other.name and one.year != other.year:
                parallels[one.name].append((one, other))
    for pairs in parallels.values():
        yield from _among(pairs)


def _told_twice(labels: Sequence[YearLabel]) -> Iterator[YearSlip]:
    """2026年度预算8.6万元，2025年度预算8.3万元，…，2025年预算安排8.6万元: two of one year, one of them wrong."""
    for at, label in enumerate(labels):
        named = [one for one in labels[:at] if one.name == label.name]
        own = [one for one in named if one.year == label.year]
        same = [one for one in named if one.year != label.year and one.quantity.value == label.quantity.value]
        if len(own) == len(same) == 1 and own[0].quantity.value != label.quantity.value:
            yield YearSlip(label, same[0])


def _among(pairs: Sequence[tuple[YearLabel, YearLabel]]) -> Iterator[YearSlip]:
    """The second years of pairs that differ from those of nearly all pairs of their form."""
    counts = Counter((one.year, other.year) for one, other in pairs)
    ((first, second), times), *_ = counts.most_common(1)
    if times < _LEAST or times < _RARE * (len(pairs) - times):
        return
    usual = next(other for one, other in pairs if (one.year, other.year) == (first, second))
    for one, other in pairs:
        off = abs(int(other.year[:-1]) - int(second[:-1]))
        if one.year == first and 0 < off <= _FARTHEST:
            yield YearSlip(other, usual)

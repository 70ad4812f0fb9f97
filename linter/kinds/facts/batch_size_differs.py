"""Batch sizes that differ: 反馈的11个问题 … 12个问题中，已完成9个."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from linter.fact import Quantity
from linter.facts.states.batch_sizes import BatchSize, find_batch_sizes
from linter.finding import Hit
from linter.kinds.facts._explained import rest_told
from linter.ledger import Ledger


@dataclass(frozen=True)
class BatchSizeDiffers:
    """Compares where a batch is taken up with where it was introduced."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each batch taken up with a number that no introduction bears."""
        introduced: dict[tuple[str, str], list[BatchSize]] = {}
        for size in find_batch_sizes(ledger):
            key = (size.quantity.unit, size.noun)
            earlier = introduced.setdefault(key, [])
            if size.introduced:
                earlier.append(size)
                continue
            ledger.note_compared(size.quantity, *(one.quantity for one in earlier))
            # Two numbers that were introduced are two batches: which one is taken up is open.
            if len({one.quantity.value for one in earlier}) != 1 or rest_told(
                ledger, earlier[0].quantity, size.quantity
            ):
                continue
            first = earlier[0].quantity
            if _told_before(ledger, size, first) or _of_part(ledger, first, size.quantity):
                continue
            if first.value != size.quantity.value:
                yield Hit(
                    (earlier[0].quantity.span, size.quantity.span),
                    {
                        "noun": size.noun,
                        "one": ledger.quote(earlier[0].quantity.span),
                        "other": ledger.quote(size.quantity.span),
                    },
                    severity="warning",
                )


def _told_before(ledger: Ledger, taken_up: BatchSize, first: Quantity) -> bool:
    """True for 县里26条措施，镇里细化为31条: those 26 are a batch that was told before the one of 31."""
    own = taken_up.quantity
    return any(
        one.span.start < first.span.start
        and (one.value, one.unit) == (own.value, own.unit)
        and taken_up.noun in one.before[-_NAMED:] + one.after[:_NAMED]
        for one in ledger.quantities
    )


_NAMED = 12
"""Characters on each side of a number in which the noun of a batch stands."""


def _of_part(ledger: Ledger, whole: Quantity, taken_up: Quantity) -> bool:
    """True where the number is one of the parts that the batch is said to have, or what those before it come to.

    问题96个，其中台账类71个、设施类25个 … 这25个问题中，已整改20个.
    """
    if any(
        found.whole is whole and part.value == taken_up.value for found in ledger.breakdowns for part in found.parts
    ):
        return True
    listed = [one for one in ledger.by_sentence[taken_up.sentence] if one.span.end <= taken_up.span.start]
    sums = accumulate(one.value for one in reversed(listed) if one.kind == "count")
    return any(value == taken_up.value for at, value in enumerate(sums) if at)

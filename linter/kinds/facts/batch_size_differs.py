"""Batch sizes that differ: 反馈的11个问题 … 12个问题中，已完成9个."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from linter.fact import Quantity
from linter.facts.quantities.slips import alike
from linter.facts.states.batch_sizes import BatchSize, find_batch_sizes
from linter.facts.states.plan_sizes import find_plan_sizes
from linter.facts.states.same_matter import of_two_inspections
from linter.finding import Hit
from linter.kinds.facts._explained import rest_told
from linter.ledger import Ledger


class BatchSizeDiffers:
    """Compares where a batch is taken up with where it was introduced."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each batch taken up with a number that no introduction bears."""
        differing = list(_differing(ledger))
        known = {size.quantity.span for _, size in differing}
        differing += [pair for pair in find_plan_sizes(ledger) if pair[1].quantity.span not in known]
        if not differing:
            return
        parts = {(found.whole.span, part.value) for found in ledger.breakdowns for part in found.parts}
        for first, size in differing:
            taken_up = size.quantity
            if (
                alike(first, taken_up, _FARTHEST_TENTHS)
                and (first.span, taken_up.value) not in parts
                and not rest_told(ledger, first, taken_up)
                and not _told_before(ledger, size, first)
                and not _sums_those_before(ledger, taken_up)
                and not _told_between(ledger, first, taken_up)
            ):
                yield Hit(
                    (first.span, taken_up.span),
                    {"noun": size.noun, "one": ledger.quote(first.span), "other": ledger.quote(taken_up.span)},
                    severity="warning",
                )


def _differing(ledger: Ledger) -> Iterator[tuple[Quantity, BatchSize]]:
    """Each batch that is taken up with another number than the only one introduced before it, behind that number."""
    introduced: dict[tuple[str, str], dict[Decimal, Quantity]] = {}
    for size in find_batch_sizes(ledger):
        numbers = introduced.setdefault((size.quantity.unit, size.noun), {})
        if size.introduced:
            numbers.setdefault(size.quantity.value, size.quantity)
        # Two numbers that were introduced are two batches: which one is taken up is open.
        elif len(numbers) == 1:
            [first] = numbers.values()
            ledger.note_compared(size.quantity, first)
            if first.value != size.quantity.value and not of_two_inspections(ledger, first, size.quantity):
                yield first, size


def _told_before(ledger: Ledger, taken_up: BatchSize, first: Quantity) -> bool:
    """True for 县里26条措施，镇里细化为31条: those 26 are a batch that was told before the one of 31.

    So are those of 整改措施24条, told behind the first ones as another batch.
    """
    own = taken_up.quantity
    for one in ledger.quantities:
        if one.span.start >= own.span.start:
            return False
        behind = one.span.start >= first.span.start
        if (one.value, one.unit) == (own.value, own.unit) and (
            taken_up.noun in one.before[-_NAMED:] + ("" if behind else one.after[:_NAMED])
        ):
            return True
    return False


_NAMED = 12
"""Characters on each side of a number in which the noun of a batch stands."""


def _told_between(ledger: Ledger, first: Quantity, taken_up: Quantity) -> bool:
    """True for 未完成的13个 between 126个 and 13个事项中: it was told after the whole, as a batch or a rest.

    So it was where 7个与新问题19个合并建账，共26个.
    """
    start, end = (ledger.quantity_index(one.span.start) for one in (first, taken_up))
    return any(
        one.value == taken_up.value and one.unit == taken_up.unit
        for one in ledger.quantities[max(start + 1, end - _BETWEEN) : end]
    )


_BETWEEN = 400
"""Numbers before a batch among which it may have been told."""
_FARTHEST_TENTHS = 16
"""How many tenths of the smaller number the larger one may be: beyond, some of the batch are taken up."""


def _sums_those_before(ledger: Ledger, taken_up: Quantity) -> bool:
    """True for 台账类20个、设施类5个 … 这25个问题中，已整改20个: those before it in its sentence come to the number."""
    listed = [one for one in ledger.by_sentence[taken_up.sentence] if one.span.end <= taken_up.span.start]
    sums = accumulate(one.value for one in reversed(listed) if one.kind == "count")
    return any(value == taken_up.value for at, value in enumerate(sums) if at)

"""Thresholds: a value that is said to pass, or to keep, the bound beside it and does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.changes.faster_growth import find_faster_growth
from linter.facts.changes.held_against import find_held_against
from linter.facts.changes.thresholds import Threshold, find_thresholds
from linter.finding import Hit
from linter.interval import INFINITY
from linter.ledger import Ledger


@dataclass(frozen=True)
class ThresholdMissed:
    """Reports 优良比例82.5%，超过85%的目标."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every value on the wrong side of its bound."""
        for threshold in (*find_thresholds(ledger), *find_faster_growth(ledger), *find_held_against(ledger)):
            ledger.note_compared(threshold.value)
            if _missed(threshold):
                values = {"value": ledger.quote(threshold.value.span), "bound": ledger.quote(threshold.bound)}
                yield Hit((threshold.value.span, threshold.bound), values, variant=threshold.relation)


def _missed(threshold: Threshold) -> bool:
    reach, limits = threshold.reach, threshold.limits
    # 1.0 printed beside 1 may be 0.98: the printed value itself must fail too.
    low = limits.low > -INFINITY and threshold.value.value < limits.low and reach.high <= limits.low
    return low or (limits.high < INFINITY and threshold.value.value > limits.high and reach.low >= limits.high)

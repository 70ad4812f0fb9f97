"""Thresholds: a value that is said to pass, or to keep, the bound beside it and does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from linter.facts.changes.all_beyond import find_lists_beyond
from linter.facts.changes.bracketed_goals import find_bracketed_goals
from linter.facts.changes.claimed_goals import find_claimed_goals
from linter.facts.changes.debt_limits import find_debts_over_limits
from linter.facts.changes.faster_growth import find_faster_growth
from linter.facts.changes.held_against import find_held_against
from linter.facts.changes.kept_bounds import find_kept_bounds
from linter.facts.changes.limit_claims import find_limit_claims
from linter.facts.changes.set_targets import find_missed_targets
from linter.facts.changes.slower_growth import find_slower_growth
from linter.facts.changes.thresholds import Threshold, find_thresholds
from linter.facts.changes.thresholds_by_name import find_thresholds_by_name
from linter.facts.changes.told_targets import find_told_targets
from linter.finding import Hit
from linter.interval import INFINITY
from linter.kinds.arithmetic._least_together import totals_below_least
from linter.ledger import Ledger
from linter.offsets import Span

_WAYS = (
    find_thresholds,
    find_faster_growth,
    find_slower_growth,
    find_held_against,
    find_bracketed_goals,
    find_debts_over_limits,
    find_limit_claims,
    find_kept_bounds,
    find_missed_targets,
    find_lists_beyond,
    find_told_targets,
    find_thresholds_by_name,
)


class ThresholdMissed:
    """Reports 优良比例82.5%，超过85%的目标."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every value on the wrong side of its bound."""
        seen: set[tuple[Span, Span]] = set()
        told: set[Span] = set()
        for threshold in chain.from_iterable(find(ledger) for find in _WAYS):
            ledger.note_compared(threshold.value)
            places = (threshold.value.span, threshold.bound)
            if places not in seen and _missed(threshold):
                seen.add(places)
                told.add(threshold.value.span)
                values = {"value": ledger.quote(threshold.value.span), "bound": ledger.quote(threshold.bound)}
                variant = "equal" if threshold.equal else threshold.relation
                spans = (*places, *([threshold.claim] if threshold.claim else ()))
                yield Hit(spans, values, variant=variant)
        for goal in find_claimed_goals(ledger):
            if goal.value.span not in told:
                ledger.note_compared(goal.value)
                values = {"value": ledger.quote(goal.value.span), "bound": ledger.quote(goal.bound)}
                yield Hit((goal.value.span, goal.bound), values, variant=goal.relation)
        yield from totals_below_least(ledger)


def _missed(threshold: Threshold) -> bool:
    reach, limits = threshold.reach, threshold.limits
    if threshold.equal:
        return True
    # 1.0 printed beside 1 may be 0.98: the printed value itself must fail too.
    low = limits.low > -INFINITY and threshold.value.value < limits.low and reach.high <= limits.low
    return low or (limits.high < INFINITY and threshold.value.value > limits.high and reach.low >= limits.high)

"""Overruns: a difference or its rate against what was set and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from linter.facts.changes.beyond_plans import BeyondPlan, find_beyond_plans
from linter.facts.changes.compared_by_name import find_compared
from linter.facts.changes.overruns import Overrun, find_adjusted_budgets, find_overruns
from linter.facts.parts.income_gaps import find_gaps
from linter.facts.parts.third_states import closed_behind
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.stated import stated
from linter.facts.quantities.told_off import told_off
from linter.finding import Hit
from linter.interval import Interval, rounded
from linter.kinds._show import percent, places_of
from linter.kinds._sums import as_told, scale_of, written
from linter.ledger import Ledger


class OverrunDiffers:
    """Reports 概算3200万元，完成投资3536万元，超概算8.5%."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every difference that its two numbers do not give."""
        for overrun in (*find_overruns(ledger), *find_adjusted_budgets(ledger), *find_gaps(ledger)):
            ledger.note_compared(overrun.told, overrun.base, overrun.actual)
            if not _fits(overrun) and not _closed(ledger, overrun) and _near(overrun) and not _told(ledger, overrun):
                yield _hit(ledger, overrun)
        for past in find_beyond_plans(ledger):
            ledger.note_compared(past.told, past.level, past.share)
            if hit := _past_plan(ledger, past):
                yield hit
        for found in find_compared(ledger):
            if found.told and found.told.is_amount:
                one, other, told = found.one, found.other, found.told
                ledger.note_compared(one, other, told)
                values = [one.value, other.value, one.value - other.value, told.value]
                first, second, right, said = written(values, scale_of(ledger, (one, other, told)))
                if not found.more:
                    said = f"−{said}"
                right = right.strip("()").replace("-", "−")
                yield Hit(
                    (told.span, one.span, other.span),
                    {"stated": ledger.quote(told.span), "actual": as_told(ledger, one.value - other.value, told)},
                    f"{first} − {second} = {right} ≠ {said}",
                    severity="warning",
                    variant="named",
                )


def _past_plan(ledger: Ledger, past: BeyondPlan) -> Hit | None:
    """为年计划的108%，超收6.4亿元: what is past the plan against the value and its share of the plan."""
    told, level, share = past
    most = past.possible.widened(told.step)
    actual = rounded(abs(level.value - level.value / share.value) / told.step, 0) * told.step
    if most.meets(stated(told)) or not is_near(told, actual):
        return None
    value, said, right = written([level.value, told.value, actual], scale_of(ledger, (level, told)))
    part = percent(share.value, places_of(share))
    high, low = (value, f"{value} ÷ {part}") if share.value > 1 else (f"{value} ÷ {part}", value)
    return Hit(
        (told.span, level.span, share.span),
        {"stated": ledger.quote(told.span), "actual": as_told(ledger, actual, told)},
        f"{high} − {low} = {right} ≠ {said}",
        severity="warning",
        variant="plan",
    )


def _fits(overrun: Overrun) -> bool:
    """True when the difference of base and actual, or of any two numbers of the sentence, is what is told."""
    told, base, actual = overrun.told, overrun.base, overrun.actual
    pairs = [(base, actual)]
    if overrun.others:
        pairs = list(permutations((base, actual, *overrun.others), 2))
    for one, other in pairs:
        high, low = (one, other) if one.value >= other.value else (other, one)
        # 应缴86万元，已缴62万元，减免10万元，欠缴14万元: what else was taken off.
        third = [one for one in overrun.others if told.kind != "percent"]
        # 行政编制36人、事业编制84人，实有115人，空编5人: the posts are set in two numbers.
        sums = [stated(low).plus(stated(more)) for more in third if more is not low]
        if any(both.minus(stated(high)).meets(stated(told)) for both in sums):
            return True
        if any(stated(high).minus(stated(low)).minus(stated(more)).meets(stated(told)) for more in third):
            return True
        difference = stated(high).minus(stated(low))
        said = difference.over(stated(one)) if told.kind == "percent" else difference
        if said is None or said.meets(stated(told)):
            return True
    return False


_TIMES = 4
"""How far off a difference may be told; farther, it is that of several."""


def _near(overrun: Overrun) -> bool:
    """False for 住宿限额350元，实际480元，共超支2600元: what is told is that of more than one."""
    difference = abs(overrun.base.value - overrun.actual.value)
    if overrun.told.kind == "percent" or is_near(overrun.told, difference):
        return True
    return difference < overrun.told.value * _TIMES and overrun.told.value < difference * _TIMES


def _closed(ledger: Ledger, overrun: Overrun) -> bool:
    """True where a further state behind the difference takes the rest: 欠缴50万元，缓缴30万元."""
    told = overrun.told
    missing = abs(overrun.base.value - overrun.actual.value) - told.value
    return told.kind != "percent" and closed_behind(ledger, told, missing)


def _told(ledger: Ledger, overrun: Overrun) -> bool:
    """True for 实有9名，超配2名，系1名副职空缺所致: what the difference is off by is printed, over or short."""
    told = overrun.told
    if told.kind == "percent":
        return False
    difference = abs(overrun.base.value - overrun.actual.value)
    apart = [Interval.exactly(one) for one in (abs(difference - told.value), difference + told.value)]
    return told_off(ledger, (told, overrun.base, overrun.actual), apart)


def _hit(ledger: Ledger, overrun: Overrun) -> Hit:
    told, base, actual = overrun.told, overrun.base, overrun.actual
    difference = abs(base.value - actual.value)
    values = [max(base.value, actual.value), min(base.value, actual.value), difference]
    if told.kind == "percent":
        high, low, _, whole = written([*values, base.value], scale_of(ledger, (base, actual)))
        places = places_of(told)
        right = percent(difference / base.value, max(1, places))
        calculation = f"({high} − {low}) ÷ {whole} = {right} ≠ {percent(told.value, places)}"
    else:
        high, low, right, said = written([*values, told.value], scale_of(ledger, (base, actual, told)))
        calculation = f"{high} − {low} = {right} ≠ {said}"
        right = as_told(ledger, difference, told)
    return Hit(
        (told.span, base.span, actual.span),
        {"stated": ledger.quote(told.span), "actual": right},
        calculation,
        severity="warning" if overrun.others else "error",
    )

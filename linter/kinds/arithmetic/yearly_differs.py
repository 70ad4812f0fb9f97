"""Averages over years against the levels at both ends, or against the change of the whole period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.changes.yearly import Yearly, find_yearly
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.interval import Interval, plain, rounded
from linter.kinds._show import HUNDRED, percent, places_of, printed
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger

ONE = Decimal(1)
_REAL = Decimal("0.03")
"""Points by which the real growth of incomes stays behind the nominal one, at most."""


class YearlyDiffers:
    """Reports 由38.5亿元增加到52.4亿元，年均增长4.6% over five years."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every average that no number of years that may be meant gives."""
        for told in find_yearly(ledger):
            quantities = [one for one in (told.start, told.end, told.grown) if one]
            ledger.note_compared(told.rate, *quantities)
            hit = _compounded(ledger, told) if told.rate.kind == "percent" else _divided(ledger, told)
            if hit:
                yield hit


def _ratio(told: Yearly) -> tuple[Interval, Decimal] | None:
    """What the value after is of the value before, as an interval and as printed."""
    if told.start and told.end:
        ratio = stated(told.end).over(stated(told.start))
        return (ratio, told.end.value / told.start.value) if ratio else None
    if told.grown is None:
        return None
    sign = 1 if told.up else -1
    grown = stated(told.grown)
    low, high = sorted((ONE + sign * grown.low, ONE + sign * grown.high))
    return (Interval(low, high), ONE + sign * told.grown.value) if low > 0 else None


def _compounded(ledger: Ledger, told: Yearly) -> Hit | None:
    """(B ÷ A) to the power of 1 ÷ n, less one; whoever divides by n instead is not corrected."""
    found = _ratio(told)
    if found is None:
        return None
    ratio, value = found
    sign = 1 if told.up else -1
    said = stated(told.rate).widened(told.rate.step)
    lowest = said.low if told.up else -said.high
    highest = said.high + (_REAL if told.real else 0) if told.up else -said.low
    if lowest <= -1:
        return None
    reached = [Interval((ONE + lowest) ** n, (ONE + highest) ** n) for n in told.years.counts]
    if any(one.meets(ratio) for one in reached):
        return None
    if any(said.holds(abs(value - ONE) / n) for n in told.years.counts):
        return None
    years = told.years.counts[0]
    actual = value ** (ONE / years) - ONE
    if not _explained(told, reached, sign * actual):
        return None
    places = max(1, places_of(told.rate))
    if told.start and told.end:
        new, old = printed(ledger, told.end, told.start)
        base = f"{new} ÷ {old}"
    else:
        base = plain(value)
    shown = percent(sign * actual, places)
    return _hit(ledger, told, shown, f"({base})^(1/{years}) − 1 = {percent(actual, places)} ≠ {_said(told)}")


def _explained(told: Yearly, reached: list[Interval], actual: Decimal) -> bool:
    """True where one slip makes up the difference, or where the years are told and the figures are alike."""
    if told.years.told and actual > 0 and is_near(told.rate, actual):
        return True
    aims: list[bool] = []
    for aim in reached[:2]:
        if told.start and told.end:
            aims.append(reaches(told.end, Interval(aim.low * told.start.value, aim.high * told.start.value)))
            aims.append(reaches(told.start, Interval(told.end.value / aim.high, told.end.value / aim.low)))
        elif told.grown:
            low, high = sorted((abs(aim.low - ONE), abs(aim.high - ONE)))
            aims.append(reaches(told.grown, Interval(low, high)))
    return any(aims) or reaches(told.rate, Interval.exactly(actual).widened(told.rate.step / 2))


def _divided(ledger: Ledger, told: Yearly) -> Hit | None:
    """(B − A) ÷ n for amounts and for points."""
    if told.start is None or told.end is None:
        return None
    unit = HUNDRED if told.rate.kind == "points" else ONE
    whole = stated(told.end).minus(stated(told.start)).times(unit)
    if not told.up:
        whole = Interval(-whole.high, -whole.low)
    said = stated(told.rate).widened(told.rate.step)
    if any(Interval(said.low * n, said.high * n).meets(whole) for n in told.years.counts):
        return None
    years = told.years.counts[0]
    value = abs(told.end.value - told.start.value) * unit
    actual = value / years
    near = is_near(told.rate, actual) if told.years.told else reaches(told.rate, Interval.exactly(actual))
    if not near:
        return None
    if unit == HUNDRED:
        old, new = (plain(one.value * unit) for one in (told.start, told.end))
        by, shown = plain(told.rate.value), plain(rounded(actual, 2))
    else:
        scale = scale_of(ledger, (told.start, told.end, told.rate))
        old, new, by = written([told.start.value, told.end.value, told.rate.value], scale)
        shown = plain(rounded(actual / scale, 2))
    mark = f"({new} − {old})" if told.up else f"({old} − {new})"
    return _hit(ledger, told, shown, f"{mark} ÷ {years} = {shown} ≠ {by}")


def _said(told: Yearly) -> str:
    return ("" if told.up else "−") + percent(told.rate.value, places_of(told.rate))


def _hit(ledger: Ledger, told: Yearly, actual: str, calculation: str) -> Hit:
    spans = tuple(one.span for one in (told.rate, told.start, told.end, told.grown) if one)
    values = {"stated": ledger.quote(told.rate.span), "actual": actual, "years": str(told.years.counts[0])}
    return Hit(spans, values, calculation, severity="warning")

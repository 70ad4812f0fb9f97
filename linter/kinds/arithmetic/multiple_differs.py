"""Multiples: a factor against the two values it stands between, and falls told in times."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.changes.bracketed_multiples import find_bracketed_multiples
from linter.facts.changes.compared_by_name import find_compared
from linter.facts.changes.courses_by_name import find_times_by_name
from linter.facts.changes.doublings import find_doublings, find_grown_twice
from linter.facts.changes.leverage import find_leverage
from linter.facts.changes.multiples import Multiple, find_confused, find_falls, find_multiples
from linter.facts.changes.multiples_by_numbers import find_multiples_by_numbers
from linter.facts.quantities.stated import stated
from linter.facts.rates.parts_behind import find_multiples_behind
from linter.finding import Hit
from linter.interval import Interval, plain
from linter.kinds._show import percent, plain_places, printed
from linter.ledger import Ledger


class MultipleDiffers:
    """Reports 是1.8亿元的4.5倍 and 翻两番 that the values do not give, and 下降2倍."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every factor that cannot be."""
        for fall in find_falls(ledger):
            yield Hit((fall.span,), {"stated": ledger.quote(fall.span)}, severity="warning", variant="decrease")
        known: set[int] = {step.quantity.span.end for change in ledger.changes if change.start for step in change.steps}
        for to, by in find_confused(ledger):
            known.add(by.span.end)
            ledger.note_compared(to, by)
            if not to.interval.minus(Interval.exactly(Decimal(1))).meets(by.interval):
                values = {"stated": ledger.quote(to.span), "by": ledger.quote(by.span), "actual": plain(to.value - 1)}
                calculation = f"{plain(to.value)} − 1 = {plain(to.value - 1)} ≠ {plain(by.value)}"
                yield Hit((by.span, to.span), values, calculation, severity="warning", variant="confused")
        told_of = [*find_multiples(ledger), *find_bracketed_multiples(ledger), *find_leverage(ledger)]
        spans = {multiple.reached.span for multiple in told_of}
        for multiple in (*told_of, *(one for one in find_doublings(ledger) if one.reached.span not in spans)):
            ledger.note_compared(multiple.base, multiple.reached)
            ratio = stated(multiple.reached).over(stated(multiple.base))
            if ratio is not None and not ratio.meets(multiple.factor):
                known.add(multiple.span.end)
                yield _hit(ledger, multiple)
        for told in find_multiples_by_numbers(ledger):
            if told.span.end not in known:
                known.add(told.span.end)
                ledger.note_compared(told.base, told.reached)
                yield _by_numbers(ledger, told)
        for twice in find_grown_twice(ledger):
            ledger.note_compared(twice.rate)
            if twice.rate.interval.high < twice.least:
                values = {"stated": ledger.quote(twice.span), "rate": ledger.quote(twice.rate.span)}
                yield Hit((twice.span, twice.rate.span), values, severity="warning", variant="rate")
        for factor, base, part in find_multiples_behind(ledger):
            ledger.note_compared(factor, base, part)
            # 三倍罚款 is three times just that, where 是上年的三倍 may be rounded.
            if not stated(base).times(factor.value).meets(stated(part)):
                yield _hit(ledger, Multiple(factor.span, factor.interval, base, part, "of"))
        for times in find_times_by_name(ledger):
            start, end = times.course
            ledger.note_compared(start, end)
            new, old = printed(ledger, end, start)
            actual, said = plain_places(end.value / start.value, 2), ledger.quote(times.span)
            values = {"stated": said, "actual": actual}
            calculation = f"{new} ÷ {old} = {actual}"
            yield Hit((times.span, end.span, start.span), values, calculation, severity="warning", variant="course")
        for found in find_compared(ledger):
            if found.told and not found.told.is_amount:
                ledger.note_compared(found.one, found.other, found.told)
                yield _of_names(ledger, found.told, found.one, found.other)


def _of_names(ledger: Ledger, told: Quantity, one: Quantity, other: Quantity) -> Hit:
    """县城水价相当于集镇水价的3倍, by the two prices told elsewhere."""
    new, old = printed(ledger, one, other)
    ratio, said = one.value / other.value, ledger.quote(told.span)
    actual = plain_places(ratio, 2) + "倍" if told.unit == "倍" else percent(ratio)
    values = {"stated": said, "actual": actual}
    calculation = f"{new} ÷ {old} = {actual} ≠ {said}"
    return Hit((told.span, one.span, other.span), values, calculation, severity="warning", variant="named")


def _by_numbers(ledger: Ledger, told: Multiple) -> Hit:
    """去年310家次，今年620家次，翻两番, by the only two numbers of the sentence."""
    new, old = printed(ledger, told.reached, told.base)
    more = told.reached.value / told.base.value - (told.how == "by")
    actual, said = plain_places(more, 2), ledger.quote(told.span)
    calculation = f"({new} − {old}) ÷ {old} = {actual}" if told.how == "by" else f"{new} ÷ {old} = {actual}"
    values = {"stated": said, "actual": actual}
    variant = {"of": "", "by": "grown", "doubled": "doubled"}[told.how]
    spans = (told.span, told.reached.span, told.base.span)
    return Hit(spans, values, f"{calculation} ≠ {said}", severity="warning", variant=variant)


def _hit(ledger: Ledger, multiple: Multiple) -> Hit:
    new, old = printed(ledger, multiple.reached, multiple.base)
    ratio = plain_places(multiple.reached.value / multiple.base.value, 2)
    times = ledger.quote(multiple.span)
    if multiple.how == "doubled" and times.endswith("番") and "翻" not in times:
        times = "翻" + times
    return Hit(
        (multiple.span, multiple.reached.span, multiple.base.span),
        {"stated": times, "actual": ratio},
        f"{new} ÷ {old} = {ratio}（≠ {times}）",
        variant="" if multiple.how == "of" else "doubled",
    )

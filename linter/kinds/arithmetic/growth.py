"""Growth: a stated rate or amount of change against the values before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from linter.fact import Quantity
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.courses_by_name import find_steps_by_name
from linter.facts.changes.on_one_footing import find_on_one_footing
from linter.facts.changes.times_told_back import find_times_told_back
from linter.facts.changes.wider_levels import of_a_wider_level
from linter.facts.quantities.stated import ABOUT, stated
from linter.finding import Hit, Severity, quieter
from linter.interval import INFINITY, Interval, plain
from linter.kinds._show import HUNDRED, RESIDUE, percent, places_of, plain_places, printed
from linter.kinds._sums import as_told, scale_of, written
from linter.kinds.arithmetic._beyond_level import beyond_level
from linter.kinds.arithmetic._further_changes import find_further
from linter.kinds.arithmetic._growth_bases import from_budget, gained_by_all, of_several, was_level
from linter.kinds.arithmetic._last_places import (
    beyond_rounding,
    cut_off,
    digits_exchanged,
    in_whole_days,
    just_points,
    of_the_new,
    one_digit_off,
    whole_but_off,
)
from linter.kinds.arithmetic._opposites import among_opposites, netted_beside
from linter.kinds.arithmetic._steps_told import said_of, shown, sign, signed_text
from linter.ledger import Ledger
from linter.patterns import regex

ONE = Decimal(1)


@dataclass(frozen=True)
class Growth:
    """Recomputes 增长P% from what stands beside it."""

    figure: Literal["rate", "amount", "points", "times"] = "rate"
    """Which stated figure is recomputed."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every figure that no value within the printed precision explains."""
        apart = {"times": find_times_told_back, "amount": find_steps_by_name, "rate": find_on_one_footing}
        back: Iterable[Change] = apart[self.figure](ledger) if self.figure in apart else ()
        steps = ((change, step) for change in (*ledger.changes, *back) for step in change.steps)
        hits = [hit for change, step in steps if (hit := self._hit(ledger, change, step))]
        yield from hits
        yield from find_further(self.figure, ledger, {hit.spans[0] for hit in hits})

    def _hit(self, ledger: Ledger, change: Change, step: Step) -> Hit | None:
        if step.quantity.approximate:
            return None
        kind, start, end = step.quantity.kind, change.start, change.end
        if self.figure == "rate" and kind == "percent":
            if start is not None and end is not None:
                return _rate(ledger, change, start, end, step) if start.kind != "percent" else None
            return _rate_of_base(ledger, start, change, step) if start else _rate_of_amount(ledger, change, step)
        if start is None or end is None:
            return None
        if self.figure == "points" and kind == "points" and start.is_amount:
            return _points_of_amounts(ledger, start, end, step)
        if self.figure == "points" and kind == "percent" and start.kind == "percent":
            return _points_as_percent(ledger, start, end, step)
        if self.figure == "times" and kind == "times" and step.quantity.printed_unit == "倍":
            return _times(ledger, change, start, end, step)
        if self.figure == "amount" and not change.rivals:
            if comparable(step.quantity, end) and start.kind != "percent":
                return _amount(ledger, change, start, end, step)
            if kind == "points" and start.kind == "percent":
                return _points(ledger, start, end, step, change.inferred)
        return None


def _signed(step: Step) -> Interval:
    interval = stated(step.quantity)
    return interval if step.up else Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)


def _growth(start: Quantity, end: Quantity) -> Interval | None:
    """By how much it grew, both values rounded half up.

    In 1.7 million characters of right reports no rate or step needed a value that was cut off; rates themselves are.
    """
    ratio = end.interval.over(start.interval)
    return ratio.minus(Interval.exactly(ONE)) if ratio else None


_COMPARABLE = regex("产值|规模以上|规上|资质以上")
"""What offices also tell at constant prices or of the same firms, without saying so."""


def _rate(ledger: Ledger, change: Change, start: Quantity, end: Quantity, step: Step) -> Hit | None:
    """增长P% between a value before and a value after; silent when any value that may be meant fits."""
    said = _signed(step)
    severity: Severity = "warning" if change.rivals or change.inferred else "error"
    for candidate in (end, *change.rivals):
        grown = _growth(start, candidate)
        if grown is None:
            return None
        if grown.meets(said):
            if {rival.span for rival in change.rivals} - {end.span}:
                return None
            if not of_the_new(start, end, step) and not digits_exchanged(start, end, step):
                return None
            severity = "warning"
        else:
            if cut_off(start, candidate, said):
                severity = "warning" if severity == "error" else severity
            if not digits_exchanged(start, candidate, step):
                severity = quieter(severity, _loudness(grown, said, step))
    if severity == "error" and end.kind == "money" and _COMPARABLE.search(end.before):
        severity = "warning"
    ledger.note_compared(start, end, step.quantity)
    old, new = printed(ledger, start, end)
    actual = (end.value - start.value) / start.value
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": said_of(step), "actual": shown(actual, step)},
        f"({new} − {old}) ÷ {old} = {percent(actual, max(1, places_of(step.quantity)))} ≠ {signed_text(step)}",
        severity=severity,
    )


def _rate_of_amount(ledger: Ledger, change: Change, step: Step) -> Hit | None:
    """增长P%，增加C, with the level V reached: C ÷ (V − C)."""
    level = change.end
    # 合格率97.3%。…，抽检批次增长7.0%: the rate itself is in the unit of such a level, and no amount.
    amounts = [other for other in change.steps if level and other is not step and comparable(other.quantity, level)]
    if level is None or len(amounts) != 1 or amounts[0].quantity.approximate or amounts[0].up != step.up:
        return None
    amount = amounts[0]
    if from_budget(amount, step) or level.value < 0 or ledger.read(amount.quantity.number) in ("万", "亿"):
        return None  # 增加 万元: its digits are lost
    change_by, reached, said = stated(amount.quantity), stated(level), stated(step.quantity)
    sign = 1 if step.up else -1
    # The quotient grows with the amount and falls with the level, for both directions.
    widest_base = reached.high - change_by.low if step.up else reached.high + change_by.low
    narrowest_base = reached.low - change_by.high if step.up else reached.low + change_by.high
    if widest_base <= 0:
        return beyond_level(ledger, level, amount.quantity, step.quantity)
    # 0.4亿元，增收0.3亿元: rounding leaves no upper end, but at least a doubling.
    most = change_by.high / narrowest_base if narrowest_base > 0 else INFINITY
    possible = Interval(change_by.low / widest_base, most)
    if possible.meets(said) or of_a_wider_level(ledger, level, amount.quantity, step.quantity, step.up):
        return None
    if not step.up and was_level(ledger, level, amount.quantity):
        cut = change_by.over(reached)
        if cut is not None and cut.meets(said):
            return None  # 有网点42个，撤并38个，压减率90.5%: of those there were
    base = level.value - sign * amount.quantity.value
    if base <= 0:
        return None  # 支出60万元，增加60万元，增长100%: from nothing, no rate is wrong
    ledger.note_compared(level, amount.quantity, step.quantity)
    by, new = printed(ledger, amount.quantity, level)
    actual = amount.quantity.value / base
    mark, at = "−" if step.up else "+", places_of(step.quantity)
    return Hit(
        (step.quantity.span, amount.quantity.span, level.span),
        {"stated": said_of(step), "actual": shown(sign * actual, step)},
        f"{by} ÷ ({new} {mark} {by}) = {percent(actual, max(1, at))} ≠ {percent(step.quantity.value, at)}",
        severity=quieter("warning" if change.inferred else "error", _loudness(possible, said, step)),
    )


def _rate_of_base(ledger: Ledger, base: Quantity, change: Change, step: Step) -> Hit | None:
    """与…的A相比，增加C，增长P%, where the value after is not told: C ÷ A."""
    # 与去年占比47.5%相比，增长10.3%: the rate itself is in the unit of such a base, and no amount.
    amounts = [other for other in change.steps if other is not step and comparable(other.quantity, base)]
    if len(amounts) != 1 or amounts[0].up != step.up:
        return None
    amount, said = amounts[0].quantity, stated(step.quantity)
    possible = stated(amount).over(stated(base))
    if possible is None or possible.meets(said):
        return None
    ledger.note_compared(base, amount, step.quantity)
    old, by = printed(ledger, base, amount)
    actual = amount.value / base.value
    places = places_of(step.quantity)
    return Hit(
        (step.quantity.span, amount.span, base.span),
        {"stated": said_of(step), "actual": shown(actual if step.up else -actual, step)},
        f"{by} ÷ {old} = {percent(actual, max(1, places))} ≠ {percent(step.quantity.value, places)}",
        severity=_loudness(possible, said, step),
    )


def _loudness(possible: Interval, said: Interval, step: Step) -> Severity:
    """A miss by a small part of the last printed place is a residue of rounding."""
    number = step.quantity
    near = said.widened(number.value * ABOUT if number.exact else number.step * RESIDUE)
    return "note" if near.meets(possible) else "error"


def _amount(ledger: Ledger, change: Change, start: Quantity, end: Quantity, step: Step) -> Hit | None:
    """增加C between A and B: B − A."""
    difference = end.interval.minus(start.interval)
    loose = stated(end).minus(stated(start)).meets(_signed(step))
    near = difference.meets(_signed(step)) and not beyond_rounding(start, end, step)
    slip = near and (one_digit_off(start, end, step) or whole_but_off(start, end, step))
    if near and not slip and not in_whole_days(start, end, step):
        return None
    # 社区由35个增加到41个，净减38个: what is left of several changes.
    if "净" in step.quantity.before[-4:] and step.up != (end.value > start.value):
        return None
    if among_opposites(change.steps, step, end.value - start.value) or netted_beside(ledger, start, end, step):
        return None
    if gained_by_all(start, end, step.quantity) or of_several(ledger, change, step):
        return None
    ledger.note_compared(start, end, step.quantity)
    actual = end.value - start.value
    values = [start.value, end.value, step.quantity.value, abs(actual)]
    old, new, by, size = written(values, scale_of(ledger, (start, end, step.quantity)))
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": ledger.quote(step.quantity.span), "actual": as_told(ledger, abs(actual), step.quantity)},
        f"{new} − {old} = {'−' if actual < 0 else ''}{size} ≠ {sign(step)}{by}",
        severity="warning" if slip or loose or change.inferred else "error",
    )


def _points(ledger: Ledger, start: Quantity, end: Quantity, step: Step, inferred: bool) -> Hit | None:
    """提高x个百分点 between two percentages."""
    difference = stated(end).minus(stated(start)).times(HUNDRED)
    if difference.meets(_signed(step)) and not beyond_rounding(start, end, step, HUNDRED):
        return None
    ledger.note_compared(start, end, step.quantity)
    actual, said = (end.value - start.value) * HUNDRED, plain(step.quantity.value)
    old, new = printed(ledger, start, end)
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": f"{said}个百分点", "actual": f"{plain(abs(actual))}个百分点"},
        f"{new} − {old} = {plain(actual)} ≠ {sign(step)}{said}",
        severity="warning" if inferred else "error",
    )


def _points_as_percent(ledger: Ledger, start: Quantity, end: Quantity, step: Step) -> Hit | None:
    """由60%提高到66%，提高6%: six points, and ten per cent."""
    said = _signed(step)
    grown = _growth(start, end)
    if grown is None or (grown.meets(said) and not just_points(start, end, step)):
        return None
    ledger.note_compared(start, end, step.quantity)
    points = (end.value - start.value) * HUNDRED
    relative = (end.value - start.value) / start.value
    places = places_of(step.quantity)
    old, new = printed(ledger, start, end)
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": percent(step.quantity.value, places), "points": plain(abs(points))},
        f"{new}% − {old}% = {plain(points)}个百分点；"
        f"({new} − {old}) ÷ {old} = {percent(relative)} ≠ {signed_text(step)}",
    )


def _points_of_amounts(ledger: Ledger, start: Quantity, end: Quantity, step: Step) -> Hit | None:
    """由4.20亿元增加到5.04亿元，增长20个百分点: twenty per cent."""
    grown = _growth(start, end)
    if grown is None or not grown.times(HUNDRED).meets(_signed(step)):
        return None
    ledger.note_compared(start, end, step.quantity)
    old, new = printed(ledger, start, end)
    actual = (end.value - start.value) / start.value
    said = plain(step.quantity.value)
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": said, "points": said},
        f"({new} − {old}) ÷ {old} = {percent(actual)}",
        variant="amounts",
    )


def _times(ledger: Ledger, change: Change, start: Quantity, end: Quantity, step: Step) -> Hit | None:
    """增长N倍 from A to B: B ÷ A − 1; where N is B ÷ A, 增长到N倍 was meant, and a warning says so."""
    ratio = stated(end).over(stated(start))
    said = stated(step.quantity)
    if ratio is None or not step.up or ratio.minus(Interval.exactly(ONE)).meets(said):
        return None
    meant_to = ratio.meets(said)
    ledger.note_compared(start, end, step.quantity)
    old, new = printed(ledger, start, end)
    actual = end.value / start.value - ONE
    return Hit(
        (step.quantity.span, start.span, end.span),
        {"stated": plain(step.quantity.value), "actual": plain_places(actual, 2)},
        f"({new} − {old}) ÷ {old} = {plain_places(actual, 2)} ≠ {plain(step.quantity.value)}",
        "warning" if meant_to or change.inferred else "error",
        "to" if meant_to else "",
    )

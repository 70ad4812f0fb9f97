"""Growth by year: 增长52.0% beside what the report tells of the year before, which gives 25.0%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, permutations

from linter.fact import Quantity
from linter.facts.changes.base_first import find_bases_first
from linter.facts.changes.bases_by_name import find_bases_by_name
from linter.facts.changes.grown_by_year import GrownByYear, find_grown_by_year
from linter.facts.changes.told_back import find_told_back
from linter.facts.quantities.slips import struck
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.interval import Interval, plain
from linter.kinds._show import percent, places_of, printed
from linter.kinds._sums import as_told, scale_of, written
from linter.ledger import Ledger

_ONE = Interval.exactly(Decimal(1))
_FEWEST = 3
"""Digits from which the same ones in another order are no coincidence."""
_LONGEST = 5
"""Digits of which every order is tried; of longer numbers, two neighbours exchanged alone."""


class GrowthByYear:
    """Compares a change with two levels of one name, told for two years in a row in two places.

    What was told of a year is corrected later, and levels of like names may be reckoned otherwise: so a slip in one of
    the three numbers must make all of them agree.
    """

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each change that none of the levels told for the year before gives, and a slip explains."""
        for _, group in groupby(find_grown_by_year(ledger), key=lambda one: one.step.span):
            readings = list(group)
            ledger.note_compared(readings[0].base, readings[0].level, readings[0].step)
            if any(_agrees(one) for one in readings):
                continue
            slip = next((one for one in readings if _slipped(one)), None)
            if slip:
                yield _hit(ledger, slip)
        # Where the text itself says what the base is, no slip need explain it.
        for told in (*find_told_back(ledger), *find_bases_first(ledger), *find_bases_by_name(ledger)):
            ledger.note_compared(told.base, told.level, told.step)
            if not _agrees(told):
                yield _hit(ledger, told)


def _agrees(one: GrownByYear) -> bool:
    return _fit(stated(one.base), stated(one.level), stated(one.step), one)


def _fit(base: Interval, level: Interval, step: Interval, one: GrownByYear) -> bool:
    if one.step.kind != "percent":
        return level.minus(base).meets(step) if one.up else base.minus(level).meets(step)
    ratio = level.over(base)
    if ratio is None:
        return True
    grown = ratio.minus(_ONE) if one.up else _ONE.minus(ratio)
    return grown.meets(step)


def _slipped(one: GrownByYear) -> bool:
    """True where a slip in one of the three numbers makes all of them agree."""
    base, level, step = (stated(each) for each in (one.base, one.level, one.step))
    if _fit(base, level, step, one._replace(up=not one.up)):
        return True  # 增长3.2% where the two levels give a fall by just that
    if _planned_by_another(one):
        return True
    return (
        any(_fit(base, level, other, one) for other in (*_reordered(one.step), *_struck(one.step)))
        or any(_fit(base, other, step, one) for other in _reordered(one.level))
        or any(_fit(other, level, step, one) for other in _reordered(one.base))
    )


def _planned_by_another(one: GrownByYear) -> bool:
    """True for 206亿元 planned with a growth of 8% over 200亿元: it was set by 3%, to the last place."""
    step = one.step.step
    if one.step.kind != "percent" or len(plain(one.step.value / step)) >= _FEWEST:
        return False
    ratio = one.level.interval.over(one.base.interval)
    if ratio is None or ratio.high - ratio.low > step / _CHANCE:
        return False
    return Interval(ratio.low - 1, ratio.high - 1).meets(Interval.exactly(round((ratio.low - 1) / step) * step))


_CHANCE = 20
"""One in how many pairs of levels may give a rate without further places by chance."""


def _reordered(quantity: Quantity) -> Iterator[Interval]:
    """What the number would stand for with its digits in another order."""
    figures = _written(quantity)
    if len(figures) <= _LONGEST:
        orders = {"".join(order) for order in permutations(figures)}
    else:
        orders = {figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :] for at in range(len(figures) - 1)}
    return (_standing_for(quantity, order) for order in sorted(orders - {figures}))


def _struck(quantity: Quantity) -> Iterator[Interval]:
    """What the number would stand for with another digit in any place but the last, where corrections show."""
    return (_standing_for(quantity, other) for other in struck(_written(quantity)))


def _written(quantity: Quantity) -> str:
    """The digits as printed; none where they are too few to tell anything."""
    figures = plain(abs(quantity.value) / quantity.step)
    return figures if figures.isdigit() and len(figures) >= _FEWEST else ""


def _standing_for(quantity: Quantity, figures: str) -> Interval:
    value = int(figures) * quantity.step
    return Interval(value - quantity.step / 2, value + quantity.step)


def _hit(ledger: Ledger, one: GrownByYear) -> Hit:
    old, new = printed(ledger, one.base, one.level)
    change = one.level.value - one.base.value
    sign = "" if one.up else "−"
    if one.step.kind == "percent":
        places = places_of(one.step)
        said, actual = percent(one.step.value, places), percent(change / one.base.value, places)
        calculation = f"({new} − {old}) ÷ {old} = {actual} ≠ {sign}{said}"
    elif one.step.kind == "points":
        said, actual = ledger.quote(one.step.span), f"{plain(change * 100)}个百分点"
        calculation = f"{new} − {old} = {actual} ≠ {sign}{said}"
    else:
        numbers = (one.base, one.level, one.step)
        texts = written([change, *(each.value for each in numbers)], scale_of(ledger, numbers))
        said, actual = ledger.quote(one.step.span), as_told(ledger, change, one.level)
        calculation = f"{texts[2]} − {texts[1]} = {texts[0]} ≠ {sign}{texts[3]}"
    values = {"stated": said, "base": ledger.quote(one.base.span), "level": ledger.quote(one.level.span)}
    return Hit((one.step.span, one.level.span, one.base.span), values, calculation, severity="warning")

"""Last places: what rounding cannot leave between a value before, a value after, and the change told."""

from __future__ import annotations

from decimal import Decimal

from linter.fact import Quantity
from linter.facts.changes.changes import Step
from linter.facts.quantities.slips import swapped
from linter.facts.quantities.stated import stated
from linter.interval import Interval, rounded_to
from linter.patterns import regex

_ONE = Decimal(1)


def beyond_rounding(start: Quantity, end: Quantity, step: Step, scale: Decimal = _ONE) -> bool:
    """True where three numbers of one precision are off by two last places, which one way of rounding never leaves."""
    by = step.quantity
    if start.step * scale != by.step or end.step * scale != by.step or not by.step:
        return False
    actual = (end.value - start.value) * scale
    return abs(actual - (by.value if step.up else -by.value)) >= by.step * 2


def cut_off(start: Quantity, end: Quantity, said: Interval) -> bool:
    """True where a rate of growth fits values that were cut off instead of rounded: a warning is enough."""
    ratio = stated(end).over(stated(start))
    return ratio is not None and ratio.minus(Interval.exactly(_ONE)).meets(said)


def in_whole_days(start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由12个工作日缩短为5个，压缩8个: days are counted, not rounded."""
    told = (start, end, step.quantity)
    counted = all(one.kind == "duration" and one.unit == "日" and one.value % 1 == 0 for one in told)
    same = len({one.printed_unit for one in told}) == 1
    return counted and same and abs(end.value - start.value) != step.quantity.value


def one_digit_off(start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由18.5万吨提高至24万吨，增加6.5万吨: 24 stands for 24.0, and one digit of the three is wrong.

    Rounding would leave any decimals; here they fit to the last, and the digit before them does not.
    """
    told = (start, end, step.quantity)
    fine, coarse = min(q.step for q in told), max(q.step for q in told)
    if fine == 0 or coarse != fine * 10 or step.quantity.step != fine or any(q.exact for q in told):
        return False
    if len({q.printed_unit for q in told}) > 1:
        return False
    actual = end.value - start.value
    off = abs(actual - (step.quantity.value if step.up else -step.quantity.value))
    return off == coarse and actual % coarse != 0


_ENDS = regex(r"$|[。；;）)]|[，,](?!另|[^，,。；;]{0,4}\d)")
"""Behind a step: 增加5万亩新造林，另有1万亩为补划 tells a part of it."""


def whole_but_off(start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由31.5万亩增至38.5万亩，增加6万亩: the values differ by a whole number, and it is another one."""
    by = step.quantity
    if not (start.step and start.step == end.step and by.step == start.step * 10) or not _ENDS.match(by.after):
        return False
    if len({start.printed_unit, end.printed_unit, by.printed_unit}) > 1:
        return False
    actual = end.value - start.value
    return actual % by.step == 0 and abs(actual - (by.value if step.up else -by.value)) >= by.step


def digits_exchanged(start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由15.6万人增加到19.0万人，增长28.1%: 21.8 % was meant, and no rounding half up leaves 28.1."""
    by = step.quantity
    grown = end.interval.over(start.interval)
    if grown is None or not by.step or step.up != (end.value > start.value):
        return False
    actual = rounded_to(abs(end.value / start.value - _ONE), by.step)
    meant = actual if step.up else -actual
    told = by.value if step.up else -by.value
    if grown.meets(Interval.printed(told + _ONE, by.step)):
        return False
    return swapped(f"{abs(meant) / by.step:f}", f"{by.value / by.step:f}", len("两位"))


_FAR = 3
"""Last places between a rate and the one that was meant, which no way of rounding the values makes likely."""


def of_the_new(start: Quantity, end: Quantity, step: Step) -> bool:
    """True for 由41.3上升到43.8，上升5.7%: the difference was divided by the value after, 2.5 ÷ 43.8."""
    by = step.quantity
    if step.up != (end.value > start.value) or not by.step or min(start.value, end.value) <= 0:
        return False
    difference = abs(end.value - start.value)
    near = abs(difference / end.value - by.value) * 2 <= by.step
    rounded = end.interval.over(start.interval) if near else None
    if rounded is None or abs(difference / start.value - by.value) < by.step * _FAR:
        return False
    meant = by.value if step.up else -by.value
    # 5.8 and 5.4 may stand for values that grew by 6.9 %.
    return not rounded.meets(Interval.printed(meant + 1, by.step))


def just_points(start: Quantity, end: Quantity, step: Step) -> bool:
    """True where the figure is the difference of the printed rates, and their ratio would be printed otherwise."""
    difference = end.value - start.value
    said = step.quantity.value if step.up else -step.quantity.value
    return difference == said and start.value > 0 and abs(difference / start.value - said) > step.quantity.step / 2

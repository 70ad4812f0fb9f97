"""Rates against the numbers they are made of: growth, change, share, completion, percentage points, direction."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .source import Plant, Quantity, Source, plant, slip

_UP, _DOWN = ("增长", "增加", "提高", "上升"), ("下降", "减少", "降低")
_OPPOSITE = {
    "增长": "下降",
    "增加": "减少",
    "提高": "降低",
    "上升": "下降",
    "下降": "增长",
    "减少": "增加",
    "降低": "提高",
}
_DIRECTION = re.compile(rf"({'|'.join((*_UP, *_DOWN))})(了|到|至|为|约)?$")
_ADJUSTED = re.compile(r"可比|不变价|同口径|实际增长|扣除|年均|平均")


@dataclass(frozen=True, slots=True)
class Growth:
    """Two levels, or a level and its change, with the rate that follows from them."""

    levels: tuple[Quantity, Quantity]
    rate: Quantity
    lowest: Decimal
    highest: Decimal
    """Between which the rate lies by what is printed, unsigned, in per cent."""
    word: tuple[int, int]
    """The direction word before the rate."""

    @property
    def slack(self) -> Decimal:
        """Around them, what might still be called rounding."""
        return 2 * self.rate.half + Decimal("0.2")


def _growths(source: Source) -> Iterator[Growth]:
    """Of two quantities of one unit and the next rate with a direction word, those where the rate follows."""
    for (start, _), found in source.sentences:
        for first, second, rate in zip(found, found[1:], found[2:], strict=False):
            if first.base != second.base or rate.base != "%" or first.base in ("%", "个百分点"):
                continue
            word = _DIRECTION.search(source.before(rate, 5))
            gap = source.between(first, second) + source.between(second, rate)
            if not word or len(gap) > 45 or _ADJUSTED.search(source.text[max(start, first.start - 25) : rate.start]):
                continue
            sign = 1 if word[1] in _UP else -1
            place = rate.start - len(word[0])
            change = _DIRECTION.search(source.before(second, 4))
            if change and change[2] in (None, "了"):
                pairs = [_since(first, second, 1 if change[1] in _UP else -1)]
            elif re.search(r"[由从]|上年|去年|同期|[比较]", source.before(first, 12) + source.between(first, second)):
                pairs = [_corners(first, second), _corners(second, first)]
            else:
                continue
            span = (place, place + len(word[1]))
            for corners in pairs:
                if (bounds := _bounds(corners, sign)) and _within(rate, bounds):
                    yield Growth((first, second), rate, *bounds, span)
                    break


Corners = list[tuple[Decimal, Decimal]]
"""The new and the old level at the ends of what is printed."""


def _corners(new: Quantity, old: Quantity) -> Corners:
    return [(new.value + a, old.value + b) for a in (-new.half, new.half) for b in (-old.half, old.half)]


def _since(new: Quantity, change: Quantity, sign: int) -> Corners:
    """The corners where the old level is the new one without its change."""
    return [(level, level - sign * step) for level, step in _corners(new, change)]


def _bounds(corners: Corners, sign: int) -> tuple[Decimal, Decimal] | None:
    """The least and greatest unsigned rate; None where the levels go the other way."""
    if min(old for _, old in corners) <= 0:
        return None
    rates = [100 * sign * (new / old - 1) for new, old in corners]
    return (min(rates), max(rates)) if min(rates) > 0 else None


def _within(rate: Quantity, bounds: tuple[Decimal, Decimal]) -> bool:
    # A rate that so coarse numbers leave wide open is no evidence that it was computed from them.
    return bounds[1] - bounds[0] < 2 and bounds[0] - rate.half <= rate.value <= bounds[1] + rate.half


def growth_rate(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A growth rate that its two levels, or the level and its change, do not give."""
    for growth in _growths(source):
        digits = slip(growth.rate, growth.lowest - growth.slack, growth.highest + growth.slack, rng)
        yield from plant(growth.rate, digits, *(q.span for q in growth.levels))


def direction(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A rise called a fall, or a fall a rise."""
    for growth in _growths(source):
        start, end = growth.word
        yield Plant(start, end, _OPPOSITE[source.text[start:end]], (growth.rate.span, *(q.span for q in growth.levels)))


_TO = re.compile(r"(增加|增长|提高|上升|下降|减少|降低|降|升|增|减)(到|至|为)")


def change_amount(source: Source, rng: random.Random) -> Iterator[Plant]:
    """The amount of a change that its two levels do not give."""
    for _, found in source.sentences:
        for first, second, change in zip(found, found[1:], found[2:], strict=False):
            if not first.base == second.base == change.base or change.base in ("%", "个百分点"):
                continue
            gap = source.between(first, second)
            if len(gap) > 25 or len(source.between(second, change)) > 14:
                continue
            if not (_TO.search(gap) or re.search(r"上年|去年|同期", gap)):
                continue
            half = first.half + second.half + change.half
            size = abs(first.value - second.value)
            if not _DIRECTION.search(source.before(change, 4)) or abs(size - change.value) > half or not size:
                continue
            digits = slip(change, size - 2 * half, size + 2 * half, rng)
            yield from plant(change, digits, first.span, second.span)


def direction_of_levels(source: Source, rng: random.Random) -> Iterator[Plant]:
    """由A增加到B with B above A, called a fall; and the reverse."""
    for _, found in source.sentences:
        for first, second in itertools.pairwise(found):
            gap = source.between(first, second)
            moved = _TO.search(gap)
            if first.base != second.base or not moved or len(gap) > 20 or moved[1] not in _OPPOSITE:
                continue
            named = re.search(r"[由从][^，。；]{0,14}$", source.before(first, 16))
            if not named or "分别" in source.before(first, 30) or first.value == second.value:
                continue
            if (moved[1] in _UP) != (second.value > first.value):
                continue
            start = first.unit_end + moved.start(1)
            yield Plant(start, start + 2, _OPPOSITE[moved[1]], (first.span, second.span))


def percentage_points(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Percentage points that the two percentages do not give."""
    for first, second, points in _points(source):
        size, half = abs(first.value - second.value), first.half + second.half + points.half
        digits = slip(points, size - 2 * half, size + 2 * half, rng)
        yield from plant(points, digits, first.span, second.span)


def points_as_percent(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A difference of two percentages called per cent."""
    for first, second, points in _points(source):
        low, high = sorted((first.value, second.value))
        if low and min(abs(100 * (high / low - 1) - points.value), abs(100 * (1 - low / high) - points.value)) > 1:
            yield Plant(points.end, points.unit_end, "%", (points.span, first.span, second.span))


def _points(source: Source) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    for _, found in source.sentences:
        for first, second, points in zip(found, found[1:], found[2:], strict=False):
            if (first.base, second.base, points.base) != ("%", "%", "个百分点"):
                continue
            if len(source.between(first, second)) > 30 or len(source.between(second, points)) > 12:
                continue
            gap = source.between(first, second)
            named = re.search(r"[由从][^，。；]{0,11}$", source.before(first, 12)) and re.search("[到至为]", gap)
            if not named and not re.search(r"(?:上年|去年|同期)[^，。；]{0,6}$", gap):
                continue
            size = abs(first.value - second.value)
            if size and abs(size - points.value) <= first.half + second.half + points.half:
                yield first, second, points


_OF_BUDGET = re.compile(r"(?:完成|为|达到|占)[^，。；%]{0,14}(?:预算|计划|目标|任务)[^，。；%]{0,24}的?$")
_OF = re.compile(r"占[^，。；]{0,30}的?$|占比[^，。；]{0,4}$")


def completion_rate(source: Source, rng: random.Random) -> Iterator[Plant]:
    """完成预算的 a percentage that budget and result do not give."""
    yield from _quotients(source, rng, _OF_BUDGET)


def share(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A share that part and whole do not give."""
    yield from _quotients(source, rng, _OF)


def _quotients(source: Source, rng: random.Random, asked: re.Pattern[str]) -> Iterator[Plant]:
    """Percentages with the asked words before them that two nearby quantities of one unit give."""
    for (start, _), found in source.sentences:
        for place, rate in enumerate(found):
            words = source.text[max(start, rate.start - 45) : rate.start]
            if rate.base != "%" or not asked.search(words):
                continue
            near = [q for q in found[max(0, place - 4) : place] if q.base not in ("%", "个百分点")]
            pair = next(_pairs_giving(rate, near), None)
            if not pair:
                continue
            part, whole, bounds = pair
            slack = 2 * rate.half + Decimal("0.2")
            digits = slip(rate, bounds[0] - slack, bounds[1] + slack, rng)
            yield from plant(rate, digits, part.span, whole.span)


def _pairs_giving(rate: Quantity, near: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, tuple[Decimal, Decimal]]]:
    for one in reversed(near):
        for two in reversed(near):
            if one is two or one.base != two.base or two.value - two.half <= 0:
                continue
            low = 100 * (one.value - one.half) / (two.value + two.half)
            high = 100 * (one.value + one.half) / (two.value - two.half)
            if high - low < 2 and low - rate.half <= rate.value <= high + rate.half:
                yield one, two, (low, high)


# A gross enrolment rate (毛入学率) may exceed 100%.
_BOUNDED = re.compile(
    r"(?:覆盖率|合格率|满意率|满意度|整改率|办结率|达标率|普及率|参保率|(?<!毛)入学率|到位率|处置率|利用率|及格率|优良率|(?<!毛)入园率"
    r"|通车率|化率|占比)(?:达到|达|为|稳定在|保持在|提高到|提升至)?$"
)


def above_hundred(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A share of a whole above 100%."""
    for rate in source.quantities:
        if rate.base == "%" and 10 <= rate.value < 100 and _BOUNDED.search(source.before(rate, 14)):
            yield Plant(*rate.span, "1" + rate.digits, ())

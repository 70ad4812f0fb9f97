"""Indicators told twice: the same amount with another growth, or the same growth with a slip in the amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.changes.ranks_by_name import find_ranks_by_name
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.slips import digits, near, one_digit, printed_digits, swapped, unit_lost
from linter.facts.quantities.told_beside import courses, find_named, pairs_beside, retellings, told_twice
from linter.facts.rates.growth_again import find_growth_again
from linter.facts.rates.growth_named import find_growth_named
from linter.facts.rates.tellings import Telling, apart, find_tellings, footings_differ, same_indicator
from linter.finding import Hit
from linter.kinds.facts._targets_again import targets_again
from linter.ledger import Ledger


@dataclass(frozen=True)
class IndicatorRetold:
    """Compares two tellings of one indicator that one of their two numbers shows to be the same."""

    many_digits: int = 4
    """Digits of an amount that is told of one thing only."""
    fewest_digits: int = 2
    """Digits that an amount or a rate must have to tell anything."""
    most: int = 12
    """Tellings of one amount or one rate beyond which it says nothing."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of tellings."""
        tellings = list(find_tellings(ledger))
        told: set[tuple[object, object]] = set()
        for one, other in self._pairs(tellings):
            if one.rate.sentence == other.rate.sentence or one.sort != other.sort:
                continue
            found = self._rates(ledger, one, other) or self._amounts(ledger, one, other)
            pair = (found[0].span, found[1].span) if found else None
            if found and pair and pair not in told and not _apart(ledger, *found):
                told.add(pair)
                yield _hit(ledger, one, *found)
        yield from _beside(ledger, tellings)
        yield from _amounts_beside(ledger, told)
        for growth in find_growth_named(ledger, tellings):
            ledger.note_compared(growth.one, growth.other)
            values = {
                "name": growth.name,
                "one": ledger.quote(growth.one.span),
                "other": ledger.quote(growth.other.span),
            }
            yield Hit((growth.one.span, growth.other.span), values, severity="warning", variant="growth")
        for name, one_rate, other_rate in find_growth_again(ledger, tellings):
            if (one_rate.span, other_rate.span) not in told:
                yield _amount_hit(ledger, name, one_rate, other_rate, "whole")
        for first, again, name in targets_again(ledger):
            values = {"name": name, "one": ledger.quote(first), "other": ledger.quote(again)}
            yield Hit((again, first), values, severity="warning", variant="target")
        for ranked in find_ranks_by_name(ledger):
            places = (ranked.again.span, ranked.first.span)
            values = {
                "name": ranked.name,
                "field": ranked.field,
                "one": ledger.quote(ranked.first.span),
                "other": ledger.quote(ranked.again.span),
            }
            yield Hit(places, values, severity="warning", variant="rank")

    def _pairs(self, tellings: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
        """Tellings that share an amount, and those that share a rate."""
        groups: dict[tuple[object, ...], list[Telling]] = {}
        for telling in tellings:
            if telling.amount is None:
                continue
            figures = digits(telling.amount.value)
            if len(figures) >= self.fewest_digits or len(printed_digits(telling.rate)) > self.fewest_digits:
                size = telling.amount.value.adjusted()
                groups.setdefault((unit_class(telling.amount), size, figures[:3], telling.sort), []).append(telling)
            if len(digits(telling.rate.value)) >= self.fewest_digits:
                groups.setdefault(
                    (unit_class(telling.amount), telling.rate.value, telling.label[-2:], telling.sort), []
                ).append(telling)
        for group in groups.values():
            if 1 < len(group) <= self.most:
                yield from combinations(group, 2)

    def _rates(self, ledger: Ledger, one: Telling, other: Telling) -> tuple[Quantity, Quantity] | None:
        """The two rates of one amount, where no value fits both."""
        if one.amount is None or other.amount is None or not one.amount.interval.meets(other.amount.interval):
            return None
        first, second = one.rate, other.rate
        if not same_indicator(one.label, other.label):
            return None
        ledger.note_compared(first, second)
        if first.interval.meets(second.interval):
            return None
        many = min(len(digits(x.amount.value)) for x in (one, other) if x.amount) >= self.many_digits
        return (first, second) if (many and one.sort[0] != "完") or _slipped(first, second) else None

    def _amounts(self, ledger: Ledger, one: Telling, other: Telling) -> tuple[Quantity, Quantity] | None:
        """The two amounts that rise alike, where a slip sets them apart."""
        first, second = one.amount, other.amount
        if first is None or second is None or one.rate.value != other.rate.value:
            return None
        if not same_indicator(one.label, other.label) or first.interval.meets(second.interval):
            return None
        ledger.note_compared(first, second)
        return (first, second) if _slipped(first, second, 3) or unit_lost(first.value, second.value) else None


def _apart(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    return apart(ledger, one, other) or footings_differ(ledger, one, other)


def _slipped(one: Quantity, other: Quantity, fewest: int = 2) -> bool:
    """True where one digit differs or two change places, both printed as far as the coarser of the two."""
    step = max(one.step, other.step)
    values = [(quantity.value / step).to_integral_value(ROUND_HALF_UP) for quantity in (one, other)]
    first, second = (digits(value) for value in values)
    if not near(values[0], values[1], first, second):
        return False
    length = max(len(first), len(second))
    first, second = first.ljust(length, "0"), second.ljust(length, "0")
    return swapped(first, second, 2) or one_digit(first, second, fewest)


_NEAR = 3
"""Paragraphs around a telling in which another one is told of the same time and place."""


def _beside(ledger: Ledger, tellings: list[Telling]) -> Iterator[Hit]:
    """A rate without its amount, told beside another that stands beside the same one elsewhere, too."""
    by_name: dict[tuple[str, str], list[Telling]] = {}
    by_sentence: dict[int, list[Telling]] = {}
    for telling in tellings:
        by_name.setdefault((telling.label, telling.sort), []).append(telling)
        by_sentence.setdefault(telling.rate.sentence, []).append(telling)
    for group in by_name.values():
        bare = [telling for telling in group if telling.amount is None]
        if not bare or len(group) > _MOST:
            continue
        for one in bare:
            for other in group:
                if other.rate.sentence == one.rate.sentence or not _slipped(one.rate, other.rate):
                    continue
                if _witness(ledger, one, other, by_sentence) and not _apart(ledger, one.rate, other.rate):
                    yield _hit(ledger, one, one.rate, other.rate, "beside")
                    break
            else:
                continue
            break


_MOST = 6
"""Tellings of one indicator beyond which no other is held against it: the text repeats itself."""


def _witness(ledger: Ledger, one: Telling, other: Telling, by_sentence: dict[int, list[Telling]]) -> bool:
    """True where another indicator grows as much beside both."""
    beside = {(t.label, t.sort): t.rate for t in by_sentence[one.rate.sentence] if t.label != one.label}
    block = ledger.sentences[other.rate.sentence].block
    for sentence in range(other.rate.sentence - _NEAR * 2, other.rate.sentence + _NEAR * 2 + 1):
        for telling in by_sentence.get(sentence, ()):
            same = beside.get((telling.label, telling.sort))
            if same is None or abs(ledger.sentences[sentence].block - block) > _NEAR or telling.rate is same:
                continue
            if len(digits(telling.rate.value)) > 1 and same.interval.meets(telling.rate.interval):
                return True
    return False


def _amounts_beside(ledger: Ledger, told: set[tuple[object, object]]) -> Iterator[Hit]:
    """Amounts of two lists of the same things, and what a course has reached against what was told of it."""
    for one, other in pairs_beside(ledger, list(find_named(ledger, told_twice(ledger)))):
        first, second = one.quantity, other.quantity
        pair = first.span, second.span
        if pair in told or not _slipped(first, second, _FEWEST_DIGITS):
            continue
        if not first.interval.meets(second.interval) and not _apart(ledger, first, second):
            told.add(pair)
            yield _amount_hit(ledger, one.name, first, second, "row")
    seen: Counter[tuple[str, Decimal]] = Counter()
    for course in courses(ledger):
        own = course.quantity
        seen[course.name, own.value] += 1
        if seen[course.name, own.value] > _MOST:
            continue
        low, high = own.value / _FARTHEST, own.value * _FARTHEST
        near_by = [q for q in ledger.quantities if q.unit == own.unit and low < q.value < high and q is not own]
        slipped = {q.sentence for q in near_by if _slipped(own, q, _FEWEST_DIGITS)}
        if not slipped:
            continue
        sentences = sorted(slipped | {q.sentence for q in near_by if own.interval.meets(q.interval)})
        others = retellings(ledger, course, list(find_named(ledger, sentences)))
        if any(own.interval.meets(q.interval) for q in others):
            continue
        wrong = [q for q in others if _slipped(own, q, _FEWEST_DIGITS)]
        if len({q.value for q in wrong}) == 1 and wrong[0].unit == own.unit:
            yield _amount_hit(ledger, course.name, own, wrong[0], "course")


_FARTHEST = 10
"""How far a slip in one digit sets two amounts apart."""
_FEWEST_DIGITS = 3


def _amount_hit(ledger: Ledger, name: str, one: Quantity, other: Quantity, variant: str) -> Hit:
    first, second = sorted((one, other), key=lambda quantity: quantity.span)
    ledger.note_compared(first, second)
    values = {"name": name, "one": ledger.quote(first.span), "other": ledger.quote(second.span)}
    return Hit((first.span, second.span), values, severity="warning", variant=variant)


def _hit(ledger: Ledger, telling: Telling, one: Quantity, other: Quantity, variant: str = "") -> Hit:
    first, second = sorted((one, other), key=lambda quantity: quantity.span)
    values = {"name": telling.label, "one": ledger.quote(first.span), "other": ledger.quote(second.span)}
    return Hit(
        (first.span, second.span), values, severity="warning", variant="amount" if one.kind != "percent" else variant
    )

"""Proofs: numbers that others of their paragraph prove right: sums of the next ones, rates that two of them give."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence, Set
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.finding import Hit
    from linter.ledger import Ledger

__all__ = ["refuted"]

_MOST_PARTS = 12
_STRIDES = (1, 2, 3)
"""How far apart the parts of a sum stand: each tells 抽检480份、合格451份, so that every second number is a part."""
_REACH = _MOST_PARTS * _STRIDES[-1]
"""Numbers of one unit before and behind that are looked at: what stands farther is in no sum with it."""
_PLACES = 1000
"""How many of its last places a number holds that a sum does not hit by chance."""
_FINE = Decimal("0.001")
"""A rate printed to a tenth of a per cent is hit by two numbers by chance once in a thousand; 100% by equal ones."""
_NEAR = 200
"""Characters between a rate and its numbers."""


def refuted(ledger: Ledger, hit: Hit) -> bool:
    """True where a hit is all numbers, and those around prove each of them right, not the hit's own among themselves.

    Then none of them is a slip: 已整改113个，占126个的89.7% and 上年度118个，整改101个，整改率为85.6% are two matters,
    however alike 113 and 118 are told. Of 收集议题641个，形成决议472个，落实438个，占92.8%，未形成决议的169个 the last
    two are no parts of the first: 472 and 169 are.
    """
    numbers = [_amount_in(ledger, span) for span in hit.spans]
    own = {number.span.start for number in numbers if number}
    return len(numbers) > 1 and all(number is not None and _proved(ledger, number, own) for number in numbers)


def _amount_in(ledger: Ledger, span: Span) -> Quantity | None:
    """The first quantity that begins in a span, where it is an amount."""
    begun = ledger.quantities[ledger.quantity_index(span.start) : ledger.quantity_index(span.end)]
    return begun[0] if begun and begun[0].is_amount else None


def _proved(ledger: Ledger, number: Quantity, own: Set[int]) -> bool:
    """True where numbers around give this one, with at least one that is not the hit's, and without one that is.

    A whole and its part that is above it prove each other with any number that makes up the difference.
    """
    in_paragraph = ledger.by_block.get(ledger.sentences[number.sentence].block, [])
    near = [one for one in in_paragraph if one.value > 0 and _is_alike(one, number)]
    at = bisect_left(near, number.span.start, key=lambda one: one.span.start)
    if at == len(near) or near[at].span != number.span:
        return False
    first = max(0, at - _REACH)
    near = near[first : at + _REACH + 1]
    rates = [one for one in in_paragraph if one.kind == "percent" and (one.step <= _FINE or one.value == 1)]
    at -= first
    proofs = chain(_sums(near, at), _runs(near, at), _rates(near, at, rates))
    return any(not own >= set(proof) and not own <= set(proof) for proof in proofs)


def _is_alike(one: Quantity, number: Quantity) -> bool:
    """True for an amount of the same unit, and for a fine number whose unit stands before it: 总诊疗人次62.48万."""
    return one.unit == number.unit if one.is_amount else one.kind == "plain" and one.value >= _PLACES * one.step


def _sums(near: Sequence[Quantity], at: int) -> Iterator[Collection[int]]:
    """Where the numbers of each sum stand that holds the one `at`: a whole, and the next ones on one or both sides.

    Behind the parts of a whole others of it may follow: 共86件，县级32件、乡级54件，受理41件、退回45件.
    """
    for whole, one in enumerate(near):
        rows = list(_places_around(whole, len(near)))
        while rows:
            places = rows.pop()
            parts = _parts(near, one, places)
            if len(parts) < _FEWEST:
                continue
            if at == whole or at in parts:
                yield [near[place].span.start for place in (whole, *parts)]
            if parts[-1] > whole:
                rows.append(range(parts[-1] + 1, len(near))[:_MOST_PARTS])


def _runs(near: Sequence[Quantity], at: int) -> Iterator[Collection[int]]:
    """Where the numbers of each run in a row stand that comes to a finely printed number, wherever that stands.

    四个季度68.3万、119.5万、128.1万、110.9万，上半年187.8万、下半年239.0万: no whole is next to its parts.
    """
    wholes = {one.value: place for place, one in enumerate(near) if one.value >= _PLACES * one.step}
    for first in range(len(near)):
        total = near[first].value
        for last in range(first + 1, min(len(near), first + _MOST_PARTS)):
            total += near[last].value
            whole = at if near[at].value == total and total in wholes else wholes.get(total)
            if whole is not None and (at == whole or first <= at <= last):
                yield [near[place].span.start for place in (whole, *range(first, last + 1))]


def _parts(near: Sequence[Quantity], whole: Quantity, places: Sequence[int]) -> list[int]:
    """The first of the places whose numbers come to a whole exactly; none where they do not."""
    total, parts = Decimal(0), []
    for place in places:
        total += near[place].value
        parts.append(place)
        if total >= whole.value:
            break
    return parts if total == whole.value else []


_FEWEST = 2


def _places_around(whole: int, count: int) -> Iterator[Sequence[int]]:
    """The rows of places whose numbers may come to the one at `whole`, the nearest of each row first."""
    if 0 < whole < count - 1:
        yield whole - 1, whole + 1
    for stride in _STRIDES:
        for begin in range(1, stride + 1):
            yield range(whole + begin, count, stride)[:_MOST_PARTS]
            yield range(whole - begin, -1, -stride)[:_MOST_PARTS]


def _rates(near: Sequence[Quantity], at: int, rates: Sequence[Quantity]) -> Iterator[Collection[int]]:
    """Where the two numbers stand, one of them the one `at`, whose share or growth a rate near both of them tells."""
    number = near[at]
    for rate in rates:
        if abs(rate.span.start - number.span.start) > _NEAR:
            continue
        within = rate.step / 2 if rate.step <= _FINE else 0
        for one in near:
            if one is number or abs(rate.span.start - one.span.start) > _NEAR:
                continue
            for part, whole in ((one.value, number.value), (number.value, one.value)):
                share, growth = part / whole, abs(part - whole) / whole
                told = (share if part <= whole else None, growth if part != whole else None)
                if any(value is not None and abs(value - rate.value) <= within for value in told):
                    yield number.span.start, one.span.start

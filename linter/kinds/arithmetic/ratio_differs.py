"""Defined ratios: 城镇化率 against the people counted, 人均生产总值 against the GDP and the people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.reach import reaches
from linter.facts.rates.defined import DefinedRatio, find_defined_ratios
from linter.finding import Hit
from linter.interval import Interval, rounded
from linter.kinds._show import percent, places_of, stated
from linter.kinds._sums import scale, scale_of, written
from linter.ledger import Ledger

_OF_A_YEAR = Decimal("0.03")
"""Share by which the people on the last day of a year differ from those who lived there during it, at most."""
_NEAR = Decimal("0.25")
"""Share by which a figure of another year, left in by mistake, misses at most."""
_FEWEST = 2


@dataclass(frozen=True)
class RatioDiffers:
    """Recomputes indicators that are the quotient of two others by definition."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every indicator that no telling of the two others gives."""
        for ratio in find_defined_ratios(ledger):
            for triple in ratio.triples:
                ledger.note_compared(*triple)
            if ratio.name == "urban":
                yield from _urban(ledger, ratio)
            else:
                yield from _per_head(ledger, ratio)


def _urban(ledger: Ledger, ratio: DefinedRatio) -> Iterator[Hit]:
    result, town, people = ratio.triples[0]
    share = stated(town).over(stated(people))
    if share is None or share.meets(stated(result).widened(result.step)):
        return
    told, whole = written([town.value, people.value], scale_of(ledger, (town, people)))
    places = max(1, places_of(result))
    actual = percent(town.value / people.value, places)
    yield Hit(
        (result.span, town.span, people.span),
        {"name": "城镇化率", "stated": ledger.quote(result.span), "actual": actual},
        f"{told} ÷ {whole} = {actual} ≠ {percent(result.value, places_of(result))}",
    )


def _per_head(ledger: Ledger, ratio: DefinedRatio) -> Iterator[Hit]:
    """Silent where any telling gives it, and where neither a slip nor a number of another year explains it."""
    if any(_comes(*triple) for triple in ratio.triples):
        return
    result, product, people = ratio.triples[0]
    if not people.value or not _explained(result, product, people):
        return
    value = product.value / people.value
    one = scale(ledger, result)
    each = rounded(value / one, 0 if one == 1 else _FEWEST)
    whole, many = written([product.value], scale(ledger, product)) + written([people.value], scale(ledger, people))
    yield Hit(
        (result.span, product.span, people.span),
        {"name": "人均生产总值", "stated": ledger.quote(result.span), "actual": f"{each}{result.printed_unit}"},
        f"{whole}{product.printed_unit} ÷ {many}{people.printed_unit} = {each}{result.printed_unit} "
        f"≠ {ledger.quote(result.span)}",
        "warning",
        "average",
    )


def _comes(result: Quantity, product: Quantity, people: Quantity) -> bool:
    each = stated(product).over(stated(people))
    return each is not None and each.widened(each.high * _OF_A_YEAR).meets(stated(result))


def _explained(result: Quantity, product: Quantity, people: Quantity) -> bool:
    """True where the numbers nearly fit, or one digit of one of them, or two that change places, make them fit."""
    value = product.value / people.value
    if abs(result.value / value - 1) <= _NEAR:
        return True
    return any(
        reaches(one, around)
        for one, around in (
            (result, _around(value)),
            (product, _around(result.value * people.value)),
            (people, _around(product.value / result.value)),
        )
    )


def _around(value: Decimal) -> Interval:
    return Interval.exactly(value).widened(value * _OF_A_YEAR)

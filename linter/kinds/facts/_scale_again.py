"""Scale again: 资产总额3.84亿元 … 资产总额为38412.57元, the same amount to the cent, without its 万."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity, start_of
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.slips import printed_digits
from linter.ledger import Ledger
from linter.patterns import regex

_NAME = regex("(?P<name>[一-鿿]{4})(?:[达共合总]?计|累计|达到?|共|为|是)*$")
_LOST = (Decimal(10**4), Decimal(10**8))
_FEWEST = 3
"""Digits that both tell alike before that is no coincidence under one name."""
_MOST = 4
"""Amounts under one name that are compared; more are a series."""


def scale_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of amounts of one name, of which one is the other to more digits but for a 万 or 亿."""
    named: dict[str, list[Quantity]] = {}
    for quantity in ledger.quantities:
        name = _NAME.search(quantity.before) if quantity.kind == "money" and not quantity.approximate else None
        if name and quantity.is_level:
            named.setdefault(name["name"], []).append(quantity)
    for group in named.values():
        for pair in combinations(group, 2) if 1 < len(group) <= _MOST else ():
            fine, coarse = sorted(pair, key=lambda one: one.step)
            if len(printed_digits(coarse)) < _FEWEST or fine.step == coarse.step or fine.sentence == coarse.sentence:
                continue
            one, other = sorted(pair, key=start_of)
            apart = any(coarse.interval.holds(fine.value * factor) for factor in _LOST)
            if apart and one_time(ledger, one, other):
                yield one, other

"""Long again: 472916万元 … 475916万元, where two numbers of six digits in one report are one key apart."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity, start_of
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import swapped
from linter.facts.quantities.told_off import differ_by
from linter.interval import plain
from linter.kinds.facts._explained import told_as_two
from linter.kinds.facts._two_amounts import of_two_sides
from linter.ledger import Ledger
from linter.patterns import regex

_LONG = 6
"""Digits, as printed, of numbers that are seldom one key apart by chance: never in 1.5 million characters of notices
and reports, but twice in 0.1 million of statistical bulletins. Only beyond them need their names share no word.
"""
_ROUND = 5
_NAME = 8
"""Characters before a number in which its name ends."""
_CHANGED = frozenset(["change", "limit", "each"])


def long_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each pair of long numbers one key apart, of which one is told once only, in the order of the text."""
    told: dict[tuple[str, object, str], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.is_amount and not quantity.approximate and quantity.role not in _CHANGED:
            figures = plain(quantity.value / quantity.step)
            if len(figures) >= _LONG and len(figures.rstrip("0")) >= _ROUND:
                told.setdefault((quantity.unit, quantity.step, figures), []).append(quantity)
    near: dict[tuple[object, ...], list[tuple[str, list[Quantity]]]] = {}
    for (unit, step, figures), places in told.items():
        for at in range(len(figures)):
            near.setdefault((unit, step, at, figures[:at] + figures[at + 1 :], len(figures)), []).append(
                (figures, places)
            )
        near.setdefault((unit, step, "".join(sorted(figures))), []).append((figures, places))
    for key, group in near.items():
        if len(group) != _TWO:
            continue  # three numbers in a row: a series
        (first, ones), (second, others) = group
        if len(key) == _EXCHANGED and not swapped(first, second, _LONG):
            continue
        one, other = sorted((ones[-1], others[-1]), key=start_of)
        if one.sentence == other.sentence or min(len(ones), len(others)) > 1 or differ_by(ledger, one, other):
            continue
        if _former(ledger, one) != _former(ledger, other) or of_two_sides(one, other):
            continue
        if told_as_two(ledger, one, other):
            continue  # 本年支出1790.2万元，其中财政拨款支出1690.2万元，占94.41%
        if min(map(_telling, (first, second))) > _LONG or share_a_bigram(one.before[-_NAME:], other.before[-_NAME:]):
            yield one, other


_TWO = 2
_EXCHANGED = 3
"""Members of a key by which numbers of the same digits meet."""


_FORMER = regex("[上去前往][一二两]?年|同期")


def _former(ledger: Ledger, quantity: Quantity) -> bool:
    """True for 上年收入总计472916万元, which is no other telling of this year's."""
    return _FORMER.search(ledger.text, ledger.sentences[quantity.sentence].span.start, quantity.span.start) is not None


def _telling(figures: str) -> int:
    return len(figures.rstrip("0"))

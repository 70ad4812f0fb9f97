"""Contributions against each other: two shares of one growth whose points give two growths."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.rates.contributions import Contribution, find_contributions
from linter.finding import Hit
from linter.interval import plain, rounded
from linter.ledger import Ledger

_HUNDRED = Decimal(100)


def find_uneven_contributions(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each paragraph in which 贡献率 and 拉动…个百分点 give two growths of one whole."""
    for one, other in find_contributions(ledger):
        ledger.summed.update(span.start for span in (*one.spans, *other.spans))
        first, second = _growth(one), _growth(other)
        calculation = f"{_written(one)} = {first}，{_written(other)} = {second}，{first} ≠ {second}"
        values = {"stated": first, "actual": second}
        yield Hit((*one.spans, *other.spans), values, calculation, "warning", "contributions")


def _growth(one: Contribution) -> str:
    return plain(rounded(one.points / one.share * _HUNDRED, 1)) + "%"


def _written(one: Contribution) -> str:
    return f"{plain(one.points)} ÷ {plain(one.share)}%"

"""Shares of a named total: 受理信访71件。…甲8件，占信访总量的17%…: they are of the 47 of their own list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import CHANGED_BY
from linter.facts.parts.shared_parts import SharedPart, shared_runs
from linter.facts.quantities.labels import unit_class
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_BASE = regex(r"占(?P<what>[一-鿿]{2,6})总[数量]的?(?:比重|比例)?(?:约?为|达到?)?$")
_OF_LESS = regex("其中|业务范围|[内外]|本级|涉及|上年|去年|同期|重复")
"""What makes of a number of that name one of some of them, or of another year."""
_BACK = 60
"""Numbers before and behind a list among which its total stands."""
_NEAR = Decimal("0.97")
"""Share of a total above which the list holds nearly all of it: that is the matter of sums."""
_AROUND = 10


def find_shares_of_named_totals(ledger: Ledger) -> Iterator[Rate]:
    """The first share of every list that calls its own sum by the name of a larger number told before."""
    if "总量" not in ledger.text and "总数" not in ledger.text:
        return
    for row in ledger.rows:
        for run in shared_runs(row):
            what = _named(run)
            if what and _own_sum(run):
                found = _against(ledger, run, what, ledger.quantity_index(run[0].part.span.start))
                if found:
                    yield found


def _named(run: Sequence[SharedPart]) -> str:
    """What the total of all shares is called; empty where they have none, or more than one."""
    told = [_BASE.search(one.gap) for one in run]
    names = {one["what"] for one in told if one}
    return names.pop() if len(names) == 1 and all(told) else ""


def _own_sum(run: Sequence[SharedPart]) -> bool:
    """True where all shares are those of the sum of the list, cut off or rounded."""
    said = sum((one.part.value for one in run), Decimal(0))
    return said > 0 and all(abs(one.part.value / said - one.share.value) < one.share.step for one in run)


def _against(ledger: Ledger, run: Sequence[SharedPart], what: str, first: int) -> Rate | None:
    said = sum((one.part.value for one in run), Decimal(0))
    unit = unit_class(run[0].part)
    around = [
        one
        for one in ledger.quantities[max(0, first - _BACK) : first + _BACK]
        if unit_class(one) == unit and one.exact and _is_called(ledger, one, what)
    ]
    wholes = [one for one in around if one.span.start < run[0].part.span.start]
    if len({one.value for one in wholes}) != 1 or any(one.value == said for one in around):
        return None
    whole, part, share = wholes[0], run[0].part, run[0].share
    if not said < whole.value * _NEAR or abs(part.value / whole.value - share.value) <= share.step:
        return None
    return Rate(share, part, whole, "share", "占", (part, whole), False)


def _is_called(ledger: Ledger, one: Quantity, what: str) -> bool:
    """True for a number of just that name, which tells no change: 受理信访71件."""
    clause = ledger.text[max(one.clause.start, one.span.start - _AROUND) : one.span.start]
    named = what in clause or ledger.text.startswith(what, one.span.end)
    return named and not (_OF_LESS.search(clause) or CHANGED_BY.search(clause))

"""Rates by unit: 应收租金480万元，已收回432元，收缴率90%: the printed numbers give the rate, their units do not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.sentence_before import told_before
from linter.facts.quantities.slips import printed_digits
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNITS = (("亿元", Decimal(10**8)), ("万元", Decimal(10**4)), ("元", Decimal(1)))
_FARTHEST = 24
"""Characters between the part and its rate."""
_RATE_BEHIND = regex(r"^[^。；;\n\d]{0,4}[，,（(][^。；;\n\d]{0,14}?(?:占|率|度|比例|为|达到?)(?:[^。；;\n\d]{0,12})$")
_PER_ONE = regex("[每均]|标准|单价|/|至|起征|利率|税率|增|减|升|降|同比|上年|去年")
_FEWEST = 2
"""Digits of the part; a round number meets a rate by chance."""


def find_rates_by_unit(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate right behind an amount that is it of the only greater number of money before, in another unit."""
    for sentence, quantities in ledger.by_sentence.items():
        for at in range(1, len(quantities)):
            rate, part = quantities[at], quantities[at - 1]
            if rate.kind != "percent" or rate.approximate or rate.span.start in told or part.kind != "money":
                continue
            gap = ledger.text[part.span.end : rate.span.start]
            if len(gap) > _FARTHEST or not _RATE_BEHIND.match(gap) or part.approximate:
                continue
            before = [*told_before(ledger, sentence), *quantities[: at - 1]]
            wholes = [one for one in before if one.kind == "money" and not one.approximate]
            if len({one.value for one in wholes}) != 1:
                continue
            whole = wholes[0]
            if _PER_ONE.search(ledger.text, whole.span.start, rate.span.start) or not _gives(ledger, part, whole, rate):
                continue
            yield Rate(rate, part, whole, "share", "占", (part, whole), True, slip=True)


def _gives(ledger: Ledger, part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where the numbers as printed, whatever their units, are a part and its whole of just this rate."""
    units = [
        next((unit for sign, unit in _UNITS if ledger.read(one.span).endswith(sign)), None) for one in (part, whole)
    ]
    if None in units or units[0] == units[1] or not Decimal(0) < rate.value < 1:
        return False
    one, other = (each.value / (unit or 1) for each, unit in zip((part, whole), units, strict=True))
    enough = len(printed_digits(part)) >= _FEWEST
    return enough and one < other and abs(one / other - rate.value) * 2 <= rate.step

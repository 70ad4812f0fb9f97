"""Rate of all: a rate behind two parts that is of what they make up, or of the measure told beside them."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.ledger import Ledger

_BACK = 12
"""Numbers before a rate in its paragraph from which it may be reckoned."""


def of_all(ledger: Ledger, rate: Rate) -> bool:
    """True where a larger number of the paragraph is the base of their sum, or of the number beside the part."""
    if rate.numerator is None:
        return False
    start = ledger.paragraph(rate.numerator).start
    end = ledger.quantity_index(rate.stated.span.start)
    first = max(ledger.quantity_index(start), end - _BACK)
    near = [one for one in ledger.quantities[first:end] if one.is_amount and not one.approximate]
    return _of_their_sum(rate, near) or _of_the_one_beside(ledger, rate, near)


def _of_their_sum(rate: Rate, near: list[Quantity]) -> bool:
    """True for 欠950万元。已清760万元，其中应收500万元、应付260万元，清欠率80%: of what the two make up."""
    assert rate.numerator is not None
    value = rate.numerator.value + rate.denominator.value
    unit = rate.denominator.unit
    sums = [one for one in near if one.unit == unit and one.value == value]
    return any(_gives(one, base, rate) for one in sums for base in near if base.unit == unit and base.value > value)


def _of_the_one_beside(ledger: Ledger, rate: Rate, near: list[Quantity]) -> bool:
    """True for 欠500万元、30家。已付400万元、27家，付清率80%: the part is told in two measures."""
    part = rate.numerator
    beside = [
        one for one in near if part and part.span.start - one.span.end == 1 and ledger.text[one.span.end] in "、，（"
    ]
    return any(
        _gives(one, base, rate) for one in beside for base in near if base.unit == one.unit and base.value > one.value
    )


def _gives(part: Quantity, base: Quantity, rate: Rate) -> bool:
    share = stated(part).over(stated(base))
    return share is not None and share.meets(stated(rate.stated))

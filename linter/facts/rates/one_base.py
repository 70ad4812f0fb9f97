"""One base: 竣工860户、竣工率89.6%，入住845户、入住率88.0%: two rates that are both of a base told elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.rates.rate import Rate
    from linter.ledger import Ledger

_CHANGE = regex("增[长加幅]|提高|上升|下降|减少|同比|环比|[比较高低]于?[上去全年平].*$")


def of_one_base(ledger: Ledger, rate: Rate) -> bool:
    """True where what seems the base has a rate of its own, and both of them give one base, larger than either.

    Its rate stands right behind it, or right before this one where both follow the two counts: 开工率74%，竣工率42%.
    """
    if rate.how != "named" or rate.numerator is None:
        return False
    told = ledger.by_sentence.get(rate.stated.sentence, ())
    own = next((one for one in told if one.kind == "percent" and one.span.start > rate.denominator.span.end), None)
    if own is None or own is rate.stated or own.span.start > rate.stated.span.start or _CHANGE.search(own.before):
        return False
    if not 0 < own.value <= 1 or own.value <= rate.stated.value or not _between(rate, own):
        return False
    one, other = stated(rate.denominator).over(stated(own)), stated(rate.numerator).over(stated(rate.stated))
    return one is not None and other is not None and one.meets(other)


def _between(rate: Rate, own: Quantity) -> bool:
    """True where the rate of the base stands before the part, or behind both counts."""
    assert rate.numerator is not None
    return own.span.end <= rate.numerator.span.start or own.span.start >= rate.numerator.span.end

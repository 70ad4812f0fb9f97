"""One base: 竣工860户、竣工率89.6%，入住845户、入住率88.0%: two rates that are both of a base told elsewhere.

Or a rate whose base the text tells behind it: 贷款余额214亿元，个贷率84%。…归集余额255亿元.
"""

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


def told_in_turn(ledger: Ledger, rate: Rate) -> bool:
    """True where what seems the base is a part with a rate of its own: 省级支出4047万元，支出率98.4%；市级支出1932万元.

    Or where both are parts of one whole: 春季问题整改368个，秋季问题整改251个，总整改率95.8%.
    """
    part, base = rate.numerator, rate.denominator
    if part is None or not base.span.end < part.span.start < rate.stated.span.start:
        return False
    named = _RATE.search(rate.stated.before)
    if named and named["overall"]:
        return _label(part)[-_NAME:] == _label(base)[-_NAME:] != ""
    behind = _BRACKET.sub("", ledger.text[base.span.end : part.span.start]).lstrip("，,、")
    return named is not None and behind.startswith(named["name"])


_RATE = regex("(?P<overall>总|综合|整体|合计)?(?P<name>[一-鿿]{2,4}率|[一-鿿]{0,4}进度)(?:为|达到?|是)?$")
_BRACKET = regex("^[（(][^（）()]{1,20}[）)]")
"""支出4057万元（含地方安排），支出进度46%: what a base holds, before its own rate."""


def _label(one: Quantity) -> str:
    label = _WORDS.search(one.before)
    return label.group() if label else ""


_WORDS = regex("[一-鿿]+$")
_TELLING = 100
"""Printed steps of a rate, three digits, from which on no other number gives it by chance."""
_BEHIND = 12
"""Numbers behind a rate among which its base may stand."""


def base_follows(ledger: Ledger, rate: Rate) -> bool:
    """True where a number of one of the next sentences is what the part has this rate of."""
    part, said = rate.numerator, rate.stated
    if rate.how != "named" or rate.certain or part is None or said.value / said.step < _TELLING:
        return False
    start = ledger.quantity_index(said.span.end)
    for one in ledger.quantities[start : start + _BEHIND]:
        if one.unit == part.unit and one.value > part.value and not one.approximate and one.sentence > said.sentence:
            share = stated(part).over(stated(one))
            if share is not None and share.meets(stated(said)):
                return True
    return False


_NAME = 4
"""Characters that end the words before two numbers, so that both count the same: 直达资金."""


def base_before(ledger: Ledger, rate: Rate) -> bool:
    """True for 下达直达资金149亿元。…到位直达资金86亿元，已支付56亿元，进度38%: of all that has that name."""
    part, name = rate.numerator, rate.denominator.before[-_NAME:]
    if rate.how != "named" or part is None or not _NAMED.fullmatch(name):
        return False
    end = ledger.quantity_index(rate.denominator.span.start)
    for one in ledger.quantities[max(0, end - _BEHIND) : end]:
        if one.unit == part.unit and one.value > rate.denominator.value and one.before.endswith(name):
            share = stated(part).over(stated(one))
            if share is not None and share.meets(stated(rate.stated)) and not one.approximate:
                return True
    return False


_NAMED = regex(f"[一-鿿]{{{_NAME}}}")

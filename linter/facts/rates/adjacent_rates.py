"""Adjacent rates: a rate or share of three digits right behind two numbers of one unit that give it but for one key.

Each field has rates of its own, 矢量化率, 回访率, 占收回数的: of which two numbers they are is told by their place. In
1.3 million characters of right reports one such rate in thirty is of something else and one key off at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import one_digit, printed_digits, swapped
from linter.facts.rates.one_key_rates import variants
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_by_slip import of_a_class
from linter.interval import Interval, plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TELLING = 3
"""Digits of a rate and of its whole, below which one key makes any pair right by chance."""
_CLOSE, _TOGETHER = 24, 50
"""Characters before the rate, and between its two numbers."""
_AROUND = 6
"""Numbers before and behind that may explain the rate."""
_BEHIND = 3
_PAIR = 2
_CUE = regex(r"(?:率|比重|比例|面|度|占[^，,。；;、\d]{0,12})(?:[仅已就均]|约为?|为|达到?|是|：|:|到了?)?$|占$")
_NO_RATIO = regex(
    "增|降|升|提高|同比|环比|上[年月]|去年|目标|计划|高于|低于|超|较|平均|分别|利率|税率|汇率|贡献|满意|知晓|[一二两三四五六七八九十\\d]+[类项者个]|[合总共]计?占|[又再另]"
)
_BETWEEN = regex("增[长加]|下降|减少|同比|上年|去年|每|均|[；;。！？\n]|分别|目标")
_NAMED = regex(
    r"(?:^|[，,、；;：:。（(])(?P<name>[^，,。；;：:、（()]{1,14}?(?:率|面|度|比例))[^，,。；;：:、（()]{0,4}$"
)
_SHARE_OF = regex(r"占(?P<of>[^，,。；;、\d]{2,12}?)(?:的(?:比重|比例)?)?(?:为|达到?)?$")
_FEW = 10
_ALL = Interval.exactly(Decimal(1))
_SHORT_OF = regex("[未不没非无缺余剩欠]")


def find_adjacent_rates(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that the two numbers right before it give but for one key, and no other pair near by does."""
    for quantities in ledger.by_sentence.values():
        for at, rate in enumerate(quantities):
            if at < _PAIR or rate.kind != "percent" or rate.approximate or rate.span.start in told:
                continue
            if rate.printed_unit != "%" or len(printed_digits(rate)) < _TELLING:
                continue
            found = _pair(ledger, quantities, at)
            if found and not _explained(quantities[max(0, at - _AROUND) : at + _BEHIND], rate):
                part, whole = found
                yield Rate(rate, part, whole, "named", "", found, False)


def _pair(ledger: Ledger, quantities: Sequence[Quantity], at: int) -> tuple[Quantity, Quantity] | None:
    """Part and whole: the last two numbers before the rate, where nothing else stands between."""
    one, other, rate = quantities[at - 2 : at + 1]
    gap = ledger.text[other.span.end : rate.span.start]
    between = ledger.text[one.span.end : other.span.start]
    if len(gap) > _CLOSE or len(between) > _TOGETHER or not _CUE.search(gap):
        return None
    if _NO_RATIO.search(gap) or _BETWEEN.search(between) or _BETWEEN.search(gap) or _SHORT_OF.search(gap):
        return None
    if one.unit != other.unit or not one.is_amount or one.kind != other.kind:
        return None
    named = _NAMED.search(gap)
    if named and of_a_class(ledger.text[one.clause.start : other.span.end], named["name"]):
        return None
    part, whole = sorted((one, other), key=lambda number: number.value)
    share = _SHARE_OF.search(gap)
    if share and not share_a_bigram(share["of"], whole.before + "|" + whole.after[:_FEW]):
        return None
    if part.approximate or whole.approximate or not 0 < part.value < whole.value:
        return None
    if len(printed_digits(whole)) < _TELLING:
        return None
    return (part, whole) if _slipped(part, whole, rate) else None


def _slipped(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where one digit of one of the three, or two neighbours exchanged, make the rate right."""
    right = plain((part.value / whole.value / rate.step).to_integral_value())
    said = plain((rate.value / rate.step).to_integral_value())
    if len(said) == len(right) and (one_digit(said, right, _TELLING) or swapped(said, right, _TELLING)):
        return True
    if len(printed_digits(part)) < _TELLING:
        return False
    limits = rate.interval
    return any(limits.holds(value / whole.value) for value in variants(part) if value < whole.value) or any(
        limits.holds(part.value / value) for value in variants(whole) if value > part.value
    )


def _explained(near: Sequence[Quantity], rate: Quantity) -> bool:
    """True where two of the numbers near by give the rate, or what is left of it."""
    levels = [one for one in near if one.is_amount and one.value > 0]
    for part in levels:
        for whole in levels:
            if part.unit == whole.unit and part.value < whole.value:
                share = part.interval.over(whole.interval)
                if share is None or share.meets(rate.interval) or _ALL.minus(share).meets(rate.interval):
                    return True
    return False

"""Rates of all: 隐患76个分为三类…。综合各类，已销号63个，总体销号率82.9%, with the classes told between.

What the part and its rate call themselves, 总体, 综合 or 共, takes up the largest number of the paragraph. The text
proves that it does: the classes behind it make it up, or what is left does with the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_NAMED = regex(
    r"^[一-鿿]{0,6}[，,、（(](?P<all>总体|综合|整体|合计|总)?(?P<name>[一-鿿]{0,4}?(?P<act>[一-鿿]{2})率)(?:已|仅)?(?:为|达到?|是)?$"
)
_IN_ALL = regex("共|合计|总|全部|累计|综合|汇总|[两三四五六七八九十各]类")
"""Before a part, which is that of all classes then."""
_OTHER = regex("扣除|剔除|不含|不计|除[去开外]|以外|其中|应|到期|按[期时]|上年|去年|同期|增长|比")
"""From the part to its rate or right before it: the rate is of fewer, or of another time."""
_NEAR = Decimal("0.1")
"""By how much a rate may be off."""
_BEHIND, _MOST, _LEAST, _PAIR = 3, 24, 10, 2
"""Numbers behind a rate that may be the rest, and before it; the least whole, and the fewest classes of one."""


def find_rates_of_all(ledger: Ledger) -> Iterator[Rate]:
    """Every rate of all right behind its part, with the number that the paragraph proves to be the whole."""
    if "率" not in ledger.text:
        return
    for quantities in ledger.by_block.values():
        for at, (part, rate) in enumerate(pairwise(quantities[:_LONGEST])):
            if rate.printed_unit != "%" or rate.approximate or part.approximate:
                continue
            if part.kind != "count" or part.sentence != rate.sentence:
                continue
            gap = ledger.text[part.span.end : rate.span.start]
            named = _NAMED.match(gap)
            lead = ledger.text[ledger.sentences[part.sentence].span.start : part.span.start]
            if named is None or not (named["all"] or _IN_ALL.search(lead)) or _OTHER.search(lead + gap):
                continue
            if named["act"] not in lead + gap[: named.start("name")]:
                continue
            whole = _whole(quantities, at, rate)
            if whole is not None:
                yield Rate(rate, part, whole, "named", named["name"], (whole, part), False, slip=True)


_LONGEST = 200
"""Numbers of one paragraph that are looked at."""


def _whole(quantities: Sequence[Quantity], at: int, rate: Quantity) -> Quantity | None:
    """The largest number before the part at `at`, proved the whole by the paragraph, where nothing gives the rate."""
    part = quantities[at]
    before = [one for one in quantities[max(0, at - _MOST) : at] if comparable(one, part) and one.is_level]
    whole = max(before, key=lambda one: one.value, default=None)
    if whole is None or whole.approximate or whole.value < _LEAST or whole.value <= part.value:
        return None
    if abs(part.value / whole.value - rate.value) >= _NEAR:
        return None
    between = [one for one in before if one.span.start > whole.span.start]
    behind = [one for one in quantities[at + 2 : at + 2 + _BEHIND] if comparable(one, part)]
    rest = any(one.value + part.value == whole.value for one in behind)
    if not (rest or _made_up(between, part, whole)) or _explained([*before, part, *behind], rate, part, whole):
        return None
    return whole


def _made_up(between: Sequence[Quantity], part: Quantity, whole: Quantity) -> bool:
    """True where the numbers right behind the whole make it up, or all before the part make up both, class by class."""
    total = Decimal(0)
    for count, one in enumerate(between, 1):
        total += one.value
        if total >= whole.value:
            if total == whole.value and count >= _PAIR:
                return True
            break
    return len(between) >= _PAIR + _PAIR and sum(one.value for one in between) == whole.value + part.value


def _explained(some: Sequence[Quantity], rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True where any two numbers give the rate, or the part does out of the whole less another."""
    said = stated(rate)
    values = {one.value for one in some if one.value > 0}
    fewer = {whole.value - value for value in values if 0 < part.value <= whole.value - value}
    pairs = [*product(values, values), *((part.value, base) for base in fewer)]
    return any(said.meets(Interval.exactly(few / many)) for few, many in pairs)

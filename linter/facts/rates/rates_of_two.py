"""Rates of two answers together: 满意和基本满意率.

测评表215份，“满意”198份、“基本满意”14份、“不满意”3份: that the answers come to the whole proves what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near
from linter.facts.rates.rate import Rate
from linter.facts.rates.rates_of_room import counts_before
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BOTH = regex(
    r"(?P<one>[一-鿿]{2,4})[“”\"]*(?:和|与|及|、|加)[“”\"]*(?P<other>[一-鿿]{2,5}?)[“”\"]*(?:以上)?的?(?:合计)?(?:率|占比?|比例|比重)(?:合计|达到?|为|是|约|仅|共|：|:)*$"
)
_MARKS = regex("[“”\"'‘’]|的|等次|评价|选票|[为有：:]")
_WIDER = ("基本", "比较", "不", "非常", "较", "很", "十分")


def find_rates_of_two(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of two answers together with the two and the whole that they are of."""
    for at, rate in enumerate(ledger.quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        found = _of_answers(ledger, at, rate) if 0 < rate.value < 1 else None
        if found:
            yield found


def _of_answers(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    start = ledger.sentences[rate.sentence].span.start
    told = _BOTH.search(ledger.text, max(start, rate.span.start - 24), rate.span.start)
    if told is None:
        return None
    near = counts_before(ledger, at)
    one, other = (_answer(near, told[name]) for name in ("one", "other"))
    if one is None or other is None or one is other or one.unit != other.unit:
        return None
    first, last = sorted((near.index(one), near.index(other)))
    both = one.value + other.value
    rests = {both, *(both + rest.value for rest in near[last + 1 : last + 3] if rest.unit == one.unit)}
    rests.add(sum((rest.value for rest in near[last + 1 : last + 3] if rest.unit == one.unit), both))
    whole = next((many for many in reversed(near[:first]) if many.unit == one.unit and many.value in rests), None)
    if whole is None or not is_near(rate, both / whole.value):
        return None
    part = replace(one, value=both, interval=one.interval.plus(other.interval))
    return Rate(rate, part, whole, "named", told.group(), (), certain=False, slip=True, terms=(one, other))


def _answer(near: Sequence[Quantity], name: str) -> Quantity | None:
    """The one number of an answer; 满意 is neither 基本满意 nor 不满意."""
    name = next((name[at:] for at in range(len(name) - 1) if any(_is(one, name[at:]) for one in near)), "")
    found = [one for one in near if name and _is(one, name)]
    return found[0] if len(found) == 1 else None


def _is(one: Quantity, name: str) -> bool:
    words = _MARKS.sub("", one.before)
    return words.endswith(name) and not words.removesuffix(name).endswith(_WIDER)

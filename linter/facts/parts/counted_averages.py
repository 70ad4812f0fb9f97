"""Counted averages: 检修闸门96座，更换配件1268件，平均每座13.2件, whose two numbers the unit behind 每 tells apart.

In 1.5 million characters of right reports no average was one key away from what two numbers near it give, in the units
that it names, unless two others gave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.products import Takers
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import one_key, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_AVERAGE = regex(
    r"(?:平均(?:下来|算下来|计算)?[，,]?(?:每一?|一)(?P<of>[一-鿿])|每(?P<each>[一-鿿])(?=[一-鿿]{0,3}平均)|(?P<mean>[户人亩村校件笔次所个台])均)"
    r"[一-鿿]{0,8}$"
)
_NO_MEAN = regex("以[上下内]|左右|不等")
_NUMBERS = frozenset(["count", "measure", "money"])
_BEFORE, _BEHIND = 7, 3
"""Numbers of a paragraph before and behind an average that it may have been reckoned from."""
_LEAD = 14
_TELLING = 2


def find_counted_averages(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every average that one pair of numbers near it gives but for one key, and none gives: average, count, amount."""
    for sentence, quantities in ledger.by_sentence.items():
        for average in quantities:
            if average.kind not in _NUMBERS or average.approximate or _NO_MEAN.match(average.after):
                continue
            lead = average.text[max(0, average.span.start - _LEAD) : average.span.start]
            match = _AVERAGE.search(lead) if "均" in lead else None
            if match:
                each = match["of"] or match["each"] or match["mean"]
                found = _pair(average, each, _near(ledger, sentence, average))
                if found:
                    yield average, *found


def _near(ledger: Ledger, sentence: int, average: Quantity) -> list[Quantity]:
    numbers = in_sentences(ledger, sentence, _BEFORE, 1)
    at = numbers.index(average)
    return [one for one in numbers[max(0, at - _BEFORE) : at + 1 + _BEHIND] if one is not average and one.value > 0]


def _pair(average: Quantity, each: str, near: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The count and the amount; None where a pair gives the average, or two pairs nearly do."""
    if len(printed_digits(average)) < _TELLING:
        return None
    amounts = [one for one in near if one.unit == average.unit and one.value > average.value]
    counts = [one for one in near if one.kind in ("count", "measure") and _counts(one, each)]
    pairs = []
    # 慰问金6万元、补助3万元，户均3000元: of what two of them come to.
    both = [one.interval.plus(other.interval) for one, other in combinations(amounts, 2)]
    for amount in amounts:
        for count in counts:
            many = Takers.counted(count)
            if amount is count or many.value <= 1:
                continue
            share = amount.interval.over(many.interval)
            shares = (share, *(total.over(many.interval) for total in both))
            if any(one is None or one.widened(average.step).meets(average.interval) for one in shares):
                return None
            right = (amount.value / many.value / average.step).to_integral_value() * average.step
            if one_key(average, right):
                pairs.append((count, amount))
    return pairs[0] if len(pairs) == 1 and _together(average, *pairs[0]) else None


def _counts(one: Quantity, each: str) -> bool:
    """True for 96座 beside 每座, and for 15个村 beside 村均."""
    return one.printed_unit.lstrip("万亿")[:1] == each or (one.printed_unit == "个" and one.head == each)


def _together(average: Quantity, count: Quantity, amount: Quantity) -> bool:
    """False where other words or another matter stand between: 两批670台，资金1120万元。第一批平均每台1.65万元."""
    end = max(count.span.end, amount.span.end)
    first = min(count.span.start, amount.span.start)
    if average.span.end <= first <= average.span.end + _CLOSE // 2 and amount.sentence == average.sentence:
        # 村均收入30万元，全镇15个村合计收入450万元: the sum is told behind as one.
        return _SUMMED.search(amount.before) is not None and not _APART.search(average.text, average.span.end, end)
    return end <= average.span.start <= end + _CLOSE and _APART.search(average.text, end, average.span.start) is None


_SUMMED = regex("(?:合计|共计?|总计|总共)[^，,。；;]{0,6}$")
_CLOSE = 36
_APART = regex(r"第|其中|[较比]|上年|去年|同期|\d{4}年|[。；;\n]")

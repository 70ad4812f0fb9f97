"""Debt limits: 限额42.4亿元，其中一般26.4亿元、专项16.0亿元, and a balance above it, or of which one part is.

No place may owe more than its limit, and where the sums keep to it, both are told of the same place and day: of nine
such pairs in 1078 texts the only part above its limit was a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.changes.thresholds import Threshold, limits_of
from linter.facts.dates.years import YEAR, in_two_years
from linter.facts.parts.parts import Breakdown
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SIGNS = ("限额", "债务", "余额", "专项")
_SORTS = ("一般", "专项")
_LIMIT, _BALANCE = regex("债务(?:总)?限额|限额(?:总[计额])?"), regex("债务(?:总)?余额")
_EXTRA = regex("限额|额度|空间")
"""What raises the limit between the two."""
_NOT_FINAL = regex("限额[^。；;\\n]{0,12}(?:尚未|还?没有|还未|未)(?:正式)?(?:下达|核定|批[准复]|确定|明确)")
"""Between the two it says that another limit is still to come."""
_NAMING = 24
_BLOCKS = 3
_LEAST = Decimal("0.5")
"""Share of the limit that is owed at least, where both are of one place."""


def find_debts_over_limits(ledger: Ledger) -> Iterator[Threshold]:
    """Every balance above its limit, and every sort above its own where the whole of both keeps to it."""
    if not all(sign in ledger.text for sign in _SIGNS[:-1]):
        return
    yield from _wholes_over(ledger)
    if _SIGNS[-1] not in ledger.text:
        return
    limit: Breakdown | None = None
    splits = (one for one in ledger.breakdowns if _by_sort(one))
    for split in sorted(splits, key=lambda one: one.whole.span.start):
        words = split.whole_words[-_NAMING:]
        if _BALANCE.search(words):
            if limit and _of_one_place(ledger, limit, split):
                yield from _over(ledger, limit, split)
            limit = None
        else:
            limit = split if _LIMIT.search(words) else None


_WHOLE = regex(
    r"(?P<scope>全[省市县区州]|[省市县区州]?本级(?:[（(][^（()）]{2,12}[）)])?|[省市县区州]级)?(?:[我本][省市县区州])?(?:地方)?(?:政府|法定)性?债务总?"
    r"(?P<what>限额|余额)(?:核定|控制)?(?:为|是|在)?$"
)
_FARTHEST_OVER = Decimal("1.6")
"""Times of the limit beyond which the balance is another's."""


def _wholes_over(ledger: Ledger) -> Iterator[Threshold]:
    """Every balance above the limit told before it for the same place: 限额154亿元，余额169亿元."""
    limits: dict[str, Quantity] = {}
    for one in ledger.quantities:
        told = _WHOLE.search(one.before) if one.kind == "money" else None
        if told is None or one.approximate or not one.is_level:
            continue
        scope = told["scope"] or ""
        if told["what"] == "限额":
            limits[scope] = one
            continue
        most = limits.pop(scope, None)
        if most is None or not comparable(most, one):
            continue
        between = ledger.text[most.span.end : one.span.start]
        near = ledger.sentences[one.sentence].block - ledger.sentences[most.sentence].block <= _BLOCKS
        if not near or _EXTRA.search(between) or _NOT_FINAL.search(between) or in_two_years(ledger, most, one):
            continue
        if most.interval.high < one.interval.low <= most.interval.high * _FARTHEST_OVER:
            yield Threshold(one, one.interval, most.span, limits_of(most.interval.high, "below"), "below")


def _by_sort(split: Breakdown) -> bool:
    return len(split.parts) == len(_SORTS) and all(sort in name for sort, name in zip(_SORTS, split.names, strict=True))


def _of_one_place(ledger: Ledger, limit: Breakdown, balance: Breakdown) -> bool:
    if not comparable(limit.whole, balance.whole) or not _LEAST * limit.whole.value < balance.whole.value:
        return False
    if _NOT_FINAL.search(ledger.text, limit.parts[-1].span.end, balance.whole.span.start):
        return False
    years = [frozenset(YEAR.findall(split.whole_words[-_NAMING:])) for split in (limit, balance)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    near = ledger.sentences[balance.whole.sentence].block - ledger.sentences[limit.whole.sentence].block <= _BLOCKS
    return near and balance.whole.value <= limit.whole.value


def _over(ledger: Ledger, limit: Breakdown, balance: Breakdown) -> Iterator[Threshold]:
    extra = sum((one.value for one in _raised(ledger, limit, balance)), Decimal(0))
    for most, owed in zip(limit.parts, balance.parts, strict=True):
        high = most.interval.high + extra
        if comparable(most, owed) and owed.interval.low > high:
            yield Threshold(owed, owed.interval, most.span, limits_of(high, "below"), "below")


def _raised(ledger: Ledger, limit: Breakdown, balance: Breakdown) -> Iterator[Quantity]:
    """The amounts between the two by which the limit was raised."""
    for index in range(limit.whole.sentence, balance.whole.sentence + 1):
        for one in ledger.by_sentence.get(index, ()):
            between = limit.parts[-1].span.end <= one.span.start < balance.whole.span.start
            if between and one.unit == limit.whole.unit and _EXTRA.search(one.before):
                yield one

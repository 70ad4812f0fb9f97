"""Unit again: 日供水12万吨 … 日供水12吨, one number told twice of which one lost its 万 or 亿."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity, start_of
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.slips import digits, printed_digits
from linter.ledger import Ledger
from linter.patterns import regex

_LOST = (Decimal(10**4), Decimal(10**8))
_FEWEST, _SURE = 2, 4
"""Digits, besides zeros at the end, of numbers that are told twice where a word beside both says so, and by themselves.

In 1.5 million characters of right reports two pairs of two digits differed so, with no word in common.
"""
_BEFORE, _BEHIND = 10, 8
"""Characters of its clause before and behind a number in which such a word stands."""
_COMMON = frozenset(
    ["全县", "全市", "全区", "全镇", "全年", "其中", "资金", "问题", "情况", "整改", "目前", "已经", "截至", "完成"]
)


def unit_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each pair of numbers whose digits agree and whose values lie a 万 or 亿 apart, in the order of the text."""
    told: dict[tuple[str, Decimal], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if (
            quantity.is_amount
            and quantity.role != "each"
            and not quantity.approximate
            and len(digits(quantity.value)) >= _FEWEST
        ):
            told.setdefault((quantity.unit, quantity.value), []).append(quantity)
    for (unit, value), low in told.items():
        for factor in _LOST:
            high = told.get((unit, value * factor))
            if high and min(len(low), len(high)) == 1:
                one, other = sorted((low[-1], high[-1]), key=start_of)
                if one.printed_unit.lstrip("万亿") != other.printed_unit.lstrip("万亿"):
                    continue  # 1.8公里 and 18厘米
                if value % 1 and _is_mean(low[-1]):
                    continue  # 每千名老年人拥有社工3.2人 and 服务老年人3.2万人
                if len(digits(value)) >= _SURE or _around(one) & _around(other) - _COMMON:
                    yield one, other
    yield from _broken_counts(ledger)
    otherwise = [*_measured_otherwise(ledger)]
    yield from otherwise
    yield from (pair for pair in _named_in_another_unit(ledger) if pair not in otherwise)
    yield from _converted(ledger)


_CONVERTED = regex("(?:折合|约合|换算为?|相当于)$")
_TENS = frozenset(Decimal(10) ** power for power in (1, 2, 3))


def _converted(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """应上缴376万元 … 折合0.376亿元: what is converted was told before, and is, but for the point."""
    money = [one for one in ledger.quantities if one.kind == "money" and one.is_amount]
    for at, later in enumerate(money):
        figures = digits(later.value)
        if not _CONVERTED.search(later.before) or len(figures) < _ALIKE:
            continue
        if any(one.interval.meets(later.interval) for one in money if one is not later):
            continue
        told = [
            one
            for one in money[:at]
            if digits(one.value) == figures
            and not one.approximate
            and ledger.read(one.span)[-2:] != ledger.read(later.span)[-2:]
            and max(one.value, later.value) / min(one.value, later.value) in _TENS
        ]
        shared = [one for one in told if _named(ledger, one) & _named(ledger, later) - _COMMON]
        if shared and len({one.value for one in shared}) == 1:
            yield shared[-1], later


def _named(ledger: Ledger, quantity: Quantity) -> frozenset[str]:
    """The pairs of characters of the sentence up to a number."""
    start = ledger.sentences[quantity.sentence].span.start
    return han_bigrams(ledger.text[start : quantity.span.start])


_NAME = regex("[一-鿿]{6}$")
_ALIKE = 3
"""Digits that are equal in two units of one sort before that is no coincidence under one name."""


def _measured_otherwise(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """完成造林面积2.15万亩 and 完成造林面积2.15万公顷: one name and one figure in two units of one sort."""
    told: dict[tuple[str, str, str], Quantity] = {}
    for quantity in ledger.quantities:
        if quantity.kind != "measure" or quantity.approximate or quantity.role == "each":
            continue
        name = _NAME.search(quantity.before)
        figures = ledger.read(quantity.number)
        if name is None or len(printed_digits(quantity)) < _ALIKE:
            continue
        first = told.setdefault((name.group(), figures, quantity.unit), quantity)
        apart = first.value != quantity.value and first.sentence != quantity.sentence
        if apart and first.printed_unit != quantity.printed_unit and one_time(ledger, first, quantity, plans=False):
            yield first, quantity


_TWO = 2
_RIGHT_BEFORE, _RIGHT_BEHIND = 10, 6
"""Characters right before and behind a number in which its noun stands."""
_SIDE = regex("[宽高厚深径坡]|每|[人户亩村均]均|单[产价]|时速")
"""道路宽12.5米 beside 道路12.5公里, and what is told of each."""
_SORTS = frozenset(["土地", "面积", "长度", "里程", "道路", "公路", "管网", "总长", "全长", "总面", "重量", "产量"])


def _named_in_another_unit(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """机动地1846亩 and 1846公顷机动地: one figure, told once in each of two units of one sort, beside one noun."""
    told: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.kind == "measure" and not quantity.approximate and len(printed_digits(quantity)) >= _ALIKE:
            told.setdefault((quantity.unit, ledger.read(quantity.number)), []).append(quantity)
    for group in told.values():
        units = {quantity.printed_unit.lstrip("万亿"): quantity for quantity in group}
        if len(units) != _TWO:
            continue
        first, later = sorted(units.values(), key=start_of)
        if first.value == later.value or first.sentence == later.sentence:
            continue
        shared = _beside(first) & _beside(later) - _COMMON - _SORTS
        least = 1 if len(printed_digits(first)) >= _SURE else _TWO
        if len(shared) >= least and one_time(ledger, first, later, plans=False):
            yield first, later


def _beside(quantity: Quantity) -> frozenset[str]:
    """The pairs of characters right beside a number; none where it tells a side of the thing or of each."""
    words = quantity.before[-_RIGHT_BEFORE:] + "|" + quantity.after[:_RIGHT_BEHIND]
    return frozenset() if quantity.role == "each" or _SIDE.search(words) else han_bigrams(words)


def _broken_counts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """惠及群众12.6万人 and 12.6人: nobody counts a tenth of a person, unless it is a mean."""
    counts = [one for one in ledger.quantities if one.kind == "count" and not one.approximate]
    high = {(one.unit, one.value): one for one in counts if one.value >= _LOST[0]}
    for low in counts if high else ():
        if low.value % 1 and low.value < _LOST[0] and not _is_mean(low):
            whole = high.get((low.unit, low.value * _LOST[0]))
            if whole and whole.sentence != low.sentence:
                one, other = sorted((low, whole), key=start_of)
                yield one, other


_MEAN = regex(r"[均每比率/／倍约]|百分|指数|规模|千人|\d[:：]")
_LEAD = 20
"""Characters before a number in which a word makes it a mean: 平均每村12.6人."""


def _is_mean(quantity: Quantity) -> bool:
    return quantity.kind == "count" and _MEAN.search(quantity.before[-_LEAD:] + quantity.after[:2]) is not None


def _around(quantity: Quantity) -> frozenset[str]:
    return han_bigrams(quantity.before[-_BEFORE:] + "|" + quantity.after[:_BEHIND])

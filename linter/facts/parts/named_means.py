"""Named means: 为1876名职工追回工资2438.8万元, and 人均追回工资1.6万元 paragraphs on: one act and its thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MEAN = regex(
    "^(?:[全我本][省市县区镇乡院校]|平均)?(?P<each>[人户亩村校家件])均(?P<what>[一-鿿]{4,10}?)(?:约?为|约|达到?)?$"
)
_INCOME = regex("收入|支出|消费|生产总值|占有|面积|存款|纯|可支配|公共|预算")
"""What is told of all residents, whose number no sentence of the report counts."""
_LINK = regex("(?:共计?|合计|总计|总额|金额|累计|为|达到?|了|已)+$")
_PERSONS = frozenset("人名位")
_SENTENCES = 40
"""Sentences back to the sum."""


def find_named_means(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every such mean with the only count and the only amount that the report tells under its name."""
    if "均" not in ledger.text:
        return
    for average in ledger.quantities:
        told = _MEAN.search(average.before) if average.kind == "money" and not average.approximate else None
        if told is None or _INCOME.search(told["what"]):
            continue
        found = [
            (count, amount)
            for amount in _named(ledger, average, told["what"])
            if (count := _count_before(ledger, amount, told["each"])) and one_time(ledger, amount, average)
        ]
        if len({(count.value, amount.value) for count, amount in found}) == 1:
            yield average, *found[0]


def _named(ledger: Ledger, average: Quantity, what: str) -> Iterator[Quantity]:
    """The amounts of other sentences before which the name of the mean stands."""
    for sentence in range(max(0, average.sentence - _SENTENCES), average.sentence):
        for one in ledger.by_sentence.get(sentence, ()):
            named = one.kind == "money" and not one.approximate and _LINK.sub("", one.before).endswith(what)
            if named and tells_level(one.before):
                yield one


def _count_before(ledger: Ledger, amount: Quantity, each: str) -> Quantity | None:
    """The number of those who share the amount, told right before it."""
    at = ledger.quantity_index(amount.span.start) - 1
    if at < 0 or ledger.quantities[at].sentence != amount.sentence:
        return None
    count = ledger.quantities[at]
    counted = count.unit == each or (each == "人" and count.unit in _PERSONS)
    return count if counted and not count.approximate and count.value > 1 and count.is_level else None


_OF_COUNT = regex(
    "(?:平均)?(?:每(?P<each>[一-鿿]{1,2}?)|(?P<mean>[人户亩村校家件])均)(?P<what>[一-鿿]{2,6}?)(?:约?为|达到?)?"
)
_TELLING = 10
"""Fewer are told of two lots by chance."""
_OTHER_TIME = regex("[上去前明]年|同期|其中|计划|预计|另|最")
_LOT = regex("(?:共|累计|共计)?(?:立案(?:查处|调查)?|查处|查办|受理|侦办)")
_LOT_AGAIN = regex("(?:目前|现)?[，,]?均?已(?:经|全部)*(?:结案|办结|查结|审结|处理|处罚)")
"""A sentence that opens with a place, an office, a batch or a period tells of a lot of its own."""


def find_means_of_same_count(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """立案22起，罚款61.6万元 … 已结案22起，平均每起罚款3.2万元: the same count tells the same lot, and its amount."""
    if "均每" not in ledger.text and "，每" not in ledger.text:
        return
    for at, average in enumerate(ledger.quantities[1:], 1):
        count = ledger.quantities[at - 1]
        if average.kind != "money" or average.approximate or count.sentence != average.sentence:
            continue
        told = _OF_COUNT.fullmatch(average.before)
        if told is None or not _is_lot(ledger, count, average, told["each"] or told["mean"]):
            continue
        if not _LOT_AGAIN.fullmatch(_lead(ledger, count)):
            continue
        amounts = [
            (one, amount)
            for one, amount in zip(ledger.quantities, ledger.quantities[1:], strict=False)
            if one.value == count.value and one.unit == count.unit and one.sentence != count.sentence
            if amount.kind == "money" and _LINK.sub("", amount.before) == told["what"] and not amount.approximate
            if one.span.end < count.span.start and _LOT.fullmatch(_lead(ledger, one))
            if is_near(amount, average.value * count.value) and _is_lot(ledger, one, amount, one.unit)
        ]
        if len({amount.value for _, amount in amounts}) == 1:
            yield average, *amounts[0]


def _lead(ledger: Ledger, count: Quantity) -> str:
    """What its sentence says before the count."""
    return ledger.text[ledger.sentences[count.sentence].span.start : count.span.start].strip()


def _is_lot(ledger: Ledger, count: Quantity, money: Quantity, unit: str) -> bool:
    """True where a count of that unit stands in the clause right before the money."""
    counted = count.kind == "count" and count.exact and count.value >= _TELLING and count.printed_unit == unit
    between = ledger.text[count.span.end : money.clause.start]
    lead = ledger.text[ledger.sentences[count.sentence].span.start : money.span.start]
    return counted and between in ("，", ",", "、") and _OTHER_TIME.search(lead) is None

"""All of an amount: 补助2179万元现已全部拨付 here, and 补助共2179万元，完成拨付2113万元 there: one number, one verb.

The number itself says that both tell of the same, so neither needs a name; what was done with it is less than all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.slips import printed_digits
from linter.facts.states.plans import in_plans
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("全部|全额|足额|悉数|如数|全数")
_ALL = regex(
    r"(?P<lead>(?:[一-鿿]{0,8}?[，,]?(?:现已经?|均已经?|已经?|现|均)?))(?:全部|全额|足额|悉数|如数|全数)(?:已经?|完成|予以|按[时期])?"
    r"(?P<verb>[一-鿿]{2})"
)
_DONE = r"(?:完成|实际|实际完成|累计|已经?|共|现已经?|共计|已经?累计)"
_NO_VERB = regex("[为是的用由在来从到纳投位]|属于|通过|符合|其中|以上|以内")
_ASIDE = regex(r"其中|同期|上年|去年|计划(?!投资)|拟|将|应|每|[一-鿿][批次]|首[批次期]|[上下]半年|季度|[月日]底?前")
_MENDED = regex("整改|目前")
"""Before the whole its sentence says that what an audit or an earlier report found is put right since."""
_DAY = regex(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?")
_LEAD = 22
"""Characters from a number to the words that say what became of all of it."""
_SENTENCES = 40
_TELLING = 2
"""Digits of a number, below which another thing has the same one by chance."""


class AllOfAmount(NamedTuple):
    """What is said of all of an amount, and how much of it there is elsewhere."""

    whole: Span
    rest: Span


def find_all_of_amounts(ledger: Ledger) -> Iterator[AllOfAmount]:
    """Every number said to be dealt with in full, of which another sentence tells less under the same verb."""
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.start()) - 1
        if at < 0 or sign.start() - ledger.quantities[at].span.end > _LEAD:
            continue
        whole = ledger.quantities[at]
        told = _ALL.match(ledger.text, whole.span.end)
        if (
            told is None
            or whole.kind != "money"
            or whole.approximate
            or len(printed_digits(whole)) < _TELLING
            or _NO_VERB.search(told["verb"])
        ):
            continue
        if _ASIDE.search(whole.before) or _mended(ledger, whole) or in_plans(ledger, whole.span.start):
            continue
        day = _day(ledger, whole)
        for rest in _less(ledger, whole, told["verb"]):
            # 6月底已拨付213万元 … 12月底全部拨付: told of two days.
            if (day or rest.span.start < whole.span.start) and _day(ledger, rest) not in ("", day):
                continue
            begin = ledger.text.rfind(told["verb"], 0, rest.span.start)
            yield AllOfAmount(Span(whole.span.start, told.end()), Span(begin, rest.span.end))
            break


def _less(ledger: Ledger, whole: Quantity, verb: str) -> Iterator[Quantity]:
    """What was done of a number of that value, in a sentence of its own."""
    done = regex(rf"{_DONE}[一-鿿]{{0,2}}{verb}[一-鿿]{{0,4}}$|{verb}(?:了|资金|金额|完成)*$")
    for index in range(max(0, whole.sentence - _SENTENCES), whole.sentence + _SENTENCES + 1):
        numbers = ledger.by_sentence.get(index, ()) if index != whole.sentence else ()
        for at, one in enumerate(numbers):
            if one.value != whole.value or not comparable(one, whole) or _ASIDE.search(one.before):
                continue
            behind = [other for other in numbers[at + 1 :] if comparable(other, one)]
            if not behind or sum(other.value for other in behind) == one.value:
                continue  # 第一次拨付1213万元，第二次拨付966万元
            rest = behind[0]
            if rest.value < one.value and not _ASIDE.search(rest.before) and done.search(rest.before):
                yield rest


def _mended(ledger: Ledger, whole: Quantity) -> bool:
    start = ledger.sentences[whole.sentence].span.start
    return _MENDED.search(ledger.text, start, whole.span.start) is not None


def _day(ledger: Ledger, quantity: Quantity) -> str:
    """The last day that the sentence of a number names before it; empty where it names none."""
    start = ledger.sentences[quantity.sentence].span.start
    days: list[str] = _DAY.findall(ledger.text, start, quantity.span.start)
    return days[-1] if days else ""

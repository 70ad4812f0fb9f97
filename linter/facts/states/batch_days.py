"""Batches at two days: 截至10月20日，31项任务完成24项, and elsewhere 截至9月20日，完成的任务为26项, more than later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import SURE_YEARS, DateFact, Quantity
from linter.facts.states.two_series import of_two_series
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLASS = regex(
    r"第[一二三四五六七八九十\d]+[批轮次期]|[首上下前][一二两三]?[批轮]|立行立改|立[查知]立改|[长近限]期|环保|生态|巡[察视]|审计|[自检]查"
)
"""A round, a class or an origin: two sentences that name different ones are of two batches."""
_OWNER = regex(r"[镇乡村局县区院校]|街道|公司|单位|部门|其中|方面|牵头")
_NOT_DONE = regex("拟|计划|预计|力争|应|需|未|尚|将|力求|争取|确保|要求|新增")


class Done(NamedTuple):
    """How many of a batch were done by a day."""

    day: Day
    date: DateFact
    quantity: Quantity


def find_batches_fallen(ledger: Ledger) -> Iterator[tuple[Done, Done]]:
    """The earlier number done and the later, lower one, of the only batch of its name; one of them tells no whole."""
    bases: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for batch in ledger.batches:
        bases[batch.base.head, batch.base.unit].add(batch.base.value)
    told: dict[tuple[str, str], list[Done]] = defaultdict(list)
    for date in ledger.dates if bases else ():
        if date.relation != "as-of" or date.first is None or date.last is None:
            continue
        quantity = next((one for one in ledger.by_sentence.get(date.sentence, ()) if _is_part(one, date, bases)), None)
        if quantity is not None and _of_all(ledger, quantity):
            told[quantity.head, quantity.unit].append(Done(date.last, date, quantity))
    for key, stands in told.items():
        if len(bases[key]) == 1 and len(stands) == 2:
            earlier, later = sorted(stands, key=lambda done: done.day)
            # Years guessed alike may be wrong, but not the order of the days.
            guessed = {done.date.year_source in SURE_YEARS for done in stands}
            fallen = len(guessed) == 1 and earlier.day < later.day and later.quantity.value < earlier.quantity.value
            if fallen and _one_batch(ledger, earlier, later):
                yield earlier, later


def _is_part(quantity: Quantity, date: DateFact, bases: Mapping[tuple[str, str], set[Decimal]]) -> bool:
    """True for a number done, behind its day, that is less than the batch of its name holds."""
    wholes = bases.get((quantity.head, quantity.unit)) if quantity.head and quantity.exact else None
    done = quantity.status == "done" and quantity.span.start > date.span.end
    return bool(wholes and done and quantity.value < max(wholes))


def _of_all(ledger: Ledger, quantity: Quantity) -> bool:
    """True for a number of nobody's own and not of what is to come."""
    words = _words(ledger, quantity)
    return not _NOT_DONE.search(words) and not _OWNER.search(words)


def _one_batch(ledger: Ledger, earlier: Done, later: Done) -> bool:
    classes = [set(_CLASS.findall(_words(ledger, done.quantity))) for done in (earlier, later)]
    return classes[0] == classes[1] and not of_two_series(ledger, earlier.quantity, later.quantity)


def _words(ledger: Ledger, quantity: Quantity) -> str:
    """Its sentence up to it."""
    return ledger.text[ledger.sentences[quantity.sentence].span.start : quantity.span.start]

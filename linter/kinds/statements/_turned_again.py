"""Turned again: 用电量412.7万度，增长3.9% here, and 用电量412.7万度，下降3.9% there.

An amount of four digits that moved by one rate, told to the tenth, is one amount where the two names share a word:
工业用电量 is told as 工厂用电量 elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, UP
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import printed_digits
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TELLING = 4
"""Digits of an amount that no other one has by coincidence, with the same rate behind it."""
_BASE = "[同环]比|[比较](?:上年|去年|上年同期|去年同期|上月|年初|预算|上年决算数?|上年执行数)(?:完成数|增长数|末)?"
_MOVED = regex(rf"[，,、（(]?(?:(?P<base>{_BASE})[，,]?)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?")
_YEAR_BEFORE = frozenset(
    ("", "同比", "比上年", "较上年", "比去年", "较去年", "比上年同期", "较上年同期", "比去年同期", "较去年同期")
)
"""Bases that mean the same, the one that is not said included."""
_MENDED = regex("应为|更正|有误|误写")
_NAME = 10
"""Characters before an amount that name it."""


class _Turn(NamedTuple):
    """An amount that is told to have moved."""

    up: bool
    said: Span
    """The word of direction and the rate."""
    amount: Quantity
    years: frozenset[str]
    """Years named in its sentence."""


def turned_again(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each amount that is told to rise by a rate and to fall by the same."""
    told: dict[tuple[str, Decimal, str, Decimal], _Turn] = {}
    for at, rate in enumerate(ledger.quantities[1:]):
        amount = ledger.quantities[at]
        if rate.kind != "percent" or amount.kind == "percent" or amount.sentence != rate.sentence:
            continue
        moved = _MOVED.fullmatch(ledger.text, amount.span.end, rate.span.start)
        if moved is None or rate.approximate or len(printed_digits(amount)) < _TELLING or not _to_the_tenth(rate):
            continue
        sentence = ledger.read(ledger.sentences[rate.sentence].span)
        if _MENDED.search(sentence):
            continue
        years = frozenset(YEAR_NAMED.findall(sentence))
        base = moved["base"] or ""
        key = (amount.kind, amount.value, "" if base in _YEAR_BEFORE else base, rate.value)
        up = moved["up"] is not None
        here = _Turn(up, Span(moved.start("up" if up else "down"), rate.span.end), amount, years)
        first = told.setdefault(key, here)
        of_one_year = not years or not first.years or bool(years & first.years)
        if first.up != up and of_one_year and share_a_bigram(amount.before[-_NAME:], first.amount.before[-_NAME:]):
            one, other = ledger.quote(first.said), ledger.quote(here.said)
            values = {"number": ledger.quote(amount.span), "one": one, "other": other}
            yield Hit((here.said, first.said), values, variant="again")


def _to_the_tenth(rate: Quantity) -> bool:
    return rate.value != 0 and "." in rate.text[rate.span.start : rate.span.end]

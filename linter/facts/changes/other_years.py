"""Other years: 2025年执行数5.57万元，2026年安排10万元，比2024年执行数增加79.53%, which 5.57 of 2025 gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, HOW, UP
from linter.facts.changes.changes import comparable
from linter.facts.changes.year_labels import YearLabel, year_labels
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THAN = regex(
    r"[，,](?:比|较|与)(?P<year>(?:19|20)\d\d年)度?(?P<what>[^，,。；;：:\d]{0,10}?)数?(?:相比)?"
    rf"{HOW}(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<flat>(?:基本)?持平))了?"
)
_SIGN = regex("[，,][比较与](?=(?:19|20)\\d\\d年)")
_SURE = 100
"""Printed steps of a rate, three digits, from which on no other pair of numbers gives it by chance."""
_ONE = Decimal(1)


class OtherYear(NamedTuple):
    """A year that a number is held against, where the figures hold it against that of another."""

    said: Span
    base: YearLabel
    """What the change is counted from."""
    level: Quantity
    change: Span
    """79.53%, 持平."""


def find_other_years(ledger: Ledger) -> Iterator[OtherYear]:
    """Every change over a year of which its paragraph tells no number, and which just one other year's number gives."""
    for sign in _SIGN.finditer(ledger.text):
        than = _THAN.match(ledger.text, sign.start())
        if than is None:
            continue
        labels = [one for one in year_labels(ledger) if one.block == ledger.document.block_index(sign.start())]
        level = next((one for one in labels if one.quantity.span.end == sign.start()), None)
        if level is None or not level.quantity.value:
            continue
        before = [one for one in labels if one.span.start < level.span.start and one.year != level.year]
        named = [one for one in before if one.name.endswith(than["what"] or level.name)]
        rate = None if than["flat"] else _rate(ledger, level.quantity, than.end())
        if any(one.year == than["year"] for one in named) or (rate is None and not than["flat"]):
            continue
        fitting = [one for one in named if _gives(one.quantity, level.quantity, than, rate)]
        if len(fitting) == 1:
            change = rate.span if rate else Span(*than.span("flat"))
            yield OtherYear(Span(*than.span("year")), fitting[0], level.quantity, change)


def _rate(ledger: Ledger, level: Quantity, at: int) -> Quantity | None:
    """The rate that begins at `at`, where it has digits enough."""
    told = next((one for one in ledger.by_sentence.get(level.sentence, ()) if one.span.start == at), None)
    return told if told and told.kind == "percent" and told.value / told.step >= _SURE else None


def _gives(base: Quantity, level: Quantity, than: re.Match[str], rate: Quantity | None) -> bool:
    """True where the printed values give just the printed rate: 10万元 beside 5.57万元 is read as 10.00."""
    if not comparable(base, level):
        return False
    if rate is None:
        return base.value == level.value
    grown = level.value / base.value - _ONE if base.value else Decimal(0)
    return (grown > 0) == (than["up"] is not None) and abs(abs(grown) - rate.value) <= rate.step / 2

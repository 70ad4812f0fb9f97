"""Averages over years: 由38.5亿元增加到52.4亿元，年均增长6.4%, and 比2019年增长45%，年均增长7.7%.

A rate is compounded, an amount or points are divided by the years between the two levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, OTHER_BASIS, REAL_TERMS, UP
from linter.facts.changes.changes import Change, comparable
from linter.facts.dates.year_counts import PERIOD, Years, years_between, years_of_whole
from linter.facts.dates.years import YEAR
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Yearly(NamedTuple):
    """A change told per year, and what it is the average of: two levels, or the change of the whole period."""

    rate: Quantity
    """Per cent, points, or an amount in the unit of the levels."""
    up: bool
    start: Quantity | None
    end: Quantity | None
    grown: Quantity | None
    """The whole change where no levels are told: a rate, or a multiple that was added."""
    years: Years
    real: bool
    """True for incomes, whose yearly rate may be told without the rise of prices."""


_MOVED = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))"
_YEARLY = regex(
    rf"[，,、（(; 　]{{0,2}}(?:并|且|实现|期间|其间)?(?P<period>{PERIOD})?[，,]?"
    r"(?:年均|年平均|平均每年|每年平均|(?<=年)平均)(?:复合|名义|约|净)?"
    rf"(?:{_MOVED}(?:了|率|速度|幅度|幅|速)?|增[速幅])(?:为|达到|达|约|：|:)?"
)
_SIGNS = ("年均", "年平均", "平均每年", "每年平均")
_WHOLE = regex(
    r"(?:累计|共|总共|合计|总体|实现)?(?:净|实际)?(?:(?P<up>增长|增加|提高|上升|扩大|提升)|(?P<down>下降|减少|降低))了?(?:约)?$"
)
_THEN = regex(
    r"[，,；;]?(?:而)?[到至]?(?:19|20)\d\d年[末底]?(?:[全我本][市县区省州]|[^，,。；;\d]{0,6})?(?:已经?|则|为|达到?|增至|增加[到至]|增长[到至]|升至|提高[到至]|上升[到至]|完成|实现|突破)+"
)
_NOT_ONE = regex(r"分别|各|其中|平均每[^年]|每[^年]")
# Values told at current prices whose growth is told at constant ones, and those of whole economies.
_PRICED = regex(REAL_TERMS.pattern.replace("|可支配收入", "") + "|经济总量|投资|用电量的|消费品")
_LAST_YEAR = regex(r"同比|[比较](?:上年|去年)|环比")
_INCOME = regex(r"可支配收入|纯收入|人均收入|居民收入|工资")
_NAME = 40
"""Characters before a level that may name it."""


def find_yearly(ledger: Ledger) -> Iterator[Yearly]:
    """Every average over years whose levels, or whose whole change, stand right before it."""
    if not any(sign in ledger.text for sign in _SIGNS) and "年平均" not in ledger.text:
        return
    changes = {span: change for change in ledger.changes for span in _spans(change)}
    for quantities in ledger.by_sentence.values():
        for at in range(1, len(quantities)):
            rate = quantities[at]
            if "均" not in rate.before or rate.approximate or rate.kind == "duration":
                continue
            before = [one for one in quantities[:at] if one.kind != "duration"]
            told = _YEARLY.fullmatch(ledger.text, before[-1].span.end, rate.span.start) if before else None
            if told:
                found = _yearly(ledger, changes, before, rate, told)
                if found:
                    yield found


def _spans(change: Change) -> Iterator[Span]:
    """Where the two values of a change, and the steps between them, stand."""
    if change.end and change.start and not change.rivals:
        yield from (change.start.span, change.end.span, *(step.quantity.span for step in change.steps))


def _yearly(
    ledger: Ledger, changes: dict[Span, Change], before: Sequence[Quantity], rate: Quantity, told: re.Match[str]
) -> Yearly | None:
    """The average with what it is the average of."""
    sentence = ledger.sentences[rate.sentence].span
    if OTHER_BASIS.search(ledger.text, *sentence):
        return None
    last, up = before[-1], told["down"] is None
    change = changes.get(last.span)
    pair = (change.start, change.end) if change and change.start and change.end else _dated_pair(ledger, before)
    if pair:
        start, end = pair
        first = min(start.span.start, end.span.start)
        name = ledger.text[max(sentence.start, first - _NAME) : rate.span.start]
        if _NOT_ONE.search(name) or not _fits(rate, start) or (rate.kind == "percent" and _PRICED.search(name)):
            return None
        if (start.value < end.value) != up:
            return None
        years = years_between(ledger, start, end, told["period"] or "")
        return Yearly(rate, up, start, end, None, years, bool(_INCOME.search(name))) if years else None
    whole = _WHOLE.search(last.before)
    if change or whole is None or last.kind not in ("percent", "times") or last.approximate or rate.kind != "percent":
        return None
    if _NOT_ONE.search(last.before) or _LAST_YEAR.search(last.before) or (whole["up"] is not None) != up:
        return None
    years = years_of_whole(ledger, last, told["period"] or "")
    return Yearly(rate, up, None, None, last, years, False) if years else None


def _fits(rate: Quantity, level: Quantity) -> bool:
    """True for a rate of an amount, points of a percentage, and an amount in the unit of the levels."""
    if level.kind == "percent":
        return rate.kind == "points"
    return rate.kind == "percent" or comparable(rate, level)


def _dated_pair(ledger: Ledger, before: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """2020年完成38.5亿元，2025年达到52.4亿元: two levels, each with its year."""
    if len(before) < _PAIR:
        return None
    start, end = before[-2:]
    then = _THEN.fullmatch(ledger.text, start.span.end, end.span.start)
    return (start, end) if then and comparable(start, end) and YEAR.search(start.before) else None


_PAIR = 2

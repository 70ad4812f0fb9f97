"""Extraction: the facts of a text as plain records, with spans in code points of the text as the user has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from linter.document import Document
from linter.fact import DateFact, Filled, Quantity
from linter.facts.dates.listed_dates import listed_dates
from linter.facts.numbers.numbers import NUMERAL, number_at
from linter.facts.quantities.times import Times, iso
from linter.interval import plain, shortened
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["Fact", "FactKind", "extract_facts", "facts_of"]

FactKind = Literal["number", "percent", "quantity", "money", "points", "times", "duration", "date", "period", "ordinal"]
"""quantity: counts and measures. points: 6个百分点. times: 3倍. period: anything longer than a day."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. What is not known is None."""

    kind: FactKind
    text: str
    """As written in the source."""
    start: int
    """First code point in the source."""
    end: int
    """One past the last code point."""
    value: str | None = None
    """A decimal in the base unit (15000 for 1.5万, 0.43 for 43%), or an ISO date as far as it is stated."""
    low: str | None = None
    """The least value the printed number may stand for, or the first day; None without a lower bound."""
    high: str | None = None
    """The greatest value, or the last day; None without an upper bound."""
    unit: str | None = None
    """The base unit: 元, 平方米, 项."""
    head: str | None = None
    """What is counted: 整改任务."""
    scope: str | None = None
    """Who or where: 全县, 东河镇."""
    as_of: str | None = None
    """The day a state is told for, ISO as far as stated."""
    period: str | None = None
    """The period a flow is told for, ISO as far as stated."""
    status: str | None = None
    """done, underway, open, plan or found."""
    role: str | None = None
    """whole, part, change, rank, limit or each."""
    filled: dict[str, Filled] = field(default_factory=dict)
    """How the slots were filled: said, inherited or unknown."""


_KINDS: dict[str, FactKind] = {
    "count": "quantity",
    "measure": "quantity",
    "money": "money",
    "percent": "percent",
    "points": "points",
    "times": "times",
    "duration": "duration",
    "plain": "number",
}
_PERIODS = ("year", "half", "quarter", "month", "ten-days", "range", "years")
_ORDINAL = regex(r"第(?=[\d零〇一二两三四五六七八九十百千])")
_SIGN = "-−负"


def extract_facts(text: str, as_of: str = "") -> tuple[Fact, ...]:
    """The facts of a text in reading order. `as_of` gives the signing date (YYYY-MM-DD) where the text has none."""
    return facts_of(Ledger(Document.from_text(text), as_of))


def facts_of(ledger: Ledger) -> tuple[Fact, ...]:
    """The facts of a ledger in reading order."""
    # 近三年 is a period there, and no stretch of about three years.
    dates = listed_dates(ledger)
    deictic = [date for date in dates if date.year_source == "word"]
    told = {start for date in deictic for start in range(*date.span)}
    quantities = (q for q in ledger.quantities if q.kind != "duration" or q.span.start not in told)
    times = Times(ledger.text, deictic)
    facts = [_of_quantity(ledger, _timed(ledger, times, quantity)) for quantity in quantities]
    facts += [_of_date(ledger, date) for date in dates]
    facts += _ordinals(ledger)
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _timed(ledger: Ledger, times: Times, quantity: Quantity) -> Quantity:
    """With the period that 近三年, or 全年 and the year of the title, tell; the checks do without."""
    if quantity.period or quantity.as_of:
        return quantity
    how: Filled = "said"
    _, period = times.at(quantity.sentence, quantity.span.start)
    if not period and ledger.identity.period:
        start = ledger.sentences[quantity.sentence].span.start
        first, last = ledger.identity.period
        if first.year == last.year and "全年" in ledger.text[start : quantity.span.start]:
            how, period = "inherited", str(last.year)
    return replace(quantity, period=period, filled={**quantity.filled, "period": how}) if period else quantity


def _placed(ledger: Ledger, span: Span) -> tuple[str, int, int]:
    place = ledger.document.offsets.span_to_source(span)
    return ledger.document.source[place.start : place.end], place.start, place.end


def _of_quantity(ledger: Ledger, quantity: Quantity) -> Fact:
    span = quantity.span
    if quantity.value < 0 and ledger.text[span.start - 1 : span.start] in tuple(_SIGN):
        span = Span(span.start - 1, span.end)
    low, high = quantity.interval.low, quantity.interval.high
    return Fact(
        _KINDS[quantity.kind],
        *_placed(ledger, span),
        value=plain(shortened(quantity.value)),
        low=plain(shortened(low)) if low.is_finite() else None,
        high=plain(shortened(high)) if high.is_finite() else None,
        unit=quantity.unit or None,
        head=quantity.head or None,
        scope=quantity.scope or None,
        as_of=quantity.as_of or None,
        period=quantity.period or None,
        status=quantity.status or None,
        role=quantity.role or None,
        filled=dict(quantity.filled),
    )


def _of_date(ledger: Ledger, date: DateFact) -> Fact:
    return Fact(
        "period" if date.granularity in _PERIODS else "date",
        *_placed(ledger, date.span),
        value=iso(date) or None,
        low=date.first.isoformat() if date.first else None,
        high=date.last.isoformat() if date.last else None,
        filled={"year": "unknown" if date.year is None else "inherited" if date.inherited_year else "said"},
    )


def _ordinals(ledger: Ledger) -> Iterator[Fact]:
    """第三, 第117: places in an order, which count nothing."""
    for mark in _ORDINAL.finditer(ledger.text):
        numeral = NUMERAL.match(ledger.text, mark.end())
        number = number_at(numeral) if numeral else None
        if number is not None:
            value = plain(number.value)
            place = _placed(ledger, Span(mark.start(), number.span.end))
            yield Fact("ordinal", *place, value=value, low=value, high=value)

"""Outside its span: 其中4月25日 of a period up to the 20th, 此前 a later day, a number of another year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from itertools import pairwise

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.finding import Hit
from linter.kinds.dates._told_back import ANY_YEAR, days_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OF_IT = regex(r"(?:其中|其间|期间)[，,]?(?:于|在)?$")
_BEFORE_IT = regex(
    r"(?:^|[，,。；;：:\n])(?:在)?(?:此前|在此之前|在此以前|先前|早前|稍早前?|更早前?|早先|前不久|(?:会议|检查|活动|开工|公示)(?:之|以)?前)(?:的)?[，,]?(?:[^，,。；：\d的]{0,10}?)(?:已经?|曾|就|即)*(?:于|在)?$"
)
_JOINT = regex("[、，,和及与]{1,2}")
_NUMBER = regex(r"[〔\[](?P<year>(?:19|20)\d\d)[〕\]]\d{1,4}号[）)]?[，,；]?(?:于)?$")
_ISSUED = regex(r"(?:印发|下发|发布|公布|颁布|签发)(?=[）)，,。；])")
_PLANNED = regex("拟|计划|预计|将|前|争取|力争|截[至止]|修[订改]|转发|重新|实施|施行")
_COMPARED = regex("(?:[比较与同跟]|[高低快慢多少]于)(?:去年|上年|今年)?(?:的|全[市县省区州])*$")
"""比1—5月加快0.1个百分点，其中6月增长7%: what a figure is held against is not what 其中 goes back to."""
_LEAD = 8
_NEAR = 31
"""Days by which a slip leads out of a period."""
_SENTENCES = 2
"""Sentences from what was told to the day said to precede it."""
_LATE = 2
"""Months of a year in which a paper with a number of the year before may still be printed."""


def outside_span(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day that lies outside what it is said to be in, or behind what it is said to precede."""
    yield from _numbered(ledger)
    listed: set[Span] = set()
    for one, other in pairwise(ledger.dates):
        if one.ends and other.ends and _JOINT.fullmatch(ledger.read(Span(one.span.end, other.span.start))):
            listed.add(other.span)
        near = other.sentence - one.sentence <= _SENTENCES
        if not near or ledger.sentences[one.sentence].block != ledger.sentences[other.sentence].block:
            continue
        if other.relation or other.ends or not other.month or other.impossible:
            continue
        start = ledger.sentences[other.sentence].span.start
        front = ledger.text[max(start, one.span.end, other.span.start - 24) : other.span.start]
        # 共三轮降水（6月1日至3日、6月9日至12日），其中6月2日: of any of them.
        within = None if one.span in listed else _of_period(ledger, one, other, front)
        before = _not_before(one, other, front)
        if within or before:
            yield Hit(
                (other.span, one.span),
                {"later": ledger.quote(other.span), "earlier": ledger.quote(one.span)},
                within or before or "",
                severity="warning",
                variant="outside" if within else "before",
            )


def _numbered(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each paper whose number is of one year and whose day of issue is of another."""
    if "号" not in ledger.text:
        return
    for date in ledger.dates:
        if date.year_source != "said" or date.granularity != "day" or date.relation or date.ends or date.year is None:
            continue
        number = _NUMBER.search(ledger.text, max(0, date.span.start - 20), date.span.start)
        if number is None or not _ISSUED.match(ledger.text, date.span.end):
            continue
        year = int(number["year"])
        if date.year == year or (date.year == year + 1 and (date.month or 0) <= _LATE):
            continue
        yield Hit(
            (date.span, Span(*number.span("year"))),
            {"later": ledger.quote(date.span), "earlier": number["year"]},
            f"{date.year} ≠ {year}",
            severity="warning",
            variant="numbered",
        )


def _of_period(ledger: Ledger, one: DateFact, other: DateFact, front: str) -> str | None:
    """The comparison where 其中 a time is told of what ended before it, or began after it."""
    if not _OF_IT.search(front) or (one.ends is None and one.relation != "as-of"):
        return None
    if _COMPARED.search(ledger.text, max(0, one.span.start - _LEAD), one.span.start):
        return None
    told = ledger.text[one.span.end : min(len(ledger.text), other.span.end + 24)]
    if _PLANNED.search(told) or other.year_source == "word" or other.granularity == "year":
        return None
    whole, part = _bounds(one), _bounds(other)
    if whole is None or part is None:
        return None
    if 0 < (part[0] - whole[1]).days <= _NEAR:
        return f"{part[0].isoformat()} > {whole[1].isoformat()}"
    if one.ends and 0 < (whole[0] - part[1]).days <= _NEAR:
        return f"{part[1].isoformat()} < {whole[0].isoformat()}"
    return None


def _bounds(date: DateFact) -> tuple[Day, Day] | None:
    """First and last day; those of days without a year in a year of their own."""
    if date.first and date.last:
        return date.first, date.last
    days = [(ANY_YEAR, end.month or 0, end.day or 0) for end in date.ends or (date,)]
    if date.year or not all(day and calendar.exists(year, month, day) for year, month, day in days):
        return None
    return Day(*days[0]), Day(*days[-1])


def _not_before(one: DateFact, other: DateFact, front: str) -> str | None:
    """The comparison where 此前 leads to a day behind the one just told."""
    if one.relation or one.ends or one.granularity != other.granularity or not _BEFORE_IT.search(front):
        return None
    days = days_of(one, other)
    if days and 0 < (days[1] - days[0]).days <= _NEAR * 2:
        return f"{days[1].isoformat()} > {days[0].isoformat()}"
    return None

"""Listed dates: what the list of facts shows beside the dates that the checks compare.

Those told from the day of writing (昨日, 近三年), and parts of a month or year by their number (3月第三周,
明年第九个月).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.dates.dates import JOIN
from linter.facts.dates.deictic import WEEKDAYS, find_deictics
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMBER = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_NTH = regex(
    rf"的?(?:第{_NUMBER}个?(?:(?:周|星期)(?P<weekday>[{WEEKDAYS}])?(?![期{WEEKDAYS}])|(?P<month>月)|(?P<day>天))|前{_NUMBER}天)"
)
_WEEKDAY_GAP = 1
"""Marks between a date and its own weekday: 10月12日，星期一."""
_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)


def recognise(text: str, reference: date) -> tuple[DateFact, ...]:
    """All dates of a single sentence, told on the day `reference`: also 昨日 and 近三年, which no check compares."""
    from linter.document import Document
    from linter.ledger import Ledger

    return listed_dates(Ledger(Document.from_text(text), reference.isoformat()))


def listed_dates(ledger: Ledger) -> tuple[DateFact, ...]:
    """All dates of a document in order; where two readings meet, that of the checks stands."""
    compared = [_narrowed(ledger.text, fact) for fact in ledger.dates]
    starts = [fact.span.start for fact in compared]
    found = list(compared)
    masked = ledger.masked()
    for fact in find_deictics(ledger.text, ledger.signing_date):
        at = bisect_left(starts, fact.span.end)
        if at and compared[at - 1].span.end > fact.span.start - _WEEKDAY_GAP * (fact.granularity == "day"):
            continue
        if _is_masked(masked, fact.span):
            continue
        found.append(replace(fact, sentence=ledger.sentence_at(fact.span.start)))
    found.sort(key=lambda fact: fact.span)
    return tuple(_joined(ledger.text, found))


def _is_masked(masked: Sequence[Span], span: Span) -> bool:
    """True inside a title or another stretch whose words tell nothing: 《明日之后》."""
    at = bisect_left(masked, span)
    return any(mask.start <= span.start < mask.end for mask in masked[max(0, at - 1) : at + 1])


def _joined(text: str, facts: list[DateFact]) -> list[DateFact]:
    """上周三到本周二: two neighbours with 到 between them are one range."""
    joined: list[DateFact] = []
    for fact in facts:
        left = joined[-1] if joined else None
        if left and not left.ends and not fact.ends and JOIN.fullmatch(text, left.span.end, fact.span.start):
            span = Span(left.span.start, fact.span.end)
            joined[-1] = replace(left, span=span, last=fact.last, granularity="range", ends=(left, fact))
        else:
            joined.append(fact)
    return joined


def _narrowed(text: str, fact: DateFact) -> DateFact:
    """The part of a month or year that the words behind it count off; the fact itself where there are none."""
    if fact.granularity not in ("month", "year") or fact.first is None or fact.last is None:
        return fact
    match = _NTH.match(text, fact.span.end)
    if match is None:
        return fact
    first, last = fact.first, fact.last
    if match[5]:
        last = first + (whole_number(match[5]) - 1) * _DAY
    elif match["day"]:
        first = last = first + (whole_number(match[1]) - 1) * _DAY
    elif match["month"]:
        month = whole_number(match[1])
        if fact.granularity != "year" or not 1 <= month <= calendar.MONTHS:
            return fact
        first, last = calendar.months(first.year, month, month)
    else:
        # The first week of a month or year is the one of its first Monday.
        weekday = min(WEEKDAYS.index(match["weekday"]), 6) if match["weekday"] else 0
        first += (weekday - first.weekday()) % 7 * _DAY + (whole_number(match[1]) - 1) * _WEEK
        last = first if match["weekday"] else first + _WEEK - _DAY
    return replace(fact, span=Span(fact.span.start, match.end()), first=first, last=last, granularity="range")

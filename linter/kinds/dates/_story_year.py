"""Story year: the year that a report has come to where a day without one is told, by the dates told before it."""

from __future__ import annotations

from linter.fact import DateFact
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


def story_reached(ledger: Ledger, date: DateFact, start: DateFact, told: int) -> int:
    """The year that the story has reached once a date is told: the last one said that is not ahead, or this year.

    计划2026年底前建成 leaves it where it is, and 2019年1月至2022年4月 takes it to the end of that time.
    A story of this year is not taken back by a year that only says which things are meant, 2018年以来的36期明细.
    """
    signing = ledger.signing
    if signing is None or date.span == signing.span or ledger.text[date.span.end - 1] == "度":
        return told
    if start.year_source == "word" and start.year == signing.day.year:
        return signing.day.year
    if start.year_source != "said":
        return told
    if told == signing.day.year and (date.relation == "since" or _WHICH.match(ledger.text, date.span.end)):
        return told
    years = [one.year for one in (start, *(date.ends or ())) if one.year and one.year <= signing.day.year]
    return max(years, default=told)


_WHICH = regex("(?:年?[初底末])?(?:的(?!时候)|以[来前]|之前)")
_INSIDE = regex("[一-鿿\\d“（]$")
"""Right before a year that does not begin its clause: 4个站所2021年超领补贴."""


def days_of_this_year(ledger: Ledger, date: DateFact) -> bool:
    """True where the last day or month told with its year is of the signature's, and only bare years stand between.

    2022—2024年补贴台账 of another paragraph says of what time papers are; a year in a heading turns the story to it.
    """
    signing = ledger.signing
    if signing is None or not date.day:
        return False
    own = ledger.document.block_index(date.span.start)
    for one in reversed(ledger.dates_in(Span(0, date.span.start))):
        if one.year_source == "word" and one.year == signing.day.year:
            return True
        if one.year_source != "said" or not one.year or (one.first and one.first > signing.day):
            continue
        if one.month:
            return (one.ends[1] if one.ends else one).year == signing.day.year
        at = ledger.document.block_index(one.span.start)
        inside = _INSIDE.search(ledger.text, max(0, one.span.start - 1), one.span.start)
        aside = inside or one.ends or one.relation or _WHICH.match(ledger.text, one.span.end)
        headed = "。" not in ledger.read(ledger.document.blocks[at].span)
        if one.year != signing.day.year and (at == own or headed or not aside):
            return False
    return False

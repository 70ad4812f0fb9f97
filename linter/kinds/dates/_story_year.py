"""Story year: the year that a report has come to where a day without one is told, by the dates told before it."""

from __future__ import annotations

from linter.fact import DateFact
from linter.ledger import Ledger
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

"""Story year: the year that a report has come to where a day without one is told, by the dates told before it."""

from __future__ import annotations

from linter.fact import DateFact
from linter.ledger import Ledger


def story_reached(ledger: Ledger, date: DateFact, start: DateFact, told: int) -> int:
    """The year that the story has reached once a date is told: the last one said that is not ahead, or this year.

    计划2026年底前建成 leaves it where it is, 2019年1月至2022年4月 takes it to the end of that time, and 2019年以来
    to the day of the report.
    """
    signing = ledger.signing
    if signing is None or date.span == signing.span or ledger.text[date.span.end - 1] == "度":
        return told
    if start.year_source == "word" and start.year == signing.day.year:
        return signing.day.year
    if start.year_source != "said":
        return told
    if date.relation == "since" and start.year and start.year <= signing.day.year:
        return signing.day.year
    years = [one.year for one in (start, *(date.ends or ())) if one.year and one.year <= signing.day.year]
    return max(years, default=told)

"""Answering: days without a year that can only be of the signature's year, by what the text tells before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANSWER = regex(
    r"[（(]?[一二三四五六七八九十\d]{0,3}[)）.．、]?\s*(?:整改|办理|落实|处理|核查)(?:情况|进展|落实|结果|成效|措施)[：:]"
)
_FOUND = regex("反馈|出具|指出|交办|移交|下达|进驻|督察|审计报告|检查")
_AHEAD = regex("将|拟|计划|下一步|预计|力争")
_OPENING = 12
"""Sentences of a report in which the day of the findings is told."""

ON_FINDINGS = regex("整改|审计|巡[察视]|督[察查导]")
"""Titles of reports on what was done upon findings."""


def on_an_earlier_year(ledger: Ledger, signed: day) -> bool:
    """True for a report on a year that was over when it was signed; one on findings of that year tells of later."""
    period = ledger.identity.period
    return period is not None and period[1].year < signed.year and not ON_FINDINGS.search(ledger.identity.title)


def answers_this_year(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True where the day follows another of the signature's year, or tells of the mending of what was found in it.

    8月18日印发预案；9月28日开展演练, and 整改情况：…11月28日通过验收 upon findings of that year, whatever year of
    old facts stands between.
    """
    sentence = ledger.sentences[date.sentence].span
    if not date.day or _AHEAD.search(ledger.text, sentence.start, date.span.start):
        return False  # 9月中旬再次召开会议: a month is as often planned
    block = ledger.paragraph(date)
    before = [one for one in ledger.dates_in(Span(block.start, date.span.start)) if one.day]
    if before:
        last = before[-1]
        return last.year == signed.year and last.first is not None and last.first <= signed
    if not _ANSWER.match(ledger.text, block.start):
        return False
    return any(
        one.year_source == "said"
        and one.year == signed.year
        and _FOUND.search(ledger.read(ledger.sentences[one.sentence].span))
        for one in ledger.dates
        if one.sentence < _OPENING and one.day
    )


_ANSWERS = regex(
    r"[^。；]{0,16}(?:召开|审议|通过|印发|出台|修订|制定|约谈|清退|收缴|追缴|办结|销号|完成整改|整改完成|整改到位)"
)
"""What is done upon findings; what was found may lie long before."""


def taken_up(ledger: Ledger, date: DateFact, signed: day) -> DateFact:
    """A day without a year that would come before everything the report tells: in the year of the signature."""
    if date.year_source not in ("loose", "section") or not date.day or not date.month or date.first is None:
        return date
    if date.relation or date.year == signed.year or not calendar.exists(signed.year, date.month, date.day):
        return date
    candidate = day(signed.year, date.month, date.day)
    if not 0 < (candidate - signed).days <= _JUST_BEHIND or not _ANSWERS.match(ledger.text, date.span.end):
        return date
    told = [one.first for one in ledger.dates if one.year_source == "said" and one.first and one.day]
    if not told or min(told) <= date.first or not ON_FINDINGS.search(ledger.identity.title):
        return date
    return replace(date, year=signed.year, first=candidate, last=candidate, year_source="loose")


_JUST_BEHIND = 60
"""Days behind the signature in which such a day is taken for a slip."""

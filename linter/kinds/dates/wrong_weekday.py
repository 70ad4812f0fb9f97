"""Wrong weekdays: a date and the day of the week written behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.dates.weekdays import weekday_behind
from linter.finding import Hit, Severity
from linter.kinds.dates._named_years import fits_named_year
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_DAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class WrongWeekday:
    """Reports 2021年9月15日（星期五）, which was a Wednesday."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every date whose weekday is another; a year that was guessed keeps silent."""
        for fact in ledger.dates if _WEEK.search(ledger.text) else ():
            for date, told, stretch in _told_otherwise(ledger, fact):
                written = min(_LETTERS.index(told), _SUNDAY)
                day = _day_of(ledger, date, written)
                if day is not None and day.weekday() != written:
                    yield _hit(stretch, day, written, "error" if date.year_source in ("said", "near") else "warning")
                    break
            for date in fact.ends or (fact,):
                if date.weekday is None:
                    continue
                day = date.first if _ends_in_its_year(fact, date) else _day_of(ledger, date, date.weekday)
                if day is None:
                    continue
                behind = weekday_behind(ledger.text, date.span.end)
                if day.weekday() == date.weekday or behind is None:
                    continue
                severity: Severity = "error" if date.year_source == "said" else "warning"
                yield _hit(Span(date.span.start, behind.end()), day, date.weekday, severity)


_LETTERS = "一二三四五六日天"
_SUNDAY = 6
_WEEK = regex("星期|周|礼拜")


def _hit(stretch: Span, day: Day, written: int, severity: Severity) -> Hit:
    actual = day.weekday()
    return Hit(
        (stretch,),
        {
            "date": day.isoformat(),
            "stated": {"zh": f"星期{_DAYS[written]}", "en": _ENGLISH[written]},
            "actual": {"zh": f"星期{_DAYS[actual]}", "en": _ENGLISH[actual]},
        },
        severity=severity,
    )


_SPAN_BEHIND = regex(
    r"[（(](?:星期|周|礼拜)(?P<from>[一二三四五六日天])(?:至|到|—{1,2}|-|~)(?:星期|周|礼拜)?(?P<to>[一二三四五六日天])[)）]"
)
_BEFORE = regex(r"(?:本周|下周|上周|星期|周|礼拜)(?P<day>[一二三四五六日天])[（(，,]?$")
"""本周五（5月12日）."""


def _told_otherwise(ledger: Ledger, fact: DateFact) -> Iterator[tuple[DateFact, str, Span]]:
    """Weekdays written for both ends of a range, or before a day: the day, its weekday, and the stretch with both."""
    if fact.ends:
        behind = _SPAN_BEHIND.match(ledger.text, fact.span.end)
        if behind:
            stretch = Span(fact.span.start, behind.end())
            yield fact.ends[0], behind["from"], stretch
            yield fact.ends[1], behind["to"], stretch
    elif fact.day and fact.weekday is None:
        before = _BEFORE.search(ledger.text, max(0, fact.span.start - 5), fact.span.start)
        if before and ledger.text[fact.span.start - 1] in "（(":
            yield fact, before["day"], Span(before.start(), fact.span.end)


def _ends_in_its_year(fact: DateFact, date: DateFact) -> bool:
    """True for the second day of 自2023年2月6日至4月21日, whose year is that of the first."""
    begin = fact.ends[0] if fact.ends and date is fact.ends[1] else None
    return (
        begin is not None
        and begin.year_source == "said"
        and begin.first is not None
        and date.first is not None
        and begin.first < date.first
        and begin.year == date.year
    )


_NEAR = 120
"""Days from the signature within which a day without a year is one of its year."""
_SAME_PART = 5
"""Blocks behind a day told in full in which it may be told again without its year."""


def _year_is_sure(ledger: Ledger, date: DateFact) -> bool:
    """False for a year that was guessed, unless the day lies close to the signature."""
    if date.year_source not in ("loose", ""):
        return True
    signed = ledger.signing_date
    return signed is not None and date.first is not None and abs((date.first - signed).days) <= _NEAR


def _fits_another_year(ledger: Ledger, date: DateFact, written: int) -> bool:
    """True where a day without a year falls right in the report's or, behind the signature, in the year before."""
    signed, period, day = ledger.signing_date, ledger.identity.period, date.first
    if date.year_source in ("said", "near", "word") or day is None or (day.month, day.day) == _LEAP_DAY:
        return False
    # What is due on a day behind the signature is not of the year before.
    years = {day.year - 1} if signed is not None and day > signed and date.relation != "before" else set()
    if period is not None and not period[0].year <= day.year <= period[1].year:
        years |= {period[0].year, period[1].year}
    fitting = (year for year in years if day.replace(year=year).weekday() == written)
    return any(not _disproved(ledger, date, year, day.year) for year in fitting)


def _disproved(ledger: Ledger, date: DateFact, year: int, own: int) -> bool:
    """True where another day without a year fell on its weekday in the own year, and none did in this one alone."""
    fits = {
        (_weekday_in(one, own) == one.weekday, _weekday_in(one, year) == one.weekday)
        for one in ledger.dates
        if one.weekday is not None and one is not date and one.year_source in ("loose", "") and one.day
    }
    return (True, False) in fits and (False, True) not in fits


def _weekday_in(date: DateFact, year: int) -> int | None:
    """The weekday on which a day falls in a year; None where it has no such day."""
    return Day(year, date.month or 1, date.day or 1).weekday() if _has(date, year) else None


def _fits_own_year(ledger: Ledger, date: DateFact, written: int) -> bool:
    """True where a year taken over from a date nearby is none that the report is of, and the day fits one that is.

    对2022年12月以前的资金进行检查，11月24日（星期五）反馈 in a report on 2023; 限2020年3月底前治理 in one on 2019.
    """
    signed, period = ledger.signing_date, ledger.identity.period
    if date.year_source != "near" or signed is None or date.first is None:
        return False
    years = {period[0].year, period[1].year} if period else {signed.year, signed.year - 1}
    if date.year in years and date.first <= signed:
        return False
    days = [Day(year, date.first.month, date.first.day) for year in years if _has(date, year)]
    return any(day.weekday() == written and day <= signed for day in days)


def _follows_a_day(ledger: Ledger, date: DateFact, day: Day) -> bool:
    """True for a day a few weeks behind one of its paragraph that is told in full: 2022年7月26日审议。8月4日部署."""
    told = ledger.dates_in(Span(ledger.paragraph(date).start, date.span.start))
    full = next((one for one in reversed(told) if one.year_source == "said" and one.day), None)
    if full is None or full.first is None or full.relation or full.ends:
        return False
    turned = _OTHER_YEAR.search(ledger.text, full.span.end, date.span.start)
    return turned is None and 0 <= (day - full.first).days <= _MONTH


_OTHER_YEAR = regex("[上去前次翌来明往历]一?年|[上下]一?届|同期")
_LEAP_DAY = (2, 29)


def _day_of(ledger: Ledger, date: DateFact, written: int) -> Day | None:
    """The day meant: its own, that of 2024年3月5日 a little before, of its heading, or of a year that may be meant.

    A day that falls on the weekday `written` in any such year is none of them.
    """
    if date.first is not None and _follows_a_day(ledger, date, date.first):
        return date.first
    if date.year_source not in ("said", "word") and fits_named_year(ledger, date, written):
        return None
    if date.first is not None and _year_is_sure(ledger, date):
        own = _fits_another_year(ledger, date, written) or _fits_own_year(ledger, date, written)
        return None if own else date.first
    if date.year_source not in ("loose", "") or not date.day:
        return None
    block = ledger.sentences[date.sentence].block
    headed = _headed(ledger, date, block)
    if headed is not None:
        return headed
    told = {
        one.first
        for fact in ledger.dates
        for one in fact.ends or (fact,)
        if one.year_source == "said" and one.first and (one.month, one.day) == (date.month, date.day)
        if fact.span.start < date.span.start and block - ledger.sentences[fact.sentence].block <= _SAME_PART
    }
    return (told.pop() if len(told) == 1 else _beside(ledger, date)) or _in_likely_year(ledger, date, written)


def _beside(ledger: Ledger, date: DateFact) -> Day | None:
    """The day in the year of the days beside it in its paragraph, told in full and no more than a month away."""
    years = set()
    for fact in ledger.dates_in(ledger.paragraph(date)):
        for one in fact.ends or (fact,):
            if one.year_source != "said" or one.first is None or not one.day or not _has(date, one.first.year):
                continue
            day = Day(one.first.year, date.month or 1, date.day or 1)
            if one.span.start < date.span.start and abs((day - one.first).days) <= _MONTH:
                years.add(one.first.year)
    return Day(years.pop(), date.month or 1, date.day or 1) if len(years) == 1 else None


_MONTH = 31
"""Days between two days of one matter, of which the second is told without its year."""


def _headed(ledger: Ledger, date: DateFact, block: int) -> Day | None:
    """The day in the year that the nearest heading names, 一、2022年工作回顾, where no other is meant."""
    signed = ledger.signing_date
    for heading in reversed(ledger.section_of(block)):
        years = {int(year) for year in _YEAR.findall(ledger.read(heading.span))}
        if not years:
            continue
        year = years.pop()
        if years or not _has(date, year) or ledger.document.blocks[block].kind == "cell":
            return None
        day = Day(year, date.month or 1, date.day or 1)
        # 1月5日 in a report of January on the year before may be one of either year.
        if signed is None or signed.year not in (year, year + 1):
            return None
        turned = signed.year > year and _has(date, signed.year) and Day(signed.year, day.month, day.day) <= signed
        return None if turned or (day > signed) else day
    return None


def _in_likely_year(ledger: Ledger, date: DateFact, written: int) -> Day | None:
    """The day in the last year that it may be of, where it falls on the weekday `written` in none of them.

    It may be of the year of the signature, the one before, those of the title and those told shortly before it; where
    the text does not tell its own year, of any that it names.
    """
    signed, period = ledger.signing_date, ledger.identity.period
    if date.ends or (signed and date.year and date.year != signed.year):
        return None
    signature = ledger.signing.span if ledger.signing else None
    end = signature.start if signature else len(ledger.text)
    years = {int(year) for year in _YEAR.findall(ledger.text, 0, end)}
    if signed is None:
        years |= {year + by for year in years for by in (-1, 1)}
    elif period is not None or _THIS_YEAR.search(ledger.text, 0, date.span.start):
        near = ledger.text[max(0, date.span.start - _AROUND) : date.span.start + _AROUND]
        years = {int(year) for year in _YEAR.findall(near)} | {signed.year, signed.year - 1}
        years |= {period[0].year, period[1].year} if period else set()
    elif years:
        # A text that tells neither its own year nor 今年 may look back on any that it names.
        years = {year for year in years if year >= signed.year - _OLDEST} | {signed.year, signed.year - 1}
    if signed is not None:
        years = {year for year in years if year == signed.year or not _disproved(ledger, date, year, signed.year)}
    days = [Day(year, date.month or 1, date.day or 1) for year in sorted(years) if _has(date, year)]
    # A day of another year that lies far ahead is told with its year.
    days = [day for day in days if signed is None or (day - signed).days <= _AHEAD]
    if any(day.weekday() == written for day in days):
        return None
    past = [day for day in days if signed is None or day <= signed]
    return past[-1] if past else None


_THIS_YEAR = regex("今年|本年|年初以来")
_OLDEST = 3
"""Years before the signature from which a day without its year is told at most."""
_AHEAD = 60
"""Days behind the signature up to which a day is told without its year."""
_AROUND = 400
"""Characters around a bare day among which a year is named that it may be of."""


def _has(date: DateFact, year: int) -> bool:
    return bool(date.month and date.day) and calendar.exists(year, date.month, date.day)


_YEAR = regex(r"(?<!\d)(20\d\d)年")

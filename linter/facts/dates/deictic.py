"""Deictic dates: days and periods told from the day of writing, such as 昨日, 上周三, 近三年, 5天前.

No check compares them: a report may be written, read out and published on different days. They are listed among
the facts, with bounds that count from the signing date; without one only 20世纪80年代 is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from linter.fact import DateFact, Granularity
from linter.facts.dates import calendar
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_DAYS_ON = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "本日": 0, "明天": 1, "明日": 1, "后天": 2}
_WEEKS_ON = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
WEEKDAYS = "一二三四五六日天"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?:年|个?月|周|个?星期|天)"
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)

_DEICTIC = regex(
    r"(?=[前昨今本明后上下这周星过近最未\d一二两三四五六七八九十])(?:"
    # 美好的明天, 今日头条 and 后天养成 tell no day; 目前天气 holds no 前天.
    r"(?P<day>(?<![目之以])前天|昨[天日]|今[天日](?!头条)|本日|(?<![的好])明[天日]|(?<![今以之])后天(?![性养]))"
    r"|(?P<week>上上|下下|[上下本这])[一个]?(?:周|星期)(?![期转边围岁年末])(?:周|星期)?(?P<weekday>[一二三四五六日天])?"
    # 周三 at the beginning of a clause; 每周三 and 四周一带 are none.
    r"|(?<![一-鿿\d])(?:周|星期)(?P<bare>[一二三四五六日天])(?![至到、—~-])"
    # 近三年, but not 历时近三年
    rf"|(?P<rolling>过去的?|最?(?<![时达了过已用有最])近|最近|未来的?|今后)(?P<n>{_NUMBER})(?P<unit>{_UNIT})"
    rf"|(?<![一-鿿\d])(?P<whole>[前后上下])(?P<wn>{_NUMBER})个?(?P<wunit>{_UNIT})"
    rf"|(?<![一-鿿\d第])(?P<an>{_NUMBER})(?P<aunit>{_UNIT})(?:之|以)?前"
    # 五年来, the years up to now; 近五年来 is read above
    rf"|(?<![一-鿿\d第])(?P<up>{_NUMBER})(?P<upunit>年)(?:以)?来(?![到自源访])"
    r"|今明两年"
    r"|(?:(?P<century>二十|十九|20|19|上)世纪)?(?P<decade>[二三四五六七八九]十|[2-9]0)年代"
    r")"
)


def find_deictics(text: str, today: date | None) -> Iterator[DateFact]:
    """The dates told from `today`, in order."""
    for match in _DEICTIC.finditer(text):
        if match["decade"]:
            yield _decade(match)
        elif today is not None:
            yield _told(match, today)


def _told(match: re.Match[str], today: date) -> DateFact:
    if match["day"]:
        day = today + _DAYS_ON[match["day"]] * _DAY
        return fact_of(match, day, day, "day")
    if match["week"]:
        monday = _monday(today) + _WEEKS_ON[match["week"]] * _WEEK
        if match["weekday"] is None:
            return fact_of(match, monday, monday + 6 * _DAY)
        day = monday + _weekday(match["weekday"]) * _DAY
        return fact_of(match, day, day, "day")
    if match["bare"]:
        # Where no week is named, the next such day is meant.
        day = today + ((_weekday(match["bare"]) - today.weekday() - 1) % 7 + 1) * _DAY
        return fact_of(match, day, day, "day")
    if match["rolling"]:
        count = whole_number(match["n"])
        if match["rolling"][0] in "未今":
            return fact_of(match, today, shifted(today, count, match["unit"]))
        return fact_of(match, shifted(today, -count, match["unit"]), today)
    if match["up"]:
        return fact_of(match, shifted(today, -whole_number(match["up"]), match["upunit"]), today)
    if match["whole"]:
        return _whole_units(match, today, whole_number(match["wn"]), match["wunit"])
    if match["an"]:
        return _ago(match, today, whole_number(match["an"]), match["aunit"])
    return fact_of(match, date(today.year, 1, 1), date(today.year + 1, 12, 31))


def _whole_units(match: re.Match[str], today: date, count: int, unit: str) -> DateFact:
    """上两个月, 下三年: the whole months or years before or behind the present one."""
    begin, end = (-count, -1) if match["whole"] in "前上" else (1, count)
    if unit == "天":
        return fact_of(match, today + begin * _DAY, today + end * _DAY)
    if unit == "年":
        return fact_of(match, date(today.year + begin, 1, 1), date(today.year + end, 12, 31))
    if unit.endswith("月"):
        first, last = shifted(today, begin, unit), shifted(today, end, unit)
        return fact_of(match, first.replace(day=1), calendar.month_end(last.year, last.month))
    return fact_of(match, _monday(today) + begin * _WEEK, _monday(today) + end * _WEEK + 6 * _DAY)


def _ago(match: re.Match[str], today: date, count: int, unit: str) -> DateFact:
    """5天前 is a day, 两年前 a year; 两天之前 any time up to that day."""
    day = shifted(today, -count, unit)
    relation = "before" if match.group()[-2] in "之以" else ""
    if unit == "年":
        return fact_of(match, date(day.year, 1, 1), date(day.year, 12, 31), "year", relation)
    return fact_of(match, day, day, "day", relation)


def _decade(match: re.Match[str]) -> DateFact:
    century = 1800 if match["century"] in ("十九", "19") else 1900
    year = century + whole_number(match["decade"])
    return fact_of(match, date(year, 1, 1), date(year + 9, 12, 31))


def fact_of(
    match: re.Match[str], first: date, last: date, granularity: Granularity = "range", relation: str = ""
) -> DateFact:
    """The fact of a match from its first to its last day."""
    month = first.month if granularity in ("day", "month") else None
    day = first.day if granularity == "day" else None
    return DateFact(
        Span(*match.span()),
        first.year,
        month,
        day,
        first,
        last,
        granularity,
        inherited_year=True,
        relation=relation,
        year_source="word",
    )


def shifted(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years on."""
    if unit == "天":
        return day + count * _DAY
    if not unit.endswith(("年", "月")):
        return day + count * _WEEK
    months = day.year * calendar.MONTHS + day.month - 1 + count * (calendar.MONTHS if unit == "年" else 1)
    year, month = months // calendar.MONTHS, months % calendar.MONTHS + 1
    return date(year, month, min(day.day, calendar.month_end(year, month).day))


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _weekday(name: str) -> int:
    return min(WEEKDAYS.index(name), 6)

"""Lengths of time as they are written, and whether two days are as far apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from linter.facts.numbers.numbers import han_value
from linter.interval import plain, rounded
from linter.offsets import Span

ABOUT = "(?P<about>大约|差不多|将近|接近|近|约)?"
"""Before a length that is a rough one."""
NUMBER = r"(?P<n>(?!(?:19|20)\d\d年)\d+(?:\.\d+)?|[一二两三四五六七八九十百]+|半)"
UNIT = r"(?P<half>个半)?(?P<unit>(?:个)?工作日|日历天|自然日|个?月|天|日|周|个星期|年)(?P<tail>半)?"
DAYS = {"月": Decimal("30.44"), "年": Decimal("365.25"), "周": Decimal(7), "天": Decimal(1)}
"""Mean lengths; only their order matters beside the tolerances."""
_SLACK = {"月": Decimal("0.6"), "年": Decimal("0.6"), "周": Decimal("0.8"), "天": Decimal(1)}
"""How far a length in whole units may be off: a little over half a unit, as people round."""
_SLACK_OF_ONE = Decimal("0.35")
"""The same for 一年: six months are none."""
_SLACK_OF_MONTH = Decimal("0.45")
"""The same for 一个月, where the dates are further apart; six weeks may be called so."""
_SHORT_OF_MONTH = Decimal("0.35")
"""The same where they are closer: nineteen days are no month, three weeks may be rounded to one."""
_SLACK_OF_HALF = Decimal("0.15")
"""The same for 半个月: ten days are none, nor are three weeks."""
_WEEK, _WORKING_DAYS, _FREE_DAYS, _MADE_UP = 7, 5, 8, 2
"""Days and working days of a week; the most working days that public holidays take from a stretch, or give back."""
_EDGES = 1
"""Working days that a stretch may have less than its weeks let expect: it begins or ends on a weekend."""
_FEASTS = (
    (101, 106, 2),
    (115, 302, 7),
    (401, 407, 2),
    (425, 512, 4),
    (601, 628, 2),
    (905, 1014, 7),
    (1226, 1231, 1),
)
"""Stretches of the year, as month and day, in which public holidays and the days worked for them may lie.

With each the most working days that its holidays take.
"""


def by_months(first: date, last: date, match: re.Match[str], words: str) -> bool:
    """True for 5月受理、11月办结，历时6个月: from one month to the other, the last not counted; `words` tell both."""
    until = last.replace(day=1) - timedelta(days=1)
    return "日" not in words and "月" in words and first < until and differs_from(first, until, match) is None


def differs_from(first: date, last: date, match: re.Match[str], sure: bool = False) -> dict[str, str] | None:
    """What the length really is, where the stated one is not it; None where it fits.

    Where the year is `sure` the weekends are known, and with them which days may be left out.
    """
    days = (last - first).days + 1
    number, written = number_of(match), match["unit"]
    if number is None:
        return None
    if "工作日" in written:
        if number > days:
            return said(days, "天")
        working = _working_days(first, last) if sure else None
        # The first day of a term need not count.
        fits = working is None or number in (working, working - 1)
        return None if fits else said(working or 0, "个工作日")
    unit = unit_of(written)
    if written == "月" and not match["half"]:
        return None
    if match["n"] == "半" and unit == "年":
        number, unit = Decimal(6), "月"
    if unit == "天":
        by_calendar = written in ("日历天", "自然日")
        fits = abs(Decimal(days) - number) <= _SLACK["天"] or (
            not by_calendar and _is_working(first, last, number, sure)
        )
    else:
        slack = _SLACK_OF_ONE if unit == "年" and number == 1 else _SLACK[unit]
        slack = _SLACK_OF_MONTH if unit == "月" and number == 1 else slack
        slack = _SLACK_OF_HALF if unit == "月" and match["n"] == "半" and written == "个月" else slack
        apart = Decimal(days) / DAYS[unit]
        slack = _SHORT_OF_MONTH if slack == _SLACK_OF_MONTH and apart < number else slack
        fits = abs(apart - number) <= slack
    return None if fits else said_in(days, unit)


def differs_roughly(first: date, last: date, match: re.Match[str]) -> dict[str, str] | None:
    """What a rough length really is, 近四个月 or 五年多, where no rounding makes it that; None where it fits."""
    days = (last - first).days + 1
    number, unit = number_of(match), unit_of(match["unit"])
    if number is None or unit == "工作日":
        return None
    if match["n"] == "半" and unit == "年":
        number, unit = Decimal(6), "月"
    if unit == "天":
        low, high = (number * _FEWER, number * _MORE) if not is_over(match) else (number, number * _MANY_MORE)
        fits = any(low - 1 <= one <= high + 1 for one in (days, days * _WORKING_DAYS // _WEEK))
    else:
        # 五年多 is read as five and a half, and 近四个月 may be three and a bit.
        centre = number if is_over(match) else number - _HALF
        fits = abs(days / DAYS[unit] - centre) <= _SLACK_OF_ROUGH
    return None if fits else said_in(days, unit)


def is_over(match: re.Match[str]) -> bool:
    """True for 二十余天, 两个多月 and 三年多."""
    return any(sign in (match["half"] or "") + (match["tail"] or "") for sign in "多余")


_SLACK_OF_ROUGH = Decimal("0.95")
_FEWER, _MORE, _MANY_MORE = Decimal("0.75"), Decimal("1.1"), Decimal("1.4")
"""Shares of a rough number of days between which the days may lie, and the most that 多 may stand for."""


def _is_working(first: date, last: date, number: Decimal, sure: bool) -> bool:
    """True where the number may count working days only."""
    days = (last - first).days + 1
    known = _working_days(first, last) if sure else None
    if known is not None and days > _WEEK:
        return known - 1 <= number <= known
    working = Decimal(days * _WORKING_DAYS // _WEEK)
    free = min(_FREE_DAYS, sum(most for start, end, most in _FEASTS if _meets(first, last, start, end)))
    return days > _WEEK and working - free - _EDGES <= number <= working + _MADE_UP


def _working_days(first: date, last: date) -> int | None:
    """The days from Monday to Friday; None where a public holiday may lie among them, or they are too many."""
    days = (last - first).days + 1
    if first.year != last.year or days > _SURE or any(_meets(first, last, start, end) for start, end, _ in _FEASTS):
        return None
    return sum((first + timedelta(at)).weekday() < _WORKING_DAYS for at in range(days))


def _meets(first: date, last: date, start: int, end: int) -> bool:
    """True where some day from the first to the last is one from `start` to `end`, as month and day."""
    if first.year == last.year:
        return _at(first) <= end and start <= _at(last)
    return last.year - first.year > 1 or _at(first) <= end or start <= _at(last)


def _at(day: date) -> int:
    return day.month * 100 + day.day


_SURE = 62
"""Days of a stretch beyond which a day off more or less is no slip."""


def said(value: Decimal | int, unit: str) -> dict[str, str]:
    text = plain(value) if isinstance(value, Decimal) else str(value)
    english = {"天": "days", "周": "weeks", "年": "years", "个月": "months", "个工作日": "working days"}[unit]
    return {"zh": f"{text}{unit}", "en": f"{text} {english}"}


def said_in(days: int, unit: str) -> dict[str, str]:
    """A number of days in a unit as `unit_of` gives it: 61 days are 2个月."""
    return said(rounded(days / DAYS[unit], 1), "个月" if unit == "月" else unit)


def value_of(text: str) -> Decimal | None:
    if text == "半":
        return _HALF
    return Decimal(text) if text[0].isdigit() else han_value(text)


_HALF = Decimal("0.5")


def number_of(match: re.Match[str]) -> Decimal | None:
    """The number of a length with the half behind it: 两个半月, 三年半; of 三年多, too."""
    number = value_of(match["n"])
    more = (match["half"] or match["tail"]) and unit_of(match["unit"]) != "天"
    return number + _HALF if number is not None and more else number


def unit_of(written: str) -> str:
    """The unit of a length under the name by which `DAYS` has it: 天 for 日 and 日历天, 月 for 个月."""
    return {"日": "天", "日历天": "天", "自然日": "天", "个星期": "周"}.get(written, written.removeprefix("个"))


def in_days(number: Decimal, written: str) -> Decimal:
    """So many of a unit in mean days; five working days are seven."""
    unit = unit_of(written)
    return number * _WEEK / _WORKING_DAYS if unit == "工作日" else number * DAYS[unit]


def days_of(match: re.Match[str]) -> Decimal:
    """The mean days of a length as it is written, its number and its unit."""
    return in_days(number_of(match) or Decimal(0), match["unit"])


def stated_span(match: re.Match[str]) -> Span:
    """Where a length stands, from its number to its unit or the half behind it."""
    return Span(match.start("n"), match.end("tail" if match["tail"] else "unit"))

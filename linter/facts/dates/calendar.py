"""Calendar: what days a month, ten-day part, quarter, half-year or five-year plan has."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_PLAN_STARTS = {1: 1953, 2: 1958}
"""The first five-year plan, “一五”, ran from 1953 to 1957, the second to 1962."""
_THIRD_PLAN = 1966
"""From the third plan (1966—1970) on, every plan has five years without a gap."""

MONTHS = 12
LONGEST_FEBRUARY = 29
_THIRTY = (4, 6, 9, 11)


def longest(month: int) -> int:
    """The most days a month can have, in any year: 29 for February."""
    if month == 2:
        return LONGEST_FEBRUARY
    return 30 if month in _THIRTY else 31


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """True when the calendar has such a day; an unknown part is given the benefit of the doubt."""
    if month is not None and not 1 <= month <= MONTHS:
        return False
    if day is None:
        return True
    if month is None:
        return 1 <= day <= 31
    most = longest(month) if year is None else monthrange(year, month)[1]
    return 1 <= day <= most


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day from one month to another of the same year."""
    return date(year, first, 1), month_end(year, last)


def half_year(name: str) -> tuple[int, int]:
    """First and last month of 上半年, told by its 上, or of 下半年."""
    return (1, 6) if name == "上" else (7, 12)


def quarter(name: str) -> tuple[int, int]:
    """First and last month of a quarter, 三 or 3."""
    last = 3 * ("一二三四".find(name) + 1 or int(name))
    return last - 2, last


def ten_days(year: int, month: int, part: int) -> tuple[date, date]:
    """First and last day of 上旬 (0), 中旬 (1), 下旬 (2)."""
    last = month_end(year, month) if part == 2 else date(year, month, part * 10 + 10)
    return date(year, month, part * 10 + 1), last


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of a five-year plan: 14 is 2021—2025."""
    start = _PLAN_STARTS.get(number, _THIRD_PLAN + (number - 3) * 5)
    return start, start + 4

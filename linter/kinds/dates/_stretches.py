"""Stretches of days told in a paragraph: its ranges, ranges that follow on each other, and two days in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.offsets import Span


class Stretch(NamedTuple):
    span: Span
    ends: tuple[Span, Span]
    """The two days."""
    first: date
    last: date
    ranged: bool
    """False for two days that only follow each other: 3月1日开工，5月2日完工."""


def only(dates: Sequence[DateFact], stretches: Sequence[Stretch]) -> Stretch | None:
    """The one stretch of all these dates, where they tell no other."""
    if not dates:
        return None
    whole = Span(dates[0].span.start, dates[-1].span.end)
    return next((one for one in stretches if one.span == whole), None)


def find_stretches(dates: Sequence[DateFact]) -> list[Stretch]:
    """The ranges of a paragraph, the ranges that follow on each other, and each two days told in a row."""
    found = []
    chain: Stretch | None = None
    for one in dates:
        ends = one.ends or (one, one)
        if one.ends is None or one.impossible or ends[0].granularity != ends[1].granularity:
            chain = None
            continue
        if ends[1].granularity not in FINE:
            chain = None
            continue
        own = _between(ends[0], ends[1], one.span, ranged=True)
        if own is None:
            chain = None
            continue
        found.append(own)
        if chain and found and (own.first - chain.last).days == 1:
            chain = Stretch(
                Span(chain.span.start, own.span.end), (chain.ends[0], own.ends[1]), chain.first, own.last, ranged=True
            )
            found.append(chain)
        else:
            chain = own
    for one, other in pairwise(dates):
        if one.ends or other.ends or one.granularity != other.granularity or one.granularity not in FINE:
            continue
        both = _between(one, other, Span(one.span.start, other.span.end), ranged=False)
        if both:
            found.append(both)
    return found


def of_a_row(row: Sequence[tuple[date, date]], fits: Callable[[date, date], bool]) -> bool:
    """True for 动员（3月1日至31日）、攻坚（4月1日至6月30日），历时四个月: the last of a row have the length together.

    It may be that of the time between the first day and the last, or of what is added up: 两批各10天，共20天.
    """
    if not row:
        return False
    first, last = row[-1]
    days = (last - first).days
    for begin, end in reversed(row[:-1]):
        if end >= first:
            return False
        first, days = begin, days + (end - begin).days + 1
        if fits(first, last) or fits(first, first + timedelta(days=days)):
            return True
    return False


FINE = ("day", "month")


def _between(one: DateFact, other: DateFact, span: Span, *, ranged: bool) -> Stretch | None:
    """The days from one to the other; days without a year are put into one."""
    if one.first and other.last:
        return Stretch(span, (one.span, other.span), one.first, other.last, ranged) if one.first < other.last else None
    if one.first or other.last or one.year or other.year:
        return None
    if not (one.month and other.month and bool(one.day) is bool(other.day)):
        return None
    if other.month > len(_LAST):
        return None
    begin, end = (one.month, one.day or 1), (other.month, other.day or _LAST[other.month - 1])
    year = _ANY_YEAR + (begin > end)
    if not calendar.exists(_ANY_YEAR, *begin) or not calendar.exists(year, *end):
        return None
    return Stretch(span, (one.span, other.span), date(_ANY_YEAR, *begin), date(year, *end), ranged)


_ANY_YEAR = 2021
_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

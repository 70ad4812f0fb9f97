"""Bounds: the first and the last day of a date piece, once its year and month are known."""

from __future__ import annotations

from datetime import date

from linter.fact import Granularity
from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import Piece, quarter_month

Bounds = tuple[date | None, date | None, Granularity]

_TEN_DAYS = {"上旬": 0, "初": 0, "中旬": 1, "下旬": 2, "底": 2}
_MIDDLE = 15
"""Last day of 上半月."""


def grain(piece: Piece) -> Granularity:
    """How fine an impossible date is."""
    return "day" if piece.day else "month"


def bounds(piece: Piece, year: int | None, month: int | None) -> Bounds:
    """First and last day of a piece, and how fine it is."""
    if piece.plan and year:
        return date(year, 1, 1), date(year + 4, 12, 31), "years"
    if piece.day:
        known = year is not None and month is not None and calendar.exists(year, month, piece.day)
        day = date(year, month, piece.day) if known and year and month else None
        return day, day, "day"
    if month:
        return _within_month(piece, year, month)
    first, last = 1, calendar.MONTHS
    fine: Granularity = "year"
    if piece.quarter:
        first, last, fine = piece.quarter * 3 - 2, piece.quarter * 3, "quarter"
    elif piece.part in ("上半年", "下半年"):
        first, last = calendar.half_year(piece.part[0])
        fine = "half"
    elif 1 <= piece.upto <= calendar.MONTHS:
        first, last, fine = 1, piece.upto, "range"
    return (*calendar.months(year, first, last), fine) if year else (None, None, fine)


def _within_month(piece: Piece, year: int | None, month: int) -> Bounds:
    part = piece.part if piece.month or piece.word.endswith("月") else ""
    fine: Granularity = "range" if piece.days or part.endswith("半月") else "ten-days" if part else "month"
    if year is None:
        return None, None, fine
    first, last = calendar.months(year, month, month)
    if part in _TEN_DAYS:
        return *calendar.ten_days(year, month, _TEN_DAYS[part]), fine
    if piece.days:
        last = first.replace(day=min(piece.days, last.day))
    elif part == "上半月":
        last = first.replace(day=_MIDDLE)
    elif part == "下半月":
        first = first.replace(day=_MIDDLE + 1)
    return first, last, fine


def told_from(piece: Piece, day: date) -> Piece:
    """上季度, 本季度末 with the quarter counted from the day of the telling; any other piece as it is."""
    if not piece.word.endswith("季度"):
        return piece
    quarters = day.year * 4 + (day.month - 1) // 3 + {"上": -1, "本": 0, "下": 1}[piece.word[0]]
    year, quarter = quarters // 4, quarters % 4 + 1
    month = quarter_month(quarter, piece.part)
    return piece._replace(year=year, word="", part="", month=month, quarter=0 if month else quarter)

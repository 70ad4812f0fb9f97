"""Lengths of time as they are written, and whether two days are as far apart."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from linter.facts.numbers.numbers import han_value
from linter.interval import plain, rounded

NUMBER = r"(?P<n>(?!(?:19|20)\d\d年)\d+(?:\.\d+)?|[一二两三四五六七八九十百]+|半)"
UNIT = r"(?P<half>个半)?(?P<unit>(?:个)?工作日|日历天|自然日|个?月|天|日|周|个星期|年)(?P<tail>半)?"
DAYS = {"月": Decimal("30.44"), "年": Decimal("365.25"), "周": Decimal(7), "天": Decimal(1)}
"""Mean lengths; only their order matters beside the tolerances."""
_SLACK = {"月": Decimal("0.6"), "年": Decimal("0.6"), "周": Decimal("0.8"), "天": Decimal(1)}
"""How far a length in whole units may be off: a little over half a unit, as people round."""
_SLACK_OF_ONE = Decimal("0.35")
"""The same for 一年: six months are none."""
_WEEK, _WORKING_DAYS, _FREE_DAYS = 7, 5, 8
"""Days and working days of a week; the most working days that public holidays take from a stretch of two months."""


def differs_from(first: date, last: date, match: re.Match[str]) -> dict[str, str] | None:
    """What the length really is, where the stated one is not it; None where it fits."""
    days = (last - first).days + 1
    number = Decimal("0.5") if match["n"] == "半" else value_of(match["n"])
    if number is None:
        return None
    if match["half"] or match["tail"]:
        number += Decimal("0.5")
    written = match["unit"]
    if "工作日" in written:
        return None if number <= days else _said(days, "天")
    unit = {"日": "天", "日历天": "天", "自然日": "天", "个星期": "周"}.get(written, written.removeprefix("个"))
    if written == "月" and not match["half"]:
        return None
    if match["n"] == "半" and unit == "年":
        number, unit = Decimal(6), "月"
    if unit == "天":
        by_calendar = written in ("日历天", "自然日")
        fits = abs(Decimal(days) - number) <= _SLACK["天"] or (not by_calendar and _is_working(days, number))
    else:
        slack = _SLACK_OF_ONE if unit == "年" and number == 1 else _SLACK[unit]
        fits = abs(Decimal(days) / DAYS[unit] - number) <= slack
    if fits:
        return None
    return (
        _said(days, "天")
        if unit == "天"
        else _said(rounded(Decimal(days) / DAYS[unit], 1), "个月" if unit == "月" else unit)
    )


def _is_working(days: int, number: Decimal) -> bool:
    """True where the number may count working days only."""
    working = Decimal(days * _WORKING_DAYS // _WEEK)
    return days > _WEEK and working - _FREE_DAYS <= number <= working + 2


def _said(value: Decimal | int, unit: str) -> dict[str, str]:
    text = plain(value) if isinstance(value, Decimal) else str(value)
    english = {"天": "days", "周": "weeks", "年": "years", "个月": "months"}[unit]
    return {"zh": f"{text}{unit}", "en": f"{text} {english}"}


def value_of(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() else han_value(text)

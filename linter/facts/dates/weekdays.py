"""Weekdays: what a date is said to fall on, 9月15日（星期五）."""

from __future__ import annotations

import re

from linter.patterns import regex

_WEEKDAY = regex(
    r"(?:[上下]午)?(?:[（(]本?|(?P<mark>[,，、])?)(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![至到、—常-])"
    r"(?(mark)(?=[，,。；;）)]|[上下中]午|晚|早|召开|举行|\d|$|\n))(?:(?:[上下]午|晚上?)?[)）])?"
)
"""Behind a comma the weekday stands alone: 9月15日，周五两次巡查 names another one."""
_DAYS = "一二三四五六日天"
_SUNDAY = 6


def weekday_behind(text: str, end: int) -> re.Match[str] | None:
    """The weekday written behind a date that ends at `end`: （星期五）, 周五."""
    return _WEEKDAY.match(text, end)


def day_of_week(found: re.Match[str]) -> int:
    """Which day it is, from 0 for Monday."""
    return min(_DAYS.index(found["weekday"]), _SUNDAY)

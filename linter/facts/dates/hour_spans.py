"""Stretches told by the hour: 6月3日8时至6月5日20时，历时60小时."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from linter.facts.dates import calendar
from linter.facts.numbers.lines import matches_on_lines
from linter.offsets import Span
from linter.patterns import regex

_STRETCH = regex(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>(?<!\d)\d{1,2})月)?(?P<day>(?<!\d)\d{1,2})日(?:[（(][^）)\n]{1,4}[）)])?"
    r"(?P<hour>\d{1,2})[时点](?!\d|半)[^，,。；;\d\n]{0,8}[，,]?(?:至|到|—|～|-)"
    r"(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日(?:[（(][^）)\n]{1,4}[）)])?(?P<hour2>\d{1,2})[时点](?!\d|半)"
    r"(?:(?!分片|分段|分时|分批|轮流|部分|陆续)[^，,。；;\d\n]){0,10}[，,]?(?:前后|全程|降雨|总共|共)?(?:历时|持续|用时|耗时|停[一-鿿]|断[一-鿿]|封[一-鿿]|中断[一-鿿]{0,4}|滞留)(?:时间|时长)?(?:了|达到?|共)?"
    r"(?P<length>(?P<n>\d{1,4})个?小时)"
)
_FEBRUARY = 2
_HOURS_OF_A_DAY = 24
_ANY_YEAR = 2021
"""A year for days told without one; only a 29th of February would count."""


class HourSpan(NamedTuple):
    """A stretch and the length told for it."""

    told: Span
    """From the day it began to the hour it ended."""
    length: Span
    """60小时."""
    stated: int
    """Hours."""
    actual: int
    """Hours between the two moments."""


def find_hour_spans(text: str) -> Iterator[HourSpan]:
    """Every stretch with a length in whole hours; over the end of a February only where the year is told."""
    for match in matches_on_lines(_STRETCH, "小时", text):
        if not match["month"] and (match["month2"] or int(match["day"]) >= int(match["day2"])):
            continue  # 28日至1日: of a month that is not told
        year, month = int(match["year"] or _ANY_YEAR), int(match["month"] or 1)
        last = int(match["month2"] or month)
        if not match["year"] and month <= _FEBRUARY < last:
            continue
        begin, end = (
            _moment(year, month, match["day"], match["hour"]),
            _moment(year, last, match["day2"], match["hour2"]),
        )
        if begin and end and begin < end:
            hours = int((end - begin).total_seconds()) // 3600
            told = Span(match.start(), match.end("hour2") + 1)
            yield HourSpan(told, Span(*match.span("length")), int(match["n"]), hours)


def _moment(year: int, month: int, day: str, hour: str) -> datetime | None:
    if not calendar.exists(year, month, int(day)) or int(hour) >= _HOURS_OF_A_DAY:
        return None
    return datetime(year, month, int(day), int(hour))

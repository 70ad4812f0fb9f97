"""Headed times: 6月事故情况, 7月事故情况: lines that set what stands below them into a time of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.dates import calendar
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TIME = regex(
    r"(?:(?P<year>(?:19|20)\d\d)年?)?(?:(?<!\d)(?P<first>\d{1,2})(?:月份?)?(?:[—－~～至到-]+(?P<last>\d{1,2}))?月(?!\d)"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)|(?P<only>(?:19|20)\d\d)年"
)
_SERIES = regex(r"(?P<stem>[一-鿿]{4,})[（(](?P<ordinal>[一二三四五六七八九十]{1,3})[）)]$")
_NO_TITLE = regex(r"[，,。；;：:|]|\d日")
_BRACKET = regex(r"[（(](?![一二三四五六七八九十]{1,3}[)）])[^（()）]*[)）]$")
"""（二）1—4月份累计情况（截至4月30日，下同）: what is added to a title."""
_SAYS_WHAT = regex("[一-鿿]{2}")
"""What a line says beside the time: a date alone heads nothing."""
_LONGEST = 40
"""Characters of such a line."""


class HeadedTime(NamedTuple):
    """The time that a line names."""

    start: int
    year: str
    months: tuple[int, int]
    """First and last month; (1, 12) where the line names a year alone."""
    series: tuple[str, str]
    """Stem and ordinal of 事故月度情况（二）; both empty where a time is named."""


def headed_apart(ledger: Ledger, denied: int, counted: int) -> bool:
    """True where the line above a count names a time that is no part of the one named above a denial."""
    times = _times(ledger)
    here, there = _above(times, denied), _above(times, counted)
    if here is None or there is None or here is there:
        return False
    if here.series[0] or there.series[0]:
        return here.series[0] == there.series[0]
    if here.year and there.year and here.year != there.year:
        return True
    return not (here.months[0] <= there.months[0] and there.months[1] <= here.months[1])


def _above(times: Sequence[HeadedTime], offset: int) -> HeadedTime | None:
    at = bisect_right(times, offset, key=lambda time: time.start) - 1
    return times[at] if at >= 0 else None


@once
def _times(ledger: Ledger) -> Iterator[HeadedTime]:
    """Every short line without a stop that names a time, or its place in a series; in order."""
    for block in ledger.document.blocks:
        if block.span.end - block.span.start <= _LONGEST:
            line = _BRACKET.sub("", ledger.read(block.span).strip())
            time = None if _NO_TITLE.search(line) else _headed(block.span.start, line)
            if time:
                yield time


def _headed(start: int, line: str) -> HeadedTime | None:
    told = [*_TIME.finditer(line)]
    if len(told) == 1 and _SAYS_WHAT.search(line[: told[0].start()] + "|" + line[told[0].end() :]):
        return HeadedTime(start, told[0]["year"] or told[0]["only"] or "", _months(told[0]), ("", ""))
    series = _SERIES.search(line) if not told else None
    return HeadedTime(start, "", (1, 12), (series["stem"], series["ordinal"])) if series else None


def _months(time: re.Match[str]) -> tuple[int, int]:
    if time["first"]:
        return int(time["first"]), int(time["last"] or time["first"])
    if time["half"]:
        return calendar.half_year(time["half"])
    if time["quarter"]:
        return calendar.quarter(time["quarter"])
    return 1, 12

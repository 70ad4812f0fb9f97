"""Origins: the time from which 由A到B is told, beside that of its step: 由2020年的46.8%到50.9%，比上年提高0.9."""

from __future__ import annotations

import re

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.patterns import regex

_LAST = regex("上年|去年|上一年|前一年")
_NEXT = regex("上一?个?[月季周旬期]")
_BEGUN = regex("年初|期初")
_WITHIN = regex(r"半年|季度|\d月")
_END = regex("[末底]")
_HEAD, _TAIL = 400, 200
"""Characters at the beginning and at the end of a report that name its years."""
_TOLD = (1, 2)
"""Years back from that of a report to the one from which it tells what is new: written in spring, the second."""


def begins_elsewhere(start: Quantity, end: Quantity, step: re.Match[str]) -> bool:
    """True where a step is from the year or the period before, and its values from another time that is named."""
    than, same = step["than"] or "", step["same"] or ""
    yearly = same == "同比" or _LAST.search(than) is not None
    if not yearly and same != "环比" and _NEXT.search(than) is None:
        return False
    words = start.text[start.clause.start : start.span.start]
    if _LAST.search(words):
        return not yearly
    years = YEAR.findall(words)
    if years:
        return not yearly or _long_ago(start, end, int(years[-1]))
    if _BEGUN.search(words):
        return not (yearly and _END.search(than))
    if _NEXT.search(words) or _WITHIN.search(words):
        return yearly
    return False


def _long_ago(start: Quantity, end: Quantity, year: int) -> bool:
    """True where the end is told for another year than the next, or the report is known to be of a later one."""
    ends = YEAR.findall(start.text, start.span.end, end.span.start)
    if ends:
        return int(ends[-1]) - year != 1
    text = start.text
    known = {int(one) for one in (*YEAR.findall(text, 0, _HEAD), *YEAR.findall(text, max(0, len(text) - _TAIL)))}
    later = {one for one in known if one > year}
    return bool(later) and max(later) - year not in _TOLD

"""Whole months, told by their edges: 4月初到6月底 and 4月1日开始、9月底结束 are three months and six."""

from __future__ import annotations

from dataclasses import replace

from linter.fact import DateFact
from linter.ledger import Ledger

__all__ = ["EDGE", "at_edges", "of_whole_months"]

EDGE = "edge"
"""Relation of the ends of a stretch that only begin and end its months: its days are not known."""


def at_edges(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 4月初 or 3月1日 and 6月底: where a month begins, and where one ends, at least one told in a word."""
    if one.first is None or other.last is None or one.first > other.last:
        return False
    begins = (one.granularity == "day" and one.first.day == 1) or ledger.read(one.span).endswith("初")
    ends = other.granularity == "day" or ledger.read(other.span).endswith(("底", "末"))
    words = "ten-days" in (one.granularity, other.granularity)
    return begins and ends and words and other.last.day >= _LATE


_LATE = 28
"""The first day of a month that may be its last."""


def of_whole_months(ledger: Ledger, stretch: DateFact) -> DateFact:
    """A stretch of days told by the edges of its months as one of months; any other as it is."""
    if stretch.ends is None or not at_edges(ledger, *stretch.ends):
        return stretch
    one, other = (replace(end, granularity="month", relation=EDGE) for end in stretch.ends)
    return replace(stretch, first=one.first, last=other.last, ends=(one, other))

"""Reversed ranges: a stretch of time that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import DateFact
from linter.finding import Hit, Severity
from linter.ledger import Ledger

AUTUMN, SPRING = 9, 5
"""11月至3月 without 次年 is how winters, heating periods and school years are told: from September to May."""


@dataclass(frozen=True)
class ReversedRange:
    """Reports 11月13日至9月7日; 11月至次年2月 is fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every range whose right end lies before its left one."""
        for date in ledger.dates:
            if date.ends is None:
                continue
            left, right = date.ends
            severity = _reversed(ledger, left, right)
            if severity:
                yield Hit(
                    (date.span,),
                    {"start": ledger.quote(left.span), "end": ledger.quote(right.span)},
                    severity=severity,
                )


def _reversed(ledger: Ledger, left: DateFact, right: DateFact) -> Severity | None:
    if left.impossible or right.impossible:
        return None
    if left.first and right.last:
        if left.first <= right.last:
            return None
        if left.year_source == "said" and right.year_source == "said":
            return "error"
        if "年" in ledger.quote(right.span):
            return "warning"
    elif left.year or right.year or "年" in ledger.quote(left.span) + ledger.quote(right.span):
        return None
    if left.month is None or right.month is None:
        return None
    if (left.month, left.day or 0) <= (right.month, right.day or 31):
        return None
    if left.month >= AUTUMN and right.month <= SPRING:
        return "note" if left.day and left.year_source == "said" else None
    return "error" if left.day and right.day else "warning"

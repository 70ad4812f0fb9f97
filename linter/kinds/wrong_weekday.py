"""Wrong weekdays: a date and the day of the week written behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import DateFact
from linter.facts.dates import weekday_behind
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span

_DAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class WrongWeekday:
    """Reports 2021年9月15日（星期五）, which was a Wednesday."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every date whose weekday is another; a year that was guessed keeps silent."""
        for fact in ledger.dates:
            for date in fact.ends or (fact,):
                if date.weekday is None or date.first is None or not _year_is_sure(ledger, date):
                    continue
                actual = date.first.weekday()
                behind = weekday_behind(ledger.text, date.span.end)
                if actual == date.weekday or behind is None:
                    continue
                severity: Severity = "error" if date.year_source == "said" else "warning"
                yield Hit(
                    (Span(date.span.start, behind.end()),),
                    {
                        "date": date.first.isoformat(),
                        "stated": {"zh": f"星期{_DAYS[date.weekday]}", "en": _ENGLISH[date.weekday]},
                        "actual": {"zh": f"星期{_DAYS[actual]}", "en": _ENGLISH[actual]},
                    },
                    severity=severity,
                )


_NEAR = 120
"""Days from the signature within which a day without a year is one of its year."""


def _year_is_sure(ledger: Ledger, date: DateFact) -> bool:
    """False for a year that was guessed, unless the day lies close to the signature."""
    if date.year_source not in ("loose", ""):
        return True
    signed = ledger.signing_date
    return signed is not None and date.first is not None and abs((date.first - signed).days) <= _NEAR

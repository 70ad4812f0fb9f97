"""Times: the day a number is told for and the period it covers, from the dates of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from linter.fact import DateFact

_PERIODS = ("year", "half", "quarter", "month", "range", "years")
_POINTS = ("day", "ten-days", "month", "year")


class Times:
    """The dates of a document by sentence."""

    def __init__(self, dates: Sequence[DateFact]) -> None:
        self._by_sentence: dict[int, list[DateFact]] = {}
        for date in dates:
            self._by_sentence.setdefault(date.sentence, []).append(date)

    def at(self, sentence: int, offset: int) -> tuple[str, str]:
        """as_of and period, ISO as far as stated, of a number at `offset`; empty where no date before it tells them."""
        as_of = period = ""
        for date in self._by_sentence.get(sentence, ()):
            if date.span.start >= offset:
                break
            if date.relation == "as-of":
                as_of = iso(date) if date.granularity in _POINTS else as_of
            elif not date.relation and date.granularity in _PERIODS:
                period = iso(date)
        return as_of, period


def iso(date: DateFact) -> str:
    """2021, 2021-05, 2021-05-31, or first/last day for quarters, halves and ranges; empty without a year."""
    if date.year is None or date.impossible:
        return ""
    if date.granularity in ("half", "quarter", "range", "years", "ten-days") and date.first and date.last:
        return f"{date.first.isoformat()}/{date.last.isoformat()}"
    parts = [f"{date.year:04d}"]
    if date.month is not None:
        parts.append(f"{date.month:02d}")
        if date.day is not None:
            parts.append(f"{date.day:02d}")
    return "-".join(parts)

"""Times: the day a number is told for and the period it covers, from the dates of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.fact import DateFact
from linter.patterns import regex

_PERIODS = ("year", "half", "quarter", "month", "range", "years")
_POINTS = ("day", "ten-days", "month", "year")
# 比上年, 快于2024年, 较“十三五”: what a number is held against is not its own time.
_AGAINST = regex(r"(?:[比较超]|[快慢高低多少好优]于|同)[“‘]?$")
_ALIKE = regex(r"[^，,。；]{0,4}(?:相比|同比|持平|对比)")
_ENDS = ("底", "末")
# 年初预算 is a plan, no day.
_PLAN_BEHIND = ("预算", "计划", "目标", "任务", "确定", "既定")


_OF_ANOTHER = regex(r"(?P<year>[明来次去前]年|[上下]一?年(?!级))度?[初底末中内]?[^，,。；;、：:\d]{0,10}的$")


def of_another_year(one: str, other: str) -> bool:
    """True where the words before one of two numbers say of which other year it is: 明年安排的11件 and 12件."""
    if not one.endswith("的") and not other.endswith("的"):
        return False
    years = [match and match["year"] for match in (_OF_ANOTHER.search(words) for words in (one, other))]
    return years[0] != years[1]


class Times:
    """The dates of a document by sentence."""

    def __init__(self, text: str, dates: Sequence[DateFact]) -> None:
        self._text = text
        self._by_sentence: dict[int, list[DateFact]] = {}
        for date in dates:
            self._by_sentence.setdefault(date.sentence, []).append(date)
        self._sentence = -1
        self._told: list[tuple[int, str, str]] = []
        """What the dates of that sentence tell."""

    def at(self, sentence: int, offset: int) -> tuple[str, str]:
        """as_of and period, ISO as far as stated, of a number at `offset`; empty where no date before it tells them."""
        if sentence not in self._by_sentence:
            return "", ""
        if sentence != self._sentence:
            self._sentence, self._told = sentence, list(self._times(sentence))
        as_of = period = ""
        for where, point, span in self._told:
            if where >= offset:
                break
            as_of, period = point or as_of, span or period
        return as_of, period

    def _times(self, sentence: int) -> Iterator[tuple[int, str, str]]:
        """Where each date begins, and what it tells: the day of a state or the period of a flow."""
        for date in self._by_sentence[sentence]:
            start, end = date.span
            if date.relation == "as-of":
                if date.granularity in _POINTS:
                    yield start, _day(date), ""
            elif date.relation or date.granularity not in _PERIODS or self._is_base(start, end):
                continue
            elif self._text.endswith(_ENDS, start, end):
                yield start, _day(date), ""
            else:
                yield start, "", iso(date)

    def _is_base(self, start: int, end: int) -> bool:
        """True for a date that another number is held against, or a plan is named by."""
        text = self._text
        if _AGAINST.search(text[max(0, start - 3) : start]) or text.startswith(_PLAN_BEHIND, end):
            return True
        return text.startswith(("与", "和", "同"), start - 1) and _ALIKE.match(text, end) is not None


def _day(date: DateFact) -> str:
    """The day of a state, as far as stated: the month for 6月底."""
    return iso(date)[:_MONTH] if date.granularity == "ten-days" else iso(date)


_MONTH = len("2021-06")


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

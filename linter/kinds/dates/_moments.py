"""Hours between two moments told with their days, or between two clocks right beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from linter.facts.dates import calendar
from linter.facts.numbers.numbers import han_value
from linter.finding import Hit
from linter.kinds.dates._only_stretch import PART, WHOLE_BEFORE
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CLOCK = (
    r"(?P<late>凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上?|夜间)?(?<![\d:：.])(?P<hour>[01]?\d|2[0-4])"
    r"(?:[时点](?!间|段|刻|许|左右|多|前|后)(?:(?P<half>半)|(?P<minute>[0-5]?\d)分(?!钟))?|[:：](?P<minutes>[0-5]\d)(?![\d:：]))"
)
_MOMENT = regex(
    r"(?=[\d当次翌第凌清早上中下傍晚夜])(?:(?:(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>(?<!\d)\d{1,2})月)?(?P<day>(?<!\d)\d{1,2})日(?:[（(][^）)\n]{1,4}[）)])?"
    rf"|(?P<word>当[日天]|次日|翌日|第二天))?{_CLOCK}(?P<about>许|左右|前后|多)?"
)
_HOURS = regex(
    r"(?=[\d一二两三四五六七八九十半])(?P<n>(?<![\d.])\d{1,3}(?:\.\d)?|(?<![一-十])[一二两三四五六七八九十]{1,3}|(?<![多个])半)(?P<half>个半)?个?(?:小时|钟头)"
    r"(?:零?(?P<rest>\d{1,2})分钟?)?(?=[，,。；;）)]|$|的)"
)
_AFTERNOON = ("下午", "傍晚", "晚", "晚上", "夜间")
_NOON, _DAY, _ANY_YEAR, _FEBRUARY = 12, 24, 2021, 2
_REACH = 200
_CLAUSE = regex(r"[，,；;。：:、（(][^，,；;。：:、（(]*$")
_MEASURED = regex("响应(?:全程|历时)?$|过程$|停[水电气]$|断[水电气]$")
_RIGHT_BEHIND = regex(r"[止]?[，,（(]?(?:时长|考试时间|时间|共计?|计|历时|为期|用时|总?时长)?(?:为|共|计)*")
_TO = regex(r"(?:至|到|—{1,2}|-|～|~)")
_FARTHEST = 3
"""Times by which a length may be off; one farther off is of something else."""


class _Moment(NamedTuple):
    span: Span
    at: datetime
    dated: bool
    """False for a clock whose day is that of the moment before."""
    year_told: bool


def by_moments(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each length in hours that is not that of the only two moments before it in its paragraph."""
    text = ledger.text
    if "小时" not in text and "钟头" not in text:
        return
    for match in _HOURS.finditer(text):
        minutes = _minutes(match)
        span = Span(*match.span())
        if minutes is None:
            continue
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        window = Span(max(block.start, match.start() - _REACH), min(block.end, match.end() + _REACH))
        near = _moments(ledger, Span(window.start, match.start()))
        pair = _own(ledger, match, near)
        if pair is None:
            continue
        begin, end = pair
        if not begin.year_told and begin.at.month <= _FEBRUARY < end.at.month:
            continue  # the end of February is another day in a leap year
        actual = int((end.at - begin.at).total_seconds()) // 60
        slack = _slack(match, minutes, direct=not end.dated)
        if abs(actual - minutes) <= slack or not actual / _FARTHEST < minutes < actual * _FARTHEST:
            continue
        if any(span.overlaps(other) for other in told):
            continue
        # Another length of the paragraph is the one between the two, or other moments are so far apart.
        moments = _moments(ledger, window)
        others = [_minutes(other) for other in _HOURS.finditer(text, *window)]
        if any(other is not None and abs(other - actual) <= slack for other in others) or any(
            abs(abs((one.at - two.at).total_seconds()) / 60 - minutes) <= slack for one in moments for two in near
        ):
            continue
        hours, rest = divmod(actual, 60)
        real = {
            "zh": f"{hours}小时" + (f"{rest}分钟" if rest else ""),
            "en": f"{hours} h" + (f" {rest} min" * (rest > 0)),
        }
        yield Hit(
            (span, begin.span, end.span),
            {"stated": ledger.quote(span), "actual": real},
            f"{ledger.quote(end.span)} − {ledger.quote(begin.span)} = {real['zh']} ≠ {ledger.quote(span)}",
            severity="warning",
        )


def _own(ledger: Ledger, match: re.Match[str], near: Sequence[_Moment]) -> tuple[_Moment, _Moment] | None:
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    clause = _CLAUSE.search(text, sentence.start, match.start())
    begin = clause.start() + 1 if clause else sentence.start
    if len(near) > 1 and near[-2].at < near[-1].at and not near[-1].dated:
        one, other = near[-2:]
        # 8:30至12:00，时长4小时: right beside two clocks of one day, whatever stands before.
        if _TO.fullmatch(text, one.span.end, other.span.start) and _RIGHT_BEHIND.fullmatch(
            text, other.span.end, match.start()
        ):
            return one, other
    pair = near if len(near) == len(_PAIR) else ()
    if not pair or not all(one.dated for one in pair) or pair[0].at >= pair[1].at:
        return None
    if PART.search(text, begin, match.start()):
        return None
    before = (begin, match.start())
    return (pair[0], pair[1]) if WHOLE_BEFORE.search(text, *before) or _MEASURED.search(text, *before) else None


_PAIR = ("begin", "end")


def _slack(match: re.Match[str], minutes: int, *, direct: bool) -> int:
    """Minutes by which a length may be off: whole hours are rounded, unless they stand beside their two clocks."""
    if match["rest"]:
        return 1
    if direct:
        return 20
    return 60 if minutes >= _DAY * 60 else 40


def _minutes(match: re.Match[str]) -> int | None:
    if match["n"] == "半":
        return 30
    number = float(match["n"]) if match["n"][0].isdigit() else han_value(match["n"])
    if number is None:
        return None
    return round(float(number) * 60) + 30 * bool(match["half"]) + int(match["rest"] or 0)


def _moments(ledger: Ledger, block: Span) -> list[_Moment]:
    """The moments of a paragraph; a day without a month, or a clock without a day, takes what was told before."""
    found: list[_Moment] = []
    year, month, day = _ANY_YEAR, 0, 0
    year_told = False
    for match in _MOMENT.finditer(ledger.text, *block):
        hour = int(match["hour"])
        if match["late"] in _AFTERNOON and hour < _NOON:
            hour += _NOON
        year = int(match["year"] or year)
        month = int(match["month"] or month or 1)
        year_told = year_told or bool(match["year"])
        moved = match["word"] in ("次日", "翌日", "第二天")
        day = int(match["day"] or day or 1)
        if not calendar.exists(year, month, day):
            return []
        at = datetime(year, month, day) + timedelta(days=int(moved), hours=hour)
        at += timedelta(minutes=30 if match["half"] else int(match["minute"] or match["minutes"] or 0))
        if moved:
            month, day = at.month, at.day
        if match["about"]:
            return []
        found.append(_Moment(Span(*match.span()), at, bool(match["day"] or match["word"]), year_told))
    return found

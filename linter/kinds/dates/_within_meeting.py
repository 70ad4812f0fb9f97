"""Days of a meeting: it opened on the 6th and closed on the 9th, and its vote is dated the 11th."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from typing import NamedTuple

from linter.fact import DateFact
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OPENED = regex(r"[^，,。；\d]{0,16}(?:开幕|开班|开营|开赛|开课|开训|开馆迎展|正式开始|召开|举行|举办)")
_CLOSED = regex(r"[^，,。；\d]{0,12}(?:闭幕|结业|闭营|闭展|收官|结束|落幕|闭会)")
_HELD = regex(r"[，,]?[^，,。；\d]{0,30}(?:召开|举行|举办|开展)")
_DURING = regex(
    r"(?:会议|大会|全会|会期|赛事|运动会|比赛|培训(?:班)?|活动|展会|博览会|集训|研修|论坛|节庆|节会|展期|训练营|夏令营)(?:举办|召开)?期间"
    r"|(?:大会|全体会议)(?:全体会议)?[^，,。；]{0,12}?(?:表决|选举|通过|审议|听取|举行)|第[一二三四五]次全体会议|会上"
)
_THEN = regex(rf"(?:{_DURING.pattern})[，,]?[^，,。；\d的]{{0,10}}$")
"""会议期间，大会于: what the day belongs to, with no other matter between."""
_OUTSIDE = regex(
    r"[会幕赛训业束]后|会前|[赛训]前|筹备|此前|之前|前夕|截至|报名|将于|拟|预备|来函|曾|[去上前]年|同期|印发|公示|下发|媒体|交办|转办|出生|成立|原定"
)
_FARTHEST = 20
"""Days before or behind a meeting in which a day told of it is taken for a slip."""
_SENTENCES = 8
"""Sentences behind the days of a meeting that may tell of it."""


class Outside(NamedTuple):
    """A day told of a meeting, and the days between which it was held."""

    date: DateFact
    meeting: tuple[DateFact, ...]


def outside_meeting(ledger: Ledger) -> Iterator[Outside]:
    """Every day of what was done at the text's only meeting that lies before or behind it."""
    held = [*_held(ledger)]
    if len(held) != 1:
        return
    meeting, first, last = held[0]
    for date in ledger.dates:
        near = 0 < date.sentence - meeting[0].sentence <= _SENTENCES
        day = _day(date)
        if not near or date.ends or date.relation or not date.day or day is None:
            continue
        sentence = ledger.sentences[date.sentence].span
        if _OUTSIDE.search(ledger.text, *sentence) or not _DURING.search(ledger.text, *sentence):
            continue
        during = _THEN.search(ledger.text, sentence.start, date.span.start)
        act = during and _ACT.match(ledger.text, date.span.end)
        if not (act or _TIME_OF.search(ledger.text, *_before(date))):
            continue
        gap = max((first - day).days, (day - last).days)
        if 0 < gap <= _FARTHEST:
            yield Outside(date, meeting)


def _held(ledger: Ledger) -> Iterator[tuple[tuple[DateFact, ...], Day, Day]]:
    """The days on which a meeting opened and closed, told in one sentence or as a range."""
    opened: DateFact | None = None
    for date in ledger.dates:
        if date.relation:
            continue
        if date.ends is not None:
            first, last = (_day(end) for end in date.ends)
            if first and last and date.ends[1].day and _HELD.match(ledger.text, date.span.end):
                yield (date,), first, last
        elif opened and opened.sentence == date.sentence and _CLOSED.match(ledger.text, date.span.end):
            first, last = _day(opened), _day(date)
            if first and last and first <= last:
                yield (opened, date), first, last
            opened = None
        elif date.day and _OPENED.match(ledger.text, date.span.end):
            opened = date


def _day(date: DateFact) -> Day | None:
    """The day; without a year, that of any year in which all the text's days may stand."""
    if date.year is None and date.month and date.day and not date.impossible:
        return Day(_ANY_YEAR, date.month, date.day)
    return date.first


def _before(date: DateFact) -> tuple[int, int]:
    return max(0, date.span.start - 8), date.span.start


_ANY_YEAR = 2000
_TIME_OF = regex("(?:表决|选举|通过|举行|召开)[一-鿿]{0,2}(?:时间|日期)[为是]?$")
_ACT = regex(
    r"[^。；，\d]{0,14}?(?:表决|选举|通过|审议|听取|举行|进行|决赛|观摩|参观|考察|分组|讨论|授课|颁奖|辩论|演练|赴|走进|作(?:了)?报告)(?!的)"
)


def spans_of(one: Outside) -> tuple[Span, ...]:
    """The day, and those of the meeting."""
    return (one.date.span, *(date.span for date in one.meeting))

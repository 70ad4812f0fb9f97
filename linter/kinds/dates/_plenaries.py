"""Sessions told twice: 第五届…第四次全体会议 held on 25 July, and the 五届三次全会 of that very day further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from linter.fact import DateFact
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BODY = (
    r"纪律检查委员会|纪委|人民代表大会常务委员会|人大常委会|人民代表大会|人大|政协|职工代表大会|职代会|会员代表大会|董事会|监事会|理事会"
    r"|人民政府|政府|委员会|执行委员会|常务委员会|常委会"
)
_SITTING = (
    r"(?:扩大)?(?:全体会议|常务会议|全体（扩大）会议|全委会|全会|会议|职代会|董事会|监事会|理事会|会员代表大会|常委会)"
    r"(?:会议)?"
)
_NAMED = regex(
    rf"第?(?P<term>{SMALL_NUMERAL})届(?P<body>{_BODY})?第?(?P<session>{SMALL_NUMERAL})次(?P<sitting>{_SITTING})"
)
_OWNER = regex(
    r"(?:(?P<standing>(?:人大|代表大会|政协)?(?:常委会|常务委员会)|党组)|(?P<discipline>纪律检查|纪委)|(?P<government>政府)|(?P<council>政协|政治协商)|(?P<congress>人大|人民代表大会)|(?P<staff>职工代表|职代会|工会)"
    r"|(?P<board>董事会)|(?P<watch>监事会)|(?P<society>科协|文联|妇联|团[省市县区]?委|共青团|残联|侨联|工商联|协会|理事会|商会)|(?P<party>[省市县区州旗镇乡党]委(?!员会)|中共))"
)
_LEVEL = regex(r"(?P<level>[省市县区州旗镇乡])[委人政纪科]?[一-鿿]{0,6}$")
_BEFORE = 14
"""Characters before a term that name whose session it is."""
_HELD = regex(
    r"[^。；，\n]{0,6}(?:(?:于|在)[^。；，\n]{0,24})?(?:召开|举行|开幕|闭幕|审议)"
    r"|[^。；\n]{0,4}[，,]?[^。；，\n]{0,12}(?:召开|举行)"
)
_OUTCOME = regex(r"(?:[^。；，\n]{0,4})(?:精神|通过|提出的|决议|期间|闭幕)")
_AHEAD = regex(r"拟|(?<![现已])将|筹备|准备|下一[届次]|届时|换届|明年|次年|开好|计划|预计|待|迎接|即将")
_FARTHEST = timedelta(days=120)
"""Days behind a session within which all that a text tells lies, for the next one not to have been held yet."""


class Session(NamedTuple):
    """One naming of a session."""

    span: Span
    term: int
    session: int
    body: str
    """Whose it is, where that is told: congress, council, discipline …; empty for a committee or none."""
    level: str
    days: frozenset[tuple[int, int]]
    """Month and day of every date of its sentence, of a stretch the first."""
    ends: frozenset[tuple[int, int]]
    """The same with the last days of stretches."""


def sessions_in_conflict(ledger: Ledger) -> Iterator[tuple[Session, Session]]:
    """The session that was held, and its second naming with another term or number."""
    if "届" not in ledger.text or "次" not in ledger.text:
        return
    named = [_session(ledger, match) for match in matches_on_lines(_NAMED, "届", ledger.text)]
    if len({(one.term, one.session) for one in named}) < _TWO:
        return
    for one, other in combinations(named[:_MOST], 2):
        apart = ledger.sentence_at(one.span.start) != ledger.sentence_at(other.span.start)
        if apart and _comparable(one, other) and _on_its_days(one, other):
            yield one, other
    held = [one for one in named if one.days and _is_held(ledger, one)]
    if len({(one.body, one.term, one.session) for one in held}) == 1 and not _goes_on_after(ledger, held[0]):
        spans = {one.span for one in held}
        for other in named:
            if other.span not in spans and _follows(ledger, held[0], other):
                yield held[0], other


def _is_held(ledger: Ledger, one: Session) -> bool:
    """True for …第四次全体会议于7月25日召开, and for 召开四届二次职代会."""
    before = ledger.text[max(0, one.span.start - _BEFORE) : one.span.start]
    return bool(_HELD.match(ledger.text, one.span.end) or _CALLED.search(before))


_CALLED = regex(r"(?:召开|举行)了?[^。；，\n]{0,8}$")
_TWO = 2
_MOST = 16
"""Namings that are compared; more are a register of meetings."""


def _session(ledger: Ledger, match: re.Match[str]) -> Session:
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    before = ledger.text[max(sentence.start, match.start() - _BEFORE) : match.start()]
    owner = _OWNER.search(match.group()) or _OWNER.search(before)
    level = _LEVEL.search(before)
    days = {(end.month, end.day) for date in ledger.dates_in(sentence) for end in _first(date) if end.month and end.day}
    return Session(
        Span(*match.span()),
        whole_number(match["term"]),
        whole_number(match["session"]),
        owner.lastgroup or "" if owner else "",
        level["level"] if level else "",
        frozenset(days),
        frozenset(
            (end.month, end.day)
            for date in ledger.dates_in(sentence)
            for end in date.ends or (date,)
            if end.month and end.day
        ),
    )


def _on_its_days(one: Session, other: Session) -> bool:
    """True for one and the same day, or the last day, 1月12日闭幕, of the stretch on which the other was held."""
    if len(one.days) != 1 or len(other.days) != 1:
        return False
    return one.days == other.days or (one.days | other.days) in (one.ends, other.ends)


def _first(date: DateFact) -> tuple[DateFact, ...]:
    return date.ends[:1] if date.ends else (date,)


def _comparable(one: Session, other: Session) -> bool:
    """True for two namings that one body may bear, told in two sentences and with one slip between them."""
    if (one.term == other.term) == (one.session == other.session):
        return False
    if one.body and other.body and one.body != other.body:
        return False
    return not (one.level and other.level and one.level != other.level)


def _follows(ledger: Ledger, held: Session, other: Session) -> bool:
    """True where the outcome of the session after the one just held is told."""
    if other.term != held.term or other.session != held.session + 1 or not _comparable(held, other):
        return False
    if other.days or other.span.start < held.span.start or (held.body != other.body and other.body):
        return False
    sentence = ledger.sentences[ledger.sentence_at(other.span.start)].span
    return not _AHEAD.search(ledger.text, *sentence) and _OUTCOME.match(ledger.text, other.span.end) is not None


def _goes_on_after(ledger: Ledger, held: Session) -> bool:
    """True where the text tells of days so long behind the session that the next one may have been held."""
    inside = ledger.dates_in(ledger.sentences[ledger.sentence_at(held.span.start)].span)
    day = next((date.first for date in inside if date.first), None)
    last = max((date.last for date in ledger.dates if date.last and date.day), default=None)
    return day is not None and last is not None and last - day > _FARTHEST

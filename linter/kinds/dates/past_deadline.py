"""Past deadlines: a deadline before the signing date, of work that the report calls under way or not yet due."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from typing import Literal, NamedTuple

from linter.fact import DateFact
from linter.facts.dates.dated import Record
from linter.facts.numbers.lines import last_match
from linter.facts.states.ended import ENDED
from linter.facts.states.unfinished import WORK
from linter.finding import Hit, Severity
from linter.kinds.dates._announced import FINISH, PROMISE, SETTLED, announced
from linter.kinds.dates._kept_terms import kept_terms
from linter.kinds.dates._plans import in_plans
from linter.kinds.dates._terms import (
    NOT_DUE,
    OF_OLD,
    SETTLED_TERM,
    TERM,
    WITH_THEM,
    closes_item,
    is_not_due,
    known_gone,
    of_this_year,
    recurs,
    settled_behind,
    with_feasts,
)
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Work that is open, in the words of the report.
_OPEN = regex(
    rf"正在(?:整改|推进|实施|进行|落实|{WORK})|正有序推进|未到(?:整改|办理|完成)?(?:时限|期限|时间|期)|(?:时限|期限)(?:尚)?未(?:到|满|届)"
    r"|尚未到(?:期|整改|时限)|未到期|整改中|推进中|办理中|需完成|尚需|待完成|继续推进|加快推进|在办|[尚仍还]有\d+|(?:余下|其余|剩余|剩下)的?\d+|未完成(?:整改)?的?\d|剩余[^，。]{0,12}(?:计划|预计|将)"
)
_UNDER_WAY = regex(r"(?:正在[一-鿿]{2,4}|(?:整改|推进|办理)中)$")

_REMAINING = regex(r"(?:余下|其余|剩余|剩下)的?\d")
_PLANNED = regex(
    r"计划|预计|力争|争取|拟|确保|有望|定于|承诺|时限|期限|限期|将|[需须待]|(?<![相对供反])应(?!急)|(?<![主重])要|可"
)
_SO_MANY_BY_THEN = regex(r"(?:之?前|以前)?[^，,。；、\d需须应待]{0,12}?[一-鿿]{2}了?\d")
_WHOLLY = regex(rf"(?:之?前|以前)?(?:均|都|全部)(?:{ENDED})")
_SO_MANY = regex(r"\d[一-鿿]{0,6}?(?:已经?)?[在于]?$")
"""其中8座在6月底前通过验收，余下2座…: so many were done by then, without a word that plans it."""
_NOT_DONE = regex(r"(?:[尚仍还]?未|没有?)(?:完成|办[结完]|到|整改|销号|交付|验收)|[尚仍还]有\d")
_STILL_AT_IT = regex(r"[，,](?:目前|现|该项|截至目前)?(?:[尚仍还]|未到|推进中|办理中|整改中)")
_ALL_DONE = regex(r"(?:均|都|全部)已经?(?!启动|开工|进场|制定|明确|列入|纳入|签订|落实|部署|确定|按)")
"""Behind a deadline: all of it is done."""


@dataclass(frozen=True)
class PastDeadline:
    """Reports 正在整改，计划5月底前完成 in a report signed in June; 已于5月底前完成 is fine."""

    sort: Literal["deadline", "future"] = "deadline"
    """deadline: open work with a deadline gone by. future: 3月底将… told before a later signing date."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every deadline or announcement that lies before the signing date."""
        if self.sort == "deadline":
            yield from kept_terms(ledger)
        told = _told_on(ledger, self.sort)
        if told is None:
            return
        for stated in with_feasts(ledger, told.day) if self.sort == "deadline" else ledger.dates:
            date = of_this_year(ledger, stated, told.day)
            if date.last is None or date.last >= told.day or not _year_is_sure(date, told.day):
                continue
            if date.ends or date.granularity in ("year", "years") or date.relation == "as-of" or recurs(ledger, date):
                continue
            is_open = self._open(ledger, date) and not settled_behind(ledger, date)
            stands = is_open if self.sort == "deadline" else not is_open and announced(ledger, date)
            if not stands or _in_later_year(ledger, date, told.day):
                continue
            said = date.year_source == "said" and not told.posted
            yield _hit(ledger, date, told, "error" if said else "warning")
        for record in ledger.records if self.sort == "deadline" else ():
            yield from _in_rows(ledger, record, told)

    def _open(self, ledger: Ledger, date: DateFact) -> bool:
        """True for a deadline of work that the same sentence calls open."""
        sentence = ledger.sentences[date.sentence].span
        before = ledger.text[sentence.start : date.span.start]
        behind = ledger.text[date.span.end : sentence.end]
        clause = re.split(r"[，,；]", before)[-1]
        if date.relation == "since" or (WITH_THEM.search(clause) and OF_OLD.match(behind)):
            return False
        if is_not_due(ledger, date, clause + behind):
            return True
        if known_gone(before, behind):
            return False
        if TERM.search(clause):
            near = ledger.text[self._near(ledger, date, -1) : self._near(ledger, date, 1)]
            return _OPEN.search(near) is not None and not SETTLED_TERM.search(near)
        if date.relation == "before" and closes_item(before):
            return re.search("已|了", re.split(r"[，,；。]", behind)[0]) is None
        promised = date.relation == "before" or PROMISE.search(clause) is not None
        if not promised or FINISH.match(behind) is None or SETTLED.search(clause):
            return False
        if SETTLED.search(_own_words(before, behind)):
            return False
        own = re.split(r"[，,；。]", behind)[0]
        # 其余650万元于9月15日前完成调整 tells what was done by then, unless a plan says so.
        left = last_match(_REMAINING, before)
        if left and not _PLANNED.search(before[left.start() :] + own):
            before = before[: left.start()]
        planned = _PLANNED.search(clause + own) is not None
        done = not planned and (_SO_MANY.search(clause) or _SO_MANY_BY_THEN.match(own) or _WHOLLY.match(own))
        # 6月底前整改2个 tells how many were done by then, unless they are some of those that are told as not done.
        if done:
            return _WHOLLY.match(own) is None and _NOT_DONE.search(before.rpartition("；")[2]) is not None
        # What is settled in the clause before was another part of the work, unless nothing is open behind it.
        if _OPEN.search(before):
            return not (_ALL_DONE.search(behind) and _REMAINING.search(clause))
        if planned:
            return _OPEN.search(behind) is not None
        # 5月底前剩余3座全部竣工 tells what was done by then; 5月底前完成自查，目前仍在进行 what was not.
        return not _REMAINING.search(own) and _STILL_AT_IT.match(behind, len(own)) is not None

    def _near(self, ledger: Ledger, date: DateFact, step: int) -> int:
        """Where the words that tell the state of a term begin or end: its sentence, 状态：正在整改 beside it."""
        at = date.sentence
        beside = ledger.sentences[at + step].span if 0 <= at + step < len(ledger.sentences) else None
        if beside is not None and _STATE.fullmatch(ledger.text, *beside):
            return beside.start if step < 0 else beside.end
        return ledger.sentences[at].span.start if step < 0 else ledger.sentences[at].span.end


class _Told(NamedTuple):
    """The day on which the report is told."""

    day: Day
    span: Span | None
    posted: bool
    """True for the day on which a web page was put up: the text may be older."""
    variant: str


def _told_on(ledger: Ledger, sort: str) -> _Told | None:
    """The signing date; for terms that are said not to be due, else the latest day that the report is told for."""
    if ledger.signing:
        return _Told(ledger.signing.first, ledger.signing.span, ledger.signing.posted, "")
    if sort == "future":
        return _Told(ledger.state_day, None, False, "as-of") if ledger.state_day else None
    if not NOT_DUE.search(ledger.text):
        return None
    days = [date for date in ledger.dates if date.relation == "as-of" and date.year_source == "said" and date.first]
    latest = max(days, key=lambda date: date.first or Day.min, default=None)
    return _Told(latest.first, latest.span, False, "as-of") if latest and latest.first else None


def _hit(ledger: Ledger, date: DateFact, told: _Told, severity: Severity) -> Hit:
    return Hit(
        (date.span, told.span) if told.span else (date.span,),
        {"date": ledger.quote(date.span), "signed": told.day.isoformat()},
        f"{date.last.isoformat() if date.last else ''} < {told.day.isoformat()}",
        severity=severity,
        variant=told.variant,
    )


def _in_rows(ledger: Ledger, record: Record, told: _Told) -> Iterator[Hit]:
    """Hits for rows whose term is gone by and whose state is 未到期."""
    for one in record:
        gone = one.date.last is not None and one.date.last < told.day
        if gone and one.in_table and _TERM_LABEL.search(one.label) and any(NOT_DUE.search(text) for text in one.row):
            yield _hit(ledger, one.date, told, "error" if one.date.year_source == "said" else "warning")


_TERM_LABEL = regex("时限|期限|截止|限期|到期|(?:计划|要求|应|拟|预计)[一-鿿]{0,4}(?:时间|日期)")
_STATE = regex(r"[^，。；：:]{0,6}(?:状态|进展|进度|情况|结果)[：:][^，。；：:]{2,12}[。；]?")
_LATELY = 120
"""Days before the signature in which 5月底前 without a year is meant as this year's; before, next year's may be."""


def _year_is_sure(date: DateFact, signed: Day) -> bool:
    """True where the year is told, or may only be this one."""
    if date.year_source in ("block", "section") and date.month and date.last and date.last.year < signed.year:
        # 2024年6月前改造 … 剩余1处4月20日前完成, signed in April 2025: the year of the signature is meant as likely.
        return (date.month, date.day or 31) < (signed.month, signed.day)
    if date.year_source not in ("loose", ""):
        return True
    return date.last is not None and date.year == signed.year and (signed - date.last).days <= _LATELY


def _in_later_year(ledger: Ledger, date: DateFact, signed: Day) -> bool:
    """True for 10月底前完成 in the plans for a later year than the one taken over, by heading, title or paragraph."""
    if date.year is None or date.last is None or date.year_source == "said":
        return False
    block = ledger.sentences[date.sentence].block
    headings = "".join(ledger.read(heading.span) for heading in ledger.section_of(block))
    planned = in_plans(ledger, date, surely=True)
    told = _YEAR.findall(headings) or (_YEAR.findall(ledger.identity.title) if planned else [])
    if told and int(told[-1]) > date.year:
        return True
    bare = date.year_source != "word" and date.year == signed.year
    if bare and signed.month == _DECEMBER and (planned or (signed - date.last).days > _JUST_GONE):
        return True
    at = bisect_left(ledger.dates, date.span, key=lambda fact: fact.span)
    for other in reversed(ledger.dates[max(0, at - _OF_PARAGRAPH) : at]):
        if ledger.sentences[other.sentence].block != block:
            break
        # 2023年结转的项目 tells which ones, and turns no plan to that year.
        if other.year and other.year_source in ("said", "word") and not OF_OLD.match(ledger.text, other.span.end):
            return other.year > date.year
    return False


_DECEMBER = 12
"""The month in which a plan for 10月底 is one for the year to come."""
_JUST_GONE = 45
"""Days before a signature of December in which a day that is told as ahead may still be a slip."""
_YEAR = regex(r"(?<!\d)(20\d\d)年")
_OF_PARAGRAPH = 16
"""Dates before one among which its paragraph tells the year."""


def _own_words(before: str, behind: str) -> str:
    """The clause behind a deadline; right behind 正在整改 its 拨付到位 says what is to be reached."""
    clause = re.split(r"[，,；。）)]", behind)[0]
    earlier = re.split(r"[，,；。]", before)[-2:-1]
    return clause.removesuffix("到位") if earlier and _UNDER_WAY.search(earlier[0]) else clause

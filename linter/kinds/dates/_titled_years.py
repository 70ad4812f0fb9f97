"""Years that a title settles: those of a government's report of work, and those of a statistical bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from linter.facts.dates.date_pieces import ZERO, numeral
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

YEAR = rf"(?<!\d)(?:20\d\d|二[{ZERO}一二三四五六七八九]{{3}})"
_FRONT = 1200
"""Characters from the start within which title and day stand."""
WORK = regex(
    rf"(?:^|(?<=\n))[^\n。，；]{{0,20}}?(?P<year>{YEAR})[ ]?年?"
    r"[^\n。，；：\d《》]{0,14}?政府工作报告[ ]*(?=\n|[（(]|$)"
)
BULLETIN = regex(
    rf"(?P<year>{YEAR})[ ]?年[^\n。，；\d]{{0,14}}?\n?[ 　]*国民经济\s{{0,3}}和\s{{0,3}}社会发展\s{{0,3}}"
    "(?:主要指标)?统计公报"
)
BY_SITTING = regex("工作报告|预算|计划|要点|安排|审计|整改|巡[察视]|打算|思路|方案")
"""Titles with the year of the sitting, or of what is planned, or of what another has looked at."""
_SUMMER = 7
"""From this month on half a year is told of, and how the whole one may go."""
_AUTUMN = 10
"""From this month on a report may look ahead to the next year, and be called after it."""


class Heading(NamedTuple):
    """A numbered heading that names the year told of, or the one planned for."""

    year: int
    span: Span
    back: bool
    """True where the year is told of."""
    budget: bool
    """True for a part on a budget."""


def titled(ledger: Ledger, headings: list[Heading]) -> Iterator[Hit]:
    """One hit for each heading, opening, note or day that does not fit the title or the day of delivery."""
    text = ledger.text
    if "政府工作报告" in text[:_FRONT]:
        yield from _work_report(ledger, WORK.search(text, 0, _FRONT), headings)
    elif "统计公报" in text[:_FRONT]:
        title = BULLETIN.search(text, 0, _FRONT)
        if title:
            yield from _bulletin(ledger, title)
            return
    if "统计局" in text[:_FRONT] and "初步核算" in text:
        yield from _untitled(ledger)


def delivery(ledger: Ledger) -> tuple[date, Span] | None:
    """The day on which a report is delivered, and where it stands; None where only a web page names one."""
    signing = ledger.signing
    if signing is None or signing.span is None or signing.posted:
        return None
    return signing.day, signing.span


def against_own(ledger: Ledger, other: Span, own: Span, variant: str = "") -> Hit:
    """A year that is `other` than the report's `own`."""
    values = {"other": ledger.quote(other), "own": ledger.quote(own)}
    return Hit((other, own), values, severity="warning", variant=variant)


def _work_report(ledger: Ledger, title: re.Match[str] | None, headings: list[Heading]) -> Iterator[Hit]:
    """2014年3月5日 below 2015年政府工作报告; 三、2024年重点工作 in a report that is delivered in January 2025."""
    day = delivery(ledger)
    named = numeral(title["year"]) if title else 0
    span = Span(*title.span("year")) if title else None
    if day and span and day[1].start < _FRONT:
        early = day[0].year < named - 1 or (day[0].year == named - 1 and day[0].month < _AUTUMN)
        if early or day[0].year > named + 1:
            yield against_own(ledger, day[1], span, "titled")
            return
    if day and day[1].start < _FRONT:
        planned = {day[0].year} | ({day[0].year + 1} if day[0].month >= _AUTUMN else set())
        variant, span = "dated", day[1]
    elif span:
        planned, variant = {named, named + 1}, "told"
    else:
        return
    for heading in headings:
        if not heading.budget and heading.year + heading.back not in planned:
            yield against_own(ledger, heading.span, span, variant)


_OPENING = regex(
    rf"\n[ 　]*(?P<year>{YEAR})年(?:是|[，,](?:是|在|面对|全[省市县区州国]|我[省市县区州]|各[级地]"
    r"|[^。；\n]{0,24}(?:坚持以|以习近平|深入贯彻|认真贯彻)))"
)
_OPENS = 400
"""Characters behind a bulletin's title within which its text opens."""


_OPENS_WITH = regex(rf"[）) 　]*\n\s*(?P<year>{YEAR})年(?:[，,]?是|[，,])")
_SHORTER = regex("季度|上半年|[1一][—-]")
_WHOLE_YEAR = regex(
    "(?<!占)(?<!预计)(?<!预测)全年(?!的?(?:目标|任务|预|有望|计划|将|走势|形势|过半|实现[^，。]{0,8}目标)|[^，。]{0,8}(?:预计|有望|预期|目标|任务))"
)
_SEVERAL = 3
"""Times that a whole year is told of as over."""


def _untitled(ledger: Ledger) -> Iterator[Hit]:
    """2025年4月 above 2025年，… 初步核算，全年…: what a year came to, told before it was over."""
    day = delivery(ledger)
    opens = _OPENS_WITH.match(ledger.text, day[1].end) if day else None
    if day is None or opens is None or numeral(opens["year"]) != day[0].year or day[0].month >= _SUMMER:
        return
    told = sum(1 for _ in _WHOLE_YEAR.finditer(ledger.text))
    if (
        told >= _SEVERAL
        and f"{day[0].year - 1}年全年" not in ledger.text
        and not _SHORTER.search(ledger.text, day[1].end, _FRONT)
    ):
        yield against_own(ledger, day[1], Span(*opens.span("year")), "early")


def _bulletin(ledger: Ledger, title: re.Match[str]) -> Iterator[Hit]:
    """A bulletin of 2025 comes out in 2026, opens with 2025年 and notes that the figures of 2025 are preliminary."""
    named, span, day = numeral(title["year"]), Span(*title.span("year")), delivery(ledger)
    if day and day[0].year <= named:
        yield against_own(ledger, day[1], span, "early")
    elif day and day[0].year > named + 1 and day[1].start < _FRONT:
        yield against_own(ledger, day[1], span, "titled")
    opens = _OPENING.search(ledger.text, title.end() - 1, title.end() + _OPENS)
    if opens and numeral(opens["year"]) != named:
        yield against_own(ledger, Span(*opens.span("year")), span, "told")

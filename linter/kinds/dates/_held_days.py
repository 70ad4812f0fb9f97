"""The day on which a report was read: never before the year it tells of, never months after its page was put up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import numeral
from linter.finding import Hit
from linter.kinds.dates._own_years import FRONT
from linter.kinds.dates._titled_years import YEAR, Heading, against_own, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_DAY = r"(?P<day>(?P<y>20\d\d)(?:年|[-/.])(?P<m>\d{1,2})(?:月|[-/.])(?P<d>\d{1,2})日?)"
_POSTED = regex(
    rf"(?:(?P<sure>发布|公布|创建|发表|刊发|上传|更新|抓取)(?:时间|日期)|(?P<bare>时间|日期))[ 　]*[：:]\s*{_DAY}"
    rf"|(?:新华社|本报|本社|中新社)[一-鿿]{{0,10}}?{_DAY.replace('<', '<w')}[ 　]*电"
    rf"|(?:^|(?<=\n))[ 　]*{_DAY.replace('<', '<l')}[ 　]*(?:\d{{1,2}}:\d\d(?::\d\d)?)?[ 　]*(?:来源|作者|浏览|点击)"
    rf"|(?:来源|作者)[：:][^\n]{{0,16}}\n[ 　]*{_DAY.replace('<', '<s')}[ 　]+\d{{1,2}}:\d\d"
)
"""发布时间：2026-02-01 of a web page, 新华社北京2026年3月15日电 of an agency."""
_DISPATCH = regex(
    r"(?:新华社|中新社|本报)[一-鿿]{0,10}?(?P<day>(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日)[ 　]*电"
)
"""新华社北京3月16日电: the day on which an agency gave the report out, after it was read."""
_PAGE = regex("来源|作者|浏览|点击|字号|字体|编辑|打印|分享")
_NEAR = 60
"""Characters around 时间： within which a page names its source."""
_MEETING = regex("[^。\n]{0,30}?(?:会|届)")
_MONTHS = 45
"""Days by which the meeting must lie behind its page: a page may be put up a few days ahead."""
_PAGE_DAY = regex(
    rf"^(?=[^\n。，]*$)(?=(?:发布|发表|刊发|公布)|[^\n]*(?:来源|作者|浏览|点击|阅读))"
    rf"[^\n]*?(?:发布|发表|刊发|公布)(?:时间|日期)[ 　]*[：:][ 　]*{_DAY}",
    re.MULTILINE,
)
"""发布时间：2024-03-08　点击数：, in a line of a page; 更新 and 创建 tell of the file, a sentence of something else."""
_DAYS = 3
"""Days by which a page may be put up before the day of its report: a weekend."""
_HEAD = 400
"""Characters in which the line of a page stands that names its day."""
_SHORT_FOOT = 400
"""Characters from the end in which a page may tell its day."""


def read_after_posted(ledger: Ledger) -> Iterator[Hit]:
    """——2026年7月28日在…会议上 on a page of 1 February 2026."""
    day = delivery(ledger)
    if day is None or day[1].start >= FRONT or not _MEETING.match(ledger.text, day[1].end):
        return
    dispatch = _DISPATCH.search(ledger.text, 0, FRONT)
    if dispatch:
        given_out = _day_of(int(dispatch["y"] or day[0].year), int(dispatch["m"]), int(dispatch["d"]))
        if given_out and given_out < day[0] and (day[0] - given_out).days < _MONTHS:
            yield _posted(ledger, day, (given_out, Span(*dispatch.span("day"))))
    posted = _posted_days(ledger)
    if len({one.year * 12 + one.month for one, _ in posted}) == 1 and (day[0] - posted[0][0]).days > _MONTHS:
        yield _posted(ledger, day, posted[0])


def _posted(ledger: Ledger, read: tuple[date, Span], posted: tuple[date, Span]) -> Hit:
    values = {"other": ledger.quote(read[1]), "own": ledger.quote(posted[1])}
    calculation = f"{read[0].isoformat()} > {posted[0].isoformat()}"
    return Hit((read[1], posted[1]), values, calculation, severity="warning", variant="posted")


def signed_after_posted(ledger: Ledger) -> Iterator[Hit]:
    """发布时间：2024-03-08 over a report that is signed on 5 March 2025."""
    signing = ledger.signing
    if signing is None or signing.span is None or signing.posted:
        return
    told = list(_PAGE_DAY.finditer(ledger.text, 0, min(_HEAD, signing.span.start)))
    posted = _day(told[0]) if len(told) == 1 else None
    if posted and (signing.first - posted).days > _DAYS:
        span = Span(*told[0].span("day"))
        values = {"other": ledger.quote(signing.span), "own": ledger.quote(span)}
        calculation = f"{signing.day.isoformat()} > {posted.isoformat()}"
        yield Hit((signing.span, span), values, calculation, severity="warning", variant="signed")


def _posted_days(ledger: Ledger) -> list[tuple[date, Span]]:
    """The days on which the page was put up, in front of the report or at its foot."""
    text = ledger.text
    found = []
    for match in (*_POSTED.finditer(text, 0, FRONT), *_POSTED.finditer(text, max(FRONT, len(text) - _SHORT_FOOT))):
        around = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
        if match["bare"] and not _PAGE.search(around):
            continue
        way = next(way for way in ("", "w", "l", "s") if match[f"{way}day"])
        day = _day(match, way)
        if day:
            found.append((day, Span(*match.span(f"{way}day"))))
    return found


def _day(match: re.Match[str], way: str = "") -> date | None:
    """The day that a line of a page names, by the way it is written; None where the calendar has none such."""
    return _day_of(*(int(match[f"{way}{part}"]) for part in "ymd"))


def _day_of(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if calendar.exists(year, month, day) else None


_NAMED = regex(
    r"(?:报告|提出|现将|现就|汇报)[^。，；：:\d\n]{0,14}?"
    rf"(?P<year>{YEAR})[ ]?年(?:度)?(?P<theme>[^。，；：:\d\n]{{0,16}}?(?:决算|预算执行|执行情况|完成情况|工作情况))"
)
_ENDED = regex(rf"(?P<year>{YEAR})[ ]?年(?:度)?[一-鿿]{{0,10}}?决算(?:草案)?(?:现|业|均|都)*已经?编制")
_PARTS = regex(r"[上下]半年|季度|月|中期|调整|五年|三年|阶段|以来|春|汛|节|期间")
_THEME = 24
"""Characters behind a year that say what is told of it."""
_WHOLE = regex("决算|执行情况|工作回顾")
"""What is told of a whole year; 2024年春运工作情况 may be told in March."""
_SPRING = 3
"""Up to this month nobody looks back on the running year."""


def told_of_later(ledger: Ledger, headings: list[Heading]) -> Iterator[Hit]:
    """2024年6月23日 above a report that names itself by 2025, or looks back on it: 一、2025年工作回顾."""
    named = _NAMED.search(ledger.text, 0, FRONT)
    ended = _ENDED.search(ledger.text, 0, FRONT) if named and "决算" in named["theme"] else None
    if named and ended and numeral(named["year"]) != numeral(ended["year"]) and ended.start() < named.start():
        yield against_own(ledger, Span(*ended.span("year")), Span(*named.span("year")), "submitted")
    day = delivery(ledger)
    if day is None or day[1].start >= FRONT:
        return
    told = [(one.year, one.span) for one in headings if one.back]
    if named:
        told.insert(0, (numeral(named["year"]), Span(*named.span("year"))))
    for year, span in told:
        theme = ledger.text[span.end : span.end + _THEME]
        if _PARTS.search(theme):
            continue
        if day[0].year < year or (day[0].year == year and day[0].month <= _SPRING and _WHOLE.search(theme)):
            yield against_own(ledger, day[1], span, "early")
            return
    for heading in headings:
        if not heading.back and heading.year > day[0].year + 1:
            yield against_own(ledger, heading.span, day[1], "dated")
            return

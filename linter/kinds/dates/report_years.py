"""The two years of a report: the one told of, the one planned for, and the day on which it is delivered."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._headed_years import headed_otherwise
from linter.kinds.dates._held_days import read_after_posted, signed_after_posted, told_of_later
from linter.kinds.dates._named_itself import named_otherwise
from linter.kinds.dates._own_paper import own_paper
from linter.kinds.dates._own_years import FRONT, PARTS, Years, pairs
from linter.kinds.dates._section_years import headed_of_another_year
from linter.kinds.dates._titled_years import YEAR, Heading, against_own, delivery, titled
from linter.kinds.dates._worked_for import worked_for
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SLIPS = (-1, 0, 2)
"""Years from the one told of to the one planned for that a slip explains; further apart, two things are meant."""


class ReportYears:
    """Reports 2025年预算执行情况与2025年预算草案, and a report on 2025 that is delivered in February of that year."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of years that do not follow one another, and each heading or day that fits neither."""
        own: Years | None = None
        for years in pairs(ledger.text):
            if years.planned - years.told in _SLIPS:
                yield against_own(ledger, years.planned_span, years.told_span, "pair")
            elif years.planned != years.told + 1:
                continue
            elif own is None and years.told_span.start < FRONT:
                own = years
            elif own and own.told != years.told and _is_submitted(ledger, years):
                yield against_own(ledger, years.told_span, own.told_span, "submitted")
        headings = list(_headings(ledger))
        yield from titled(ledger, headings)
        yield from _below_headings(ledger, own)
        yield from _just_past(ledger, own)
        yield from read_after_posted(ledger)
        yield from signed_after_posted(ledger)
        yield from named_otherwise(ledger, own, headings)
        yield from worked_for(ledger, own, headings)
        yield from own_paper(ledger, own, headings)
        if own is None:
            yield from _against_each_other(ledger, headings)
            if "政府工作报告" not in ledger.text[:FRONT]:
                yield from told_of_later(ledger, headings)
        else:
            yield from _against_own(ledger, own, headings)
            yield from headed_otherwise(ledger, own)
            yield from _delivered(ledger, own)


_NAMES_ITSELF = regex(r"(?:现将|向大会|兹将|提出|报告|提请)[^。；\n]{0,24}$")


def _is_submitted(ledger: Ledger, years: Years) -> bool:
    """True for 现将2024年…执行情况和2025年…草案提请审查, which is the report itself."""
    start = years.told_span.start
    early = start < FRONT
    return early and _NAMES_ITSELF.search(ledger.text, max(0, start - 30), start) is not None


_MARK = rf"[ 　]*(?:[一二三四]、|第[一二三四]部分[ 　：:、]*|(?=20\d\d))[ 　]*(?P<year>{YEAR})[ ]?年(?:度)?"
_BACK = regex(
    rf"{_MARK}[^\n。，；\d]{{0,16}}?(?:工作回顾|工作总结|(?P<budget>预算执行|计划执行|执行情况))[^\n。；]{{0,20}}"
)
_ON = regex(
    rf"{_MARK}(?:政府|[全我本][省市县区州镇乡村校院局]|经济社会发展|主要|重点|总体|奋斗|预期|发展|的|(?P<budget>[^\n。，；\d]{{0,16}}?预算)|、)*"
    "(?:工作安排|重点工作|工作重点|主要任务|重点任务|工作任务|工作部署|总体部署|工作打算|工作思路|工作计划|工作总体要求"
    "|工作总体部署|总体要求|目标任务|政府工作|草案|安排"
    "|(?:工作|发展|奋斗|预期)?目标(?:[和与及、](?:主要|重点|工作)*(?:任务|举措|措施|工作))?"
    "|(?:工作)?(?:任务|打算|思路|谋划|部署)[和与及、](?:主要|重点|工作)*(?:目标|举措|措施|打算|任务))"
    r"(?:和[^\n。；\d]{0,14}|建议|意见|及[^\n。；\d]{0,14}|（草案）|情况)?"
)
_DONE = regex(r"完成|落实|进展|成效|回顾|推进情况|执行|开展")
_LONGEST = 44
"""Characters of such a heading."""


def _headings(ledger: Ledger) -> Iterator[Heading]:
    for block in ledger.document.blocks:
        start, end = block.span
        if end - start > _LONGEST or block.kind == "cell" or "年" not in ledger.text[start : start + 14]:
            continue
        match = _BACK.fullmatch(ledger.text, start, end)
        back = match is not None
        if match is None and not _DONE.search(ledger.text, start, end):
            match = _ON.fullmatch(ledger.text, start, end)
        if match and not PARTS.search(match.group()):
            yield Heading(numeral(match["year"]), Span(*match.span("year")), back, match["budget"] is not None)


def _against_each_other(ledger: Ledger, headings: list[Heading]) -> Iterator[Hit]:
    """一、2025年工作回顾 and 二、2025年工作安排."""
    back = [one for one in headings if one.back]
    on = [one for one in headings if not one.back]
    if len(back) != 1 or len(on) != 1 or on[0].year == back[0].year + 1:
        return
    if back[0].budget == on[0].budget and back[0].span.start < on[0].span.start:
        yield against_own(ledger, on[0].span, back[0].span, "headings")


_PAST = regex(rf"(?P<how>刚刚|刚|已经)?过去的(?:这个)?(?P<year>{YEAR})年")
_OPENS_CLAUSE = "。；，、！!：:\n 　（("


def _just_past(ledger: Ledger, own: Years | None) -> Iterator[Hit]:
    """刚刚过去的2021年 in a report on 2022, or in one that is delivered in spring 2023."""
    if "过去的" not in ledger.text:
        return
    day = delivery(ledger)
    if own:
        meant, where = own.told, own.told_span
    elif day and day[1].start < FRONT and day[0].month < _LATE_SPRING:
        meant, where = day[0].year - 1, day[1]
    else:
        return
    for match in matches_on_lines(_PAST, "过去的", ledger.text):
        opens = match["how"] in ("刚刚", "刚") or ledger.text[match.start() - 1 : match.start()] in _OPENS_CLAUSE
        # 过去的2019年和2020年: years that are looked back on together.
        if opens and numeral(match["year"]) != meant and not _SEVERAL.match(ledger.text, match.end()):
            yield against_own(ledger, Span(*match.span("year")), where, "past")


_SEVERAL = regex(r"(?:度)?(?:[—\-－~～至到、和与及]|里，我们经历|暑|春|[上下]半年|\d{1,2}月)")
_LATE_SPRING = 5
"""Before this month the year just past is the last one."""

_AHEAD = regex(
    r"[ 　]*(?:[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]?|第[一二三四五六七八九]部分|\d{1,2}[、.．])?[ 　：:、]*"
    rf"(?:完成|实现|做好|落实|确保)?(?P<year>{YEAR})[ ]?年(?:度)?(?P<plan>[^\n。，；：\d—\-～至]{{0,16}}?"
    r"(?:重点|思路|指导思想|总体要求|安排|打算|任务|目标|措施|举措|草案|要点|计划)[^\n。；\d]{0,14})"
)
_OPENS = regex(rf"\s*(?P<year>{YEAR})年(?:[，,]?是|[，,]|(?:全|我)[省市县区州])")


def _below_headings(ledger: Ledger, own: Years | None) -> Iterator[Hit]:
    """Headings of one year over sections of another, each once."""
    seen: set[Span] = set()
    for hit in (*_openings_below(ledger, own), *headed_of_another_year(ledger)):
        if hit.spans[0] not in seen:
            seen.add(hit.spans[0])
            yield hit


def _openings_below(ledger: Ledger, own: Years | None) -> Iterator[Hit]:
    """三、2025年重点工作, and below it 2026年是…: another year than the one planned for."""
    for block in ledger.document.blocks:
        start, end = block.span
        if end - start > _LONGEST or block.kind == "cell" or "年" not in ledger.text[start : start + 16]:
            continue
        heading = _AHEAD.fullmatch(ledger.text, start, end)
        if heading is None or _DONE.search(heading["plan"]) or PARTS.search(heading["plan"]):
            continue
        below = _OPENS.match(ledger.text, end)
        if below is None or numeral(below["year"]) != numeral(heading["year"]) + 1:
            continue
        if own is None or numeral(below["year"]) == own.planned:
            yield against_own(ledger, Span(*heading.span("year")), Span(*below.span("year")), "opening")


def _against_own(ledger: Ledger, own: Years, headings: list[Heading]) -> Iterator[Hit]:
    """一、2024年预算执行情况 in a report on 2025."""
    for heading in headings:
        meant, span = (own.told, own.told_span) if heading.back else (own.planned, own.planned_span)
        if heading.budget and heading.year != meant and abs(heading.year - meant) == 1:
            yield against_own(ledger, heading.span, span, "submitted")


_AUTUMN = 10
"""From this month on a report on the running year may be delivered."""


def _delivered(ledger: Ledger, own: Years) -> Iterator[Hit]:
    """2025年2月 above a report on 2025: the year is not over."""
    day = delivery(ledger)
    if day is None or day[1].start >= FRONT:
        return
    signed, span = day
    if signed.year < own.told or (signed.year == own.told and signed.month < _AUTUMN):
        values = {"other": ledger.quote(span), "own": ledger.quote(own.told_span)}
        yield Hit((span, own.told_span, own.planned_span), values, severity="warning", variant="early")
    elif signed.year > own.planned:
        yield against_own(ledger, own.planned_span, span, "late")

"""Reports that name themselves by another year further on: 本公报反映的是2022年全年情况 in a bulletin on 2023."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._own_years import FRONT, Years, pairs
from linter.kinds.dates._titled_years import BULLETIN, WORK, YEAR, Heading, against_own, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OWN_YEAR = (
    rf"(?P<year>{YEAR})年(?:度)?"
    r"(?!以来|以前|之前|[底末初春夏秋冬至到—\-－~～、和与及或]|\d{1,2}月|[上下]半年|[前一二三四1-4第])"
)
_CONTENT = "(?:情况|成果|结果|状况|成就|面貌|态势|数据|运行|统计|内容)"
_REFLECTS = regex(
    r"本(?:统计)?公报(?:中|里)?(?:集中|主要|全面|客观|系统|如实|综合)?所?(?:反映|展示|记录|记载|汇总|描述|呈现|统计|收录|刊载|涵盖|列)"
    rf"(?:数据|内容|指标)?的?(?:就|均|都)?(?:是|为|系|了)?{_OWN_YEAR}[^\n。；，\d]{{0,20}}?{_CONTENT}(?=[。，；\n（(])"
)
_ABOVE_SIGN = regex("以上|上述")
_ABOVE = regex(
    r"(?:^|(?<=[。；\n 　]))(?:以上|上述)(?:数据|内容|各项数据|各项指标|情况)?(?:就|均|都|即)?(?:是|为|系)"
    rf"{_OWN_YEAR}[^\n。；，\d]{{0,20}}?{_CONTENT}(?=[。；\n])"
)
_WORK_AGAIN = regex(
    rf"(?:(?<!\d)(?P<year>{YEAR})年(?:度)?的?(?:这|此|该|本)(?:份|个|一)(?:政府)?工作报告"
    rf"|(?:以上|上述|这)就?[是为](?:[^\n。，；\d]{{0,8}})(?P<above>{YEAR})年(?:度)?(?:政府)?工作报告(?=[。；\n]|的?(?:全部|主要|全文|内容))"
    rf"|(?:这份|此份|本)(?P<this>{YEAR})年(?:度)?政府工作报告)"
)
_BOTH_SIGN = regex("报告(?:主要|全面|系统|重点)?(?:回顾|总结)")
_BOTH = regex(
    rf"(?:本|这份|以上|上述)报告(?:主要|全面|系统|重点)?(?:回顾|总结)了?(?P<told>{YEAR})年(?:度)?(?:的|政府|主要|各项)*工作(?:情况)?"
    rf"[、，和并与及]+(?:部署|安排|谋划|提出|展望|明确)了?(?P<planned>{YEAR})年"
)
_FIRST_WORDS = regex(
    rf"(?P<year>{YEAR})年[^\n。，\d]{{0,24}}?(?:生产总值|初步核算)|(?:统一|初步)核算[^\n。\d]{{0,12}}[，,]?(?P<then>{YEAR})年"
)
_OPENING = 500
"""Characters from the start within which a bulletin without a title tells of its first figure."""
_COMPARED = regex("对比|比较|可比|基期|上一?年|修订|对照|附[表件录]")
_ASKS = regex(r"(?<!提)请[^。；\n]{0,24}$")
_TO_BE_PASSED = regex(r"[^。；\n]{0,24}?(?:审议|审查|审批|审阅)")
_PASSED = regex("批准|通过的|去年|上年|上次")
_LEAD = 40
"""Characters before the years of a budget in which it is asked for."""


def named_otherwise(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """One hit for each naming of the report's own year behind its front that is not the year of the front."""
    text = ledger.text
    if "本公报" in text or "统计公报" in text[:FRONT]:
        yield from _bulletin(ledger)
    if "工作报告" in text:
        yield from _work_report(ledger)
    yield from _both_years(ledger, own, headings)
    if own:
        yield from _asked_for(ledger, own)


def _bulletin(ledger: Ledger) -> Iterator[Hit]:
    """本公报反映的是2022年…情况 and 以上为2022年…统计结果."""
    title = BULLETIN.search(ledger.text, 0, FRONT)
    first = title or (_FIRST_WORDS.search(ledger.text, 0, _OPENING) if "本公报" in ledger.text else None)
    if first is None:
        return
    group = "year" if first["year"] else "then"
    span = Span(*first.span(group))
    for match in (
        *matches_on_lines(_REFLECTS, "本公报", ledger.text),
        *matches_on_lines(_ABOVE, _ABOVE_SIGN, ledger.text),
    ):
        if numeral(match["year"]) != numeral(first[group]) and not _compared(ledger, match.start()):
            yield against_own(ledger, Span(*match.span("year")), span, "told")


def _compared(ledger: Ledger, at: int) -> bool:
    return _COMPARED.search(ledger.read(ledger.sentences[ledger.sentence_at(at)].span)) is not None


def _work_report(ledger: Ledger) -> Iterator[Hit]:
    """2022年的这份政府工作报告 at the end of 2023年政府工作报告, delivered in January 2023."""
    if "政府工作报告" not in ledger.text[:FRONT]:
        return
    title, day = WORK.search(ledger.text, 0, FRONT), delivery(ledger)
    own, span = set(), None
    if day and day[1].start < FRONT:
        own, span = {day[0].year}, day[1]
    if title:
        own, span = own | {numeral(title["year"])}, Span(*title.span("year"))
    elif day:
        # It may be called after the year that it tells of.
        own.add(day[0].year - 1)
    if span is None:
        return
    for match in matches_on_lines(_WORK_AGAIN, "工作报告", ledger.text):
        group = next(name for name in ("year", "above", "this") if match[name])
        if match.start() > span.end and numeral(match[group]) not in own:
            yield against_own(ledger, Span(*match.span(group)), span, "told" if title else "dated")


def _both_years(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """本报告回顾2021年工作、部署2022年任务 in a report whose first part is 一、2022年工作回顾."""
    back = [one for one in headings if one.back]
    for match in matches_on_lines(_BOTH, _BOTH_SIGN, ledger.text):
        if own:
            meant, span = own.told, own.told_span
        elif len({one.year for one in back}) == 1:
            meant, span = back[0].year, back[0].span
        else:
            continue
        if numeral(match["told"]) != meant:
            yield against_own(ledger, Span(*match.span("told")), span, "submitted")


def _asked_for(ledger: Ledger, own: Years) -> Iterator[Hit]:
    """请对2021年预算执行情况与2022年预算草案一并审议 at the end of a report on 2022 and 2023."""
    for years in pairs(ledger.text):
        start, end = years.told_span.start, years.planned_span.end
        if start < own.planned_span.end or years.told == own.told or years.planned != years.told + 1:
            continue
        asked = _ASKS.search(ledger.text, max(0, start - _LEAD), start)
        behind = asked and _TO_BE_PASSED.match(ledger.text, end)
        if asked and behind and not _PASSED.search(asked.group() + behind.group()):
            yield against_own(ledger, years.told_span, own.told_span, "submitted")

"""Headings of a plan with a year long over: 二、2024年预算草案 in a report on 2025 and 2026, and below it 2026年…."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.finding import Hit
from linter.kinds.dates._own_years import PARTS, Years
from linter.kinds.dates._titled_years import YEAR, against_own
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEADING = regex(
    rf"[ 　]*[一二三四五六七八九十]{{1,2}}、[ 　]*(?:[一-鿿，]{{0,10}}(?:完成|做好|确保|落实|抓好))?"
    rf"(?:关于)?(?:[全我本][省市县区州]|[一-鿿]{{1,4}}[省市县区州盟旗镇乡])?(?P<year>{YEAR})[ ]?年(?:度)?"
    r"(?P<theme>[^\n。；：\d—\-～至]{0,30})"
)
_PLANS = regex(
    r"草案|(?:预算|计划|工作|任务)安排|重点工作|工作重点|重点任务|主要任务|总体(?:思路|要求)|工作思路|工作打算"
    r"|主要措施|支持重点|收支安排"
)
_TOLD = regex(
    r"完成|落实|进展|成效|回顾|情况通报|推进情况|执行|开展|总结|审计|整改|决算|评[价估]|调整|结转|编制|中期|规划|提前|储备|谋划"
)
_YEAR_TOLD = regex(rf"(?P<year>{YEAR})[ ]?年")
_LONGEST = 44
"""Characters of such a heading."""
_OPENING = 1200
"""Characters below a heading within which its section names its own year."""
_AHEAD = regex(r"(?<![现已])将(?!近)|坚持以|[要应]紧紧|要(?:坚持|深入|全面)|安排[\d.]+[亿万]")
_FIRST = 400
"""Characters within which a section that names no year looks ahead."""


def headed_otherwise(ledger: Ledger, own: Years) -> Iterator[Hit]:
    """One hit for each heading of a plan whose year is over, where its section speaks of the year planned for."""
    chapters = [one for one in ledger.headings if one.level == 1]
    for at, heading in enumerate(chapters):
        start, end = ledger.document.blocks[heading.block].span
        match = _HEADING.fullmatch(ledger.text, start, end) if end - start <= _LONGEST else None
        if match is None or not _PLANS.search(match["theme"]) or _TOLD.search(match["theme"]):
            continue
        year = numeral(match["year"])
        if year in (own.told, own.planned) or PARTS.search(match["theme"]) or start < own.planned_span.end:
            continue
        last = chapters[at + 1].span.start if at + 1 < len(chapters) else len(ledger.text)
        told = next(_YEAR_TOLD.finditer(ledger.text, end, min(last, end + _OPENING)), None)
        if told and numeral(told["year"]) == own.planned:
            yield against_own(ledger, Span(*match.span("year")), Span(*told.span("year")), "opening")
        elif (
            year < own.told
            and (told is None or told.start() > end + _FIRST)
            and _AHEAD.search(ledger.text, end, min(last, end + _FIRST))
        ):
            yield against_own(ledger, Span(*match.span("year")), own.planned_span, "planned")

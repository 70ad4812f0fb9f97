"""Plan periods: a five-year plan and the years written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._closing_plans import find_misplaced
from linter.kinds.dates._hoped_plans import find_hoped_plans
from linter.kinds.dates._plan_edges import find_misplaced_edges
from linter.kinds.dates._plan_spans import find_two_spans
from linter.kinds.dates._school_years import find_misdated_terms
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NAME = r"(?P<plan>[一二三四五六七八九]|十[一二三四五六]?)五"
_PLAN = rf"(?:[“\"]{_NAME}[”\"]|{_NAME.replace('plan', 'bare')}(?=规划|时期|期间))"
_TO = r"(?:至|到|—{1,2}|-|~)"
_YEAR = r"(?:19|20)\d\d"
_STRETCH = rf"(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年?"
_EDGE = r"(?P<edge>开局之年|开局年|首年|起步之年|收官之年|收官年|最后一年|末年|末)"
_YEARS = regex(
    # “十四五”(2016—2020年), 《“十四五”水利发展规划（2016—2020年）》, “十三五”期间，即2015年至2020年
    rf"{_PLAN}(?:规划期|规划|计划|时期|期间|[^《》“”。；，\d]{{2,16}}?规划(?:纲要)?)?(?:这?五年[间来里中]?)?(?:[（(]即?|[，,]?即)[从自]?{_STRETCH}[)）]?"
    # “十四五”规划期为2020—2024年, “十三五”规划的实施期限是2015年至2020年
    rf"|[“\"]{_NAME.replace('plan', 'run')}[”\"](?:规划)?的?(?:实施|执行)?(?:期限?|时期|年限|期间|起止年[份度]?|时间)"
    rf"(?:为|是|涵盖|覆盖|对应)了?[从自]?(?P<from>{_YEAR})年?{_TO}(?P<until>{_YEAR})年?"
    # 2016—2020年“十四五”期间
    rf"|(?P<early>{_YEAR})年?{_TO}(?P<late>{_YEAR})年(?:，即)?[“\"](?P<behind>十?[一二三四五六七八九]|十)五[”\"](?:时期|期间)"
)
_ENDS = (("first", "from", "early"), ("last", "until", "late"))
"""The groups in which the first year may stand, and the last."""
_EDGES = regex(
    # “十四五”收官之年（2024年）, “十四五”末的2026年
    rf"[“\"](?P<plan>十?[一二三四五六七八九]|十)五[”\"](?:规划|计划|时期)?的?{_EDGE}(?:[（(]即?|的)?(?P<year>{_YEAR})年"
    # 2024年是“十四五”规划目标任务的收官之年, 2023年是“十四五”的第二年; 收官之年的前一年 is another year
    rf"|(?P<year2>{_YEAR})年[，,]?(?:既|也|正|恰|又)?(?:是|作为|为)[^。；，,“”\"\n]{{0,18}}"
    r"[“\"](?P<plan2>十?[一二三四五六七八九]|十)五[”\"][^。；，,、“”\"\n]{0,12}?(?P<edge2>开局|起步|收官|首|末|最后一|第[一二三四五])"
    # “十三五”收官和“十五五”规划之年 shares its 之年 with what follows
    r"(?:之?年(?=[，,。；;、！!（(\n]|[和与及暨也又更]|$)|(?=[和与及暨、][“\"](?:十?[一二三四五六七八九]|十)五[”\"][^。；，,、“”\"\n]{0,12}之年))"
    # 到2025年即“十四五”末
    rf"|(?P<year3>{_YEAR})年[底末]?[，,（(]?(?:也?即|也就是|正是)[“\"](?P<plan3>十?[一二三四五六七八九]|十)五[”\"]"
    r"(?:规划|计划|时期)?期?的?(?P<edge3>末|收官|最后一年|开局|首年|起步)"
)

_FIRST_YEARS = regex(
    # “十四五”前三年（2020—2022年）
    rf"{_PLAN}(?:规划|计划|时期)?的?(?P<side>[前头后])(?P<n>[一二两三四1-4])年(?:[（(]即?|[，,]?即|[，,])(?P<first>{_YEAR})年?(?:{_TO}|[、和])(?P<last>{_YEAR})年?[)）]?"
)
_OF_LAW = regex(r"[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:法治|普法|依法|法制)")
"""“八五”普法规划: those are counted from 1986."""
_SIGN = regex(r"五(?:[”\"]|规划|时期|期间)")


class PlanPeriod:
    """Reports “十四五”(2016—2020年): the fourteenth plan runs from 2021 to 2025."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every plan whose years are those of another."""
        for match in matches_on_lines(_YEARS, _SIGN, ledger.text):
            plan = match["plan"] or match["bare"] or match["run"] or match["behind"]
            if _OF_LAW.match(ledger.text, match.start()):
                continue
            first, last = calendar.plan_years(numeral(plan))
            told = tuple(int(match[one] or match[two] or match[three]) for one, two, three in _ENDS)
            if not first <= told[0] <= told[1] <= last:
                yield _hit(match, plan)
        for match in matches_on_lines(_FIRST_YEARS, _SIGN, ledger.text):
            plan = match["plan"] or match["bare"]
            first, last = calendar.plan_years(numeral(plan))
            n = numeral(match["n"].replace("两", "二"))
            meant = (last - n + 1, last) if match["side"] == "后" else (first, first + n - 1)
            if (int(match["first"]), int(match["last"])) != meant:
                yield _hit(match, plan)
        yield from _in_tables(ledger)
        edges: set[int] = set()
        for match in matches_on_lines(_EDGES, _SIGN, ledger.text):
            plan = match["plan"] or match["plan2"] or match["plan3"]
            edge = match["edge"] or match["edge2"] or match["edge3"]
            first, last = calendar.plan_years(numeral(plan))
            if int(match["year"] or match["year2"] or match["year3"]) != _year_of(edge, first, last):
                yield _hit(match, plan)
                edges.update(match.end(group) for group in ("plan", "plan2", "plan3") if match[group])
        for match in find_misplaced(ledger):
            if match.end("plan") not in edges:
                yield replace(_hit(match, match["plan"]), severity="warning")
        yield from _this_year(ledger)
        for match, told_in in find_hoped_plans(ledger):
            hit = _hit(match, match["plan"])
            yield replace(hit, spans=(*hit.spans, told_in), severity="warning")
        for edge in find_misplaced_edges(ledger):
            values = {"plan": ledger.quote(edge.plan), "first": str(edge.first), "last": str(edge.last)}
            yield Hit((edge.edge, edge.plan), values, severity="warning", variant="edge")
        for one, other in find_two_spans(ledger):
            values = {"one": f"{one.first}—{one.last}年", "other": f"{other.first}—{other.last}年"}
            yield Hit((other.span, one.span), values, severity="warning", variant="titled")
        for held, term in find_misdated_terms(ledger):
            values = {"plan": ledger.quote(term), "year": ledger.quote(held)}
            yield Hit((held, term), values, severity="warning", variant="term")


_THIS_YEAR = regex(
    r"今年[，,]?(?:既|也|正|恰|又)?(?:是|作为|为)[^。；，,“”\"\n]{0,18}[“\"](?P<plan>十?[一二三四五六七八九]|十)五[”\"]"
    r"[^。；，,、“”\"\n]{0,12}?(?P<edge>开局|起步|收官|首|末|最后一|第[一二三四五])之?年(?=[，,。；;、！!（(\n]|[和与及暨也又更]|$)"
)
_SPRING = 4
"""Up to this month a report may still call the year that it reports this year."""


_HEADED = regex(
    rf"(?<![\d自从与])(?P<year>{_YEAR})年度?(?:[一-鿿]{{0,6}}(?:工作|任务|目标|重点)|[一-鿿]{{0,8}}情况|的?(?:主要|总体|简要)?(?:回顾|总结|安排|打算|情况|成绩|成效|要求))"
)
"""A heading that tells the year of which its section speaks: no 2021年以来, 2035年远景目标 or 2021年巡视反馈意见."""
_OTHER_HEADING = regex(r"以来|远景|中长期|反馈|审计|巡[视察]|普查|评[估价]|整改|[与比][^\n]{0,8}相?比")


def _this_year(ledger: Ledger) -> Iterator[Hit]:
    """今年是“十三五”收官之年 in a report signed in 2025, or in one that is not signed, below 2025年主要工作."""
    if "今年" not in ledger.text:
        return
    for match in matches_on_lines(_THIS_YEAR, _SIGN, ledger.text):
        years, where = _years_written(ledger, match.start())
        first, last = calendar.plan_years(numeral(match["plan"]))
        if years and _year_of(match["edge"], first, last) not in years:
            spans = (Span(*match.span()), where) if where else (Span(*match.span()),)
            values = {"plan": f"“{match['plan']}五”", "first": str(first), "last": str(last)}
            yield Hit(spans, values, severity="warning")


def _years_written(ledger: Ledger, at: int) -> tuple[set[int], Span | None]:
    """The years that 今年 may mean at an offset, and what tells them: the signature, or the heading above."""
    signing = ledger.signing
    if signing and not signing.posted:
        years = {signing.day.year} | ({signing.day.year - 1} if signing.day.month <= _SPRING else set())
        if ledger.identity.period:
            years |= {day.year for day in ledger.identity.period}
        return years, signing.span
    for heading in reversed(ledger.section_of(ledger.document.block_index(at))):
        if _OTHER_HEADING.search(ledger.text, *heading.span):
            continue
        told = {int(one["year"]) for one in _HEADED.finditer(ledger.text, *heading.span)}
        if len(told) == 1:
            # What is planned for a year may be written in the one before, what is told of it in the one behind.
            year = told.pop()
            return {year - 1, year, year + 1}, heading.span
    return set(), None


_NAMED = regex(_PLAN)
_COLUMN = regex(rf"(?P<year>{_YEAR})年?")
_FEWEST = 3
"""Columns with a year from which a table tells a plan year by year."""
_ABOVE = 3
"""Blocks above a table among which its title is looked for."""


def _in_tables(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each table that is headed by a plan and has none of its years in its columns."""
    if not _SIGN.search(ledger.text):
        return
    for table in ledger.tables:
        years = [(int(m["year"]), cell.span) for cell in table.cells if (m := _COLUMN.fullmatch(cell.text))]
        if len({year for year, _ in years}) < _FEWEST:
            continue
        at = ledger.document.block_index(min(cell.span.start for cell in table.cells))
        above = ledger.document.blocks[max(0, at - _ABOVE) : at]
        named = [m for block in above for m in _NAMED.finditer(ledger.text, *block.span)]
        if len(named) != 1:
            continue
        first, last = calendar.plan_years(numeral(named[0]["plan"] or named[0]["bare"]))
        if not any(first <= year <= last for year, _ in years):
            values = {"plan": f"“{named[0]['plan'] or named[0]['bare']}五”", "first": str(first), "last": str(last)}
            yield Hit((Span(*named[0].span()), years[0][1], years[-1][1]), values, severity="warning")


def _year_of(edge: str, first: int, last: int) -> int:
    """The year of a plan that 开局, 收官 or 第三 names."""
    if edge.startswith("第"):
        return first + "一二三四五".index(edge[1])
    return first if edge[0] in "开首起" else last


def _hit(match: re.Match[str], plan: str) -> Hit:
    first, last = calendar.plan_years(numeral(plan))
    return Hit((Span(*match.span()),), {"plan": f"“{plan}五”", "first": str(first), "last": str(last)})

"""Year of the report: a heading, a column or a figure told for another year than the title names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from linter.facts.dates.date_pieces import numeral
from linter.facts.names.titles import TITLE_BLOCKS
from linter.finding import Hit
from linter.kinds.dates._caption_months import caption_months
from linter.kinds.dates._closings import closings
from linter.kinds.dates._compared_headings import compared_headings
from linter.kinds.dates._matter_of_year import (
    ended_otherwise,
    headed_plan_otherwise,
    labelled_otherwise,
    planned_otherwise,
)
from linter.kinds.dates._opening_years import find_opening_years
from linter.kinds.dates._planned_again import planned_again
from linter.kinds.dates._retold_periods import retold_periods
from linter.kinds.dates._titled_years import YEAR, against_own
from linter.kinds.dates._untold_year import untold
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LONGEST_TITLE = 70
_TITLE_YEAR = regex(
    rf"(?P<year>{YEAR})年(?:度)?(?!\d|至|到|—|-|以来)(?P<theme>[一-鿿“”]{{0,16}}?)(?=和20|与20|及20|暨20|的|$|[（(])"
)
_SORT = regex(
    r"(?:报告|通报|公告|公示|情况|总结|小结|公报|说明|分析|表|台账|回顾|汇报|述职|清单|简况|要点|成效)(?:[（(][^（）()]{1,8}[）)])?$"
)
_PLAN = regex(r"(?:计划|安排|打算|思路|谋划)$")
_MARK = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?)?"
_THEMED = r"[一-鿿“”]{4,16}"
_HEADING = regex(rf"{_MARK}(?P<span>(?P<year>{YEAR})年(?:度)?)(?P<theme>{_THEMED})")
_STARTS = r"(?:^|(?<=[。；\n]))"
_OWN = regex(
    rf"{_STARTS}(?P<span>(?P<year>{YEAR})年)(?:度)?[，,](?P<between>[^。；\n]{{0,30}}?)(?:本年度|今年|本年)(?!初|以前|底前)",
    re.MULTILINE,
)
_HEADED = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．][^。；，\n]{2,20}。)?"
_PERIOD = r"(?:全年|[上下]半年|前三季度|第?[一二三四]季度|1(?:—|至|-)\d{1,2}月)"
_OPENING = regex(
    rf"{_STARTS}{_HEADED}(?P<span>(?P<year>{YEAR})年(?:度)?{_PERIOD})(?:份|以来|期间)?[，,](?P<told>[^。\n]*)",
    re.MULTILINE,
)
_BACK = regex(r"[去前上]年|同期|相比|对比|较|曾|历史|审计|巡[察视]|反馈|立项|启动")
_THIS_YEAR = regex(r"今年|本年度|全年|年末|年初|年底")
_SEVERAL_YEARS = regex(r"(?<![二〇零○])[三五]年|任期|届|规划|中期|历年|对比|比较|回顾|一[揽览]")
_COLUMN_YEAR = regex(rf"(?P<year>{YEAR})年(?:度)?(?:[一-鿿]{{2,10}}|$)")
_NUMBERED = regex(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]|第[一二三四五六七八九十]+部分|[—-]")
_ANY_YEAR = regex(rf"(?P<year>{YEAR})年")


class _Title(NamedTuple):
    """The title, and the years that it names."""

    span: Span
    years: dict[int, Span]
    themes: dict[int, str]


class ReportYear:
    """Reports 一、2021年预算执行情况 below a title that has 2022年预算执行情况."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each year that is none of the report's, then for sections that open with another one."""
        told: set[int] = set()
        for hit in _against_title(ledger):
            told.add(hit.spans[0].start)
            yield hit
        for other, headed in find_opening_years(ledger):
            if other.start not in told:
                yield against_own(ledger, other, headed, "opened")


def _against_title(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each heading, column or sentence of another year, as far as the title decides its own."""
    yield from caption_months(ledger)
    yield from retold_periods(ledger)
    for other, headed in headed_plan_otherwise(ledger):
        yield against_own(ledger, other, headed, "headed")
    title = _title(ledger)
    words = ledger.read(title.span) if title else ""
    if title is None or _SEVERAL_YEARS.search(words):
        return
    yield from _headings(ledger, title)
    if len(title.years) != 1:
        return
    ((own, span),) = title.years.items()
    yield from _own_words(ledger, own, span)
    yield from _openings(ledger, own, span)
    yield from _covered(ledger, own, span)
    yield from _columns(ledger, own, span)
    others = (
        closings(ledger, own, words),
        compared_headings(ledger, own, words),
        untold(ledger, own, title.span, words),
        planned_otherwise(ledger, own, title.span),
        labelled_otherwise(ledger, own, title.span),
        ended_otherwise(ledger, own),
    )
    for other in chain.from_iterable(others):
        yield against_own(ledger, other, span)
    for other in planned_again(ledger, own, words):
        yield against_own(ledger, other, span, "planned")


def _title(ledger: Ledger) -> _Title | None:
    front: set[int] = set()
    for block in ledger.document.blocks[:TITLE_BLOCKS]:
        text = ledger.read(block.span)
        if len(text) > _LONGEST_TITLE or block.kind == "cell" or _NUMBERED.match(text):
            continue
        front.update(numeral(match["year"]) for match in _ANY_YEAR.finditer(text))
        plan = _PLAN.search(text)
        if not plan and not _SORT.search(text):
            continue
        years: dict[int, Span] = {}
        themes: dict[int, str] = {}
        for match in _TITLE_YEAR.finditer(text):
            year = numeral(match["year"])
            years[year] = Span(match.start("year"), match.end("year") + 1).shifted(block.span.start)
            themes[year] = match["theme"]
        # 2025年预算执行情况和 in a line of its own: the title has begun above.
        # A plan alone tells of the year before as well; behind a summary it is that of the next one.
        whole = years and front <= set(years) and (len(years) > 1 or not plan)
        return _Title(block.span, years, themes) if whole else None
    return None


def _headings(ledger: Ledger, title: _Title) -> Iterator[Hit]:
    """Headings with the theme of the title and a year that it does not name."""
    told = [(one, _HEADING.match(ledger.text, one.span.start, one.span.end)) for one in ledger.headings]
    # 一、2019年…情况 beside 二、2020年…情况: the year before, and then the only one of the title.
    own = title.years if len(title.years) == 1 else {}
    both = {one.parent for one, match in told if match and numeral(match["year"]) in own}
    for heading, match in told:
        if match is None or numeral(match["year"]) in title.years or heading.parent in both:
            continue
        for year, theme in title.themes.items():
            if _same_theme(theme, match["theme"]):
                yield against_own(ledger, Span(*match.span("span")), title.years[year])
                break


def _same_theme(titled: str, headed: str) -> bool:
    """True where the heading tells of what the title tells: its first words, or the year's work both times."""
    if len(titled) >= _THEME and headed.startswith(titled[:_THEME]):
        return True
    return any(sort.match(titled) and sort.match(headed) for sort in (_LOOKS_BACK, _LOOKS_ON))


_WORK = "(?:全年|[上下]半年|年度|主要|重点|各项)?(?:工作|任务|目标任务)(?:和|及)?(?:任务)?的?"
_LOOKS_BACK = regex(f"{_WORK}(?:总结|小结|回顾|(?:完成|开展|落实|进展|推进)?情况|(?:主要)?成[效绩])")
_LOOKS_ON = regex(f"{_WORK}(?:计划|打算|安排|思路|要点|谋划)")
"""一、2021年工作完成情况 below 2022年工作总结: one and the same part of the report, called otherwise."""
_THEME = 4
"""Characters that the theme of a heading shares with that of the title: 预算执行."""


def _own_words(ledger: Ledger, own: int, span: Span) -> Iterator[Hit]:
    """2020年，我镇本年度受理信访件31件 in a report on 2021."""
    if "今年" in ledger.text or "本年" in ledger.text:
        for match in _OWN.finditer(ledger.text):
            if numeral(match["year"]) < own and not _BACK.search(match["between"]):
                yield against_own(ledger, Span(*match.span("span")), span)


def _openings(ledger: Ledger, own: int, span: Span) -> Iterator[Hit]:
    """A sentence that opens with a period of another year, which the text names nowhere else."""
    for match in _OPENING.finditer(ledger.text, span.end):
        year = numeral(match["year"])
        if abs(year - own) != 1 or _BACK.search(match["told"]):
            continue
        named = [date for date in ledger.dates if date.year == year and date.year_source == "said"]
        if len(named) == 1 and _THIS_YEAR.search(ledger.text):
            yield against_own(ledger, Span(*match.span("span")), span)


_COVERED = regex(
    r"(?:统计|数据|报告|汇总|填报)(?:的|所)?(?:统计|起止)?(?:期限|期间|时限|时段|时间段?|区间|周期|范围|期)(?:为|是|均|[：:]|自|从|起止){0,3}"
    rf"(?P<span>(?P<year>{YEAR})年)(?:度|0?1月0?1日起?[，,]?(?:至|到|—|-|－|~|～)(?:(?P<last>{YEAR})年)?12月31日)"
)


_YEARLY = regex("(?:政府信息公开|政务公开|法治政府)[^，。]{0,8}(?:报告|年报)")
"""What tells of its own year by its nature; an assessment or an audit may rest on the figures of the year before."""
_OTHERS = regex("上一?年|前一年|对比|基期|财务")


def _covered(ledger: Ledger, own: int, span: Span) -> Iterator[Hit]:
    """统计期限自2019年1月1日起至12月31日止 in the yearly report on 2020: the whole year before, or after."""
    if ledger.text[max(0, span.start - 1) : span.start] in tuple("—-－–~～至到和、"):
        return
    title = ledger.read(ledger.document.blocks[ledger.document.block_index(span.start)].span)
    if not _YEARLY.search(title):
        return
    for match in _COVERED.finditer(ledger.text):
        if _OTHERS.search(ledger.text, ledger.sentences[ledger.sentence_at(match.start())].span.start, match.start()):
            continue
        year = numeral(match["year"])
        if abs(year - own) == 1 and (match["last"] is None or numeral(match["last"]) == year):
            yield against_own(ledger, Span(*match.span("span")), span)


def _columns(ledger: Ledger, own: int, span: Span) -> Iterator[Hit]:
    """A table all of whose headings with a year name one other year."""
    if not _THIS_YEAR.search(ledger.text):
        return
    for table in ledger.tables:
        named = [
            (numeral(match["year"]), cell.span)
            for cell in table.cells
            if cell.row == 0 and (match := _COLUMN_YEAR.match(cell.text))
        ]
        years = {year for year, _ in named}
        if len(named) == 1 and len(years) == 1 and abs(named[0][0] - own) == 1:
            yield against_own(ledger, named[0][1], span)

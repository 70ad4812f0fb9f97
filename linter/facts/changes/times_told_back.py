"""Multiples told back: 管网投资3.6亿元，比上年增长3倍 and, sections on, 2022年管网投资1.2亿元: two times more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.dates.years import YEAR
from linter.facts.quantities.levels import LevelYears
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEP = regex(r"[，,](?:(?:比|较)(?:上年|去年|(?P<year>20\d\d)年)(?:同期)?|同比)(?P<verb>增长|增加|提高)了?")
_NAME = regex(r"(?:其中)?(?:全年|今年|20\d\d年)?(?P<name>[一-鿿]{4,14}?)(?:完成|实现|达到?|为|共)?")
_OTHER = regex(r"计划|目标|预算|预计|力争|调整|半年|季度|\d月|累计|人均|平均")
_PERIOD = regex(r"半年|季度|\d月|累计")
_PARTLY = regex(
    r"口径|补报|统计|限额|规[模上]|全部|集中|半年|季度|\d月|乡镇|不含|不包括|剔除|扣除|其中|部分|修订|核减|调整|另|仅限|只[计含算]"
)
"""Beside a value: it is not of the whole year or not of all that the later one is of."""
_DATED = regex(r"(?P<year>20\d\d)年")
_AHEAD = regex("政府工作报告|计划|安排|草案|方案|要点")


def find_times_told_back(ledger: Ledger) -> Iterator[Change]:
    """Every 增长N倍 whose value of the year before another sentence tells, with its year and the same name."""
    if "倍" not in ledger.text:
        return
    years = LevelYears(ledger)
    told = _by_year(ledger)
    for level, factor in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        if factor.unit != "倍" or factor.approximate or level.approximate or not level.is_amount:
            continue
        step = _STEP.fullmatch(ledger.text, level.span.end, factor.span.start)
        name = _NAME.fullmatch(level.before)
        if step is None or name is None or _OTHER.search(level.before):
            continue
        last = (years.year_of(level) or _title_year(ledger)) - 1
        start = ledger.sentences[level.sentence].span.start
        if (step["year"] and int(step["year"]) != last) or _PERIOD.search(ledger.text, start, level.span.start):
            continue
        bases = [one for one in _told(told.get(last, ()), name["name"], last) if one.sentence != level.sentence]
        bases = [one for one in bases if comparable(one, level) and one.value > 0]
        if len({one.value for one in bases}) == 1:
            yield Change(bases[0], level, None, (Step(factor, True, step["verb"]),), inferred=True)


def _by_year(ledger: Ledger) -> dict[int, list[Quantity]]:
    """The numbers that stand first in their sentences right behind a year, by the year."""
    found: dict[int, list[Quantity]] = {}
    for one in ledger.quantities:
        year = None if one.approximate else _DATED.match(one.before)
        span = ledger.sentences[one.sentence].span
        opens = ledger.text[span.start : one.span.start].strip() == one.before
        if year and opens and not _PARTLY.search(ledger.text, one.span.end, span.end):
            found.setdefault(int(year["year"]), []).append(one)
    return found


def _told(told: Sequence[Quantity], name: str, year: int) -> Iterator[Quantity]:
    """Those of a year that are told by the name alone."""
    pattern = re.compile(rf"{year}年(?:全年|度)?{name}(?:完成|实现|只有|仅有|仅为|仅|达到?|为|共)?")
    return (one for one in told if pattern.fullmatch(one.before))


def _title_year(ledger: Ledger) -> int:
    """The only year of the title; 1 where it names none or several, which no text tells of.

    A 政府工作报告 or a plan is called by the year in which it is held, and tells of the one before.
    """
    title = ledger.read(ledger.document.blocks[0].span)
    named = set(YEAR.findall(title))
    return int(named.pop()) if len(named) == 1 and not _AHEAD.search(title) else 1

"""Growth over the year before, where another section tells what that year brought.

收入完成31.40亿元 in 一、2025年预算执行情况, and 收入39.25亿元，增长25.0% in 二、2026年预算安排: one name, one place,
and sections, or words before the numbers, that name two years in a row.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, REAL_TERMS, STEP
from linter.facts.dates.years import YEAR
from linter.facts.quantities.levels import LEVELS, LevelYears, Name, is_no_level, level_name
from linter.facts.quantities.strands import DATE_MARK, Strand
from linter.facts.rates.tellings import place_at
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class GrownByYear(NamedTuple):
    """A level, by how much it is above or below that of the year before, and what that year is told to have brought."""

    base: Quantity
    level: Quantity
    step: Quantity
    """A rate, or an amount in the unit of the level."""
    up: bool


class _Grown(NamedTuple):
    level: Quantity
    step: Quantity
    up: bool
    year: int


_PLAN = regex(r"预算(?!收|支|总)|计划|目标|任务|指标|调整|年初|口径")
"""What a change may be told from besides the year before."""
_LAST_YEAR = regex(f"上年|去年|上一年|{DATE_MARK}")
"""比上年, 比2025年执行数: a date is marked."""
_SHORTEST = 4
_MOST = 2
"""Values told under one name beyond which it names more than one thing."""


def find_grown_by_year(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every level with its change and each value that the year before is told with under the same name."""
    years = LevelYears(ledger)
    if not years.title and len(set(years.sections.values())) < 2 and len(set(YEAR.findall(ledger.text))) < 2:
        return
    grown: dict[Name, list[_Grown]] = {}
    for strand in ledger.strands:
        for name, told in _grown(ledger, strand, years):
            grown.setdefault(name, []).append(told)
    bases = _bases(ledger, grown, years) if grown else {}
    for name, tellings in grown.items():
        for level, step, up, year in tellings:
            found = [base for base in bases.get((name, year - 1), ()) if base.sentence != level.sentence]
            if len({base.value for base in found}) <= _MOST:
                for base in found:
                    if not _wholes_differ(ledger, base, level):
                        yield GrownByYear(base, level, step, up)


def _grown(ledger: Ledger, strand: Strand, years: LevelYears) -> Iterator[tuple[Name, _Grown]]:
    """The levels of a strand with each change over the year before that follows, up to the next level."""
    level: Quantity | None = None
    lead = ""
    end = ledger.sentences[strand.sentence].span.start
    for quantity, gap, known in strand.links:
        before, end = ledger.text[end : quantity.span.start], quantity.span.end
        told = STEP.fullmatch(gap) if level else None
        if told and level and quantity.kind in ("percent", level.kind) and not quantity.approximate:
            if not known or _PLAN.search(gap) or OTHER_FOOTING.search(gap) or told["same"] == "环比":
                continue
            if told["than"] and not _LAST_YEAR.match(told["than"]):
                continue
            if _PART_YEAR.search(ledger.lead(level)):
                continue
            name = _name(ledger, level, lead)
            if len(name.indicator) < _SHORTEST or REAL_TERMS.search(name.indicator):
                continue
            if quantity.kind == "percent" or quantity.unit == level.unit:
                yield name, _Grown(level, quantity, told["up"] is not None, _year(ledger, years, level))
        elif quantity.kind in LEVELS:
            lead = before
            level = None if quantity.approximate or OTHER_FOOTING.search(lead) else quantity


def _bases(
    ledger: Ledger, grown: Mapping[Name, list[_Grown]], years: LevelYears
) -> dict[tuple[Name, int], list[Quantity]]:
    """The levels told under these names, by the year that they are told for."""
    units = {name.unit for name in grown}
    ends = {name.indicator[-2:] for name in grown}
    found: dict[tuple[Name, int], list[Quantity]] = {}
    for sentence, quantities in ledger.by_sentence.items():
        end = ledger.sentences[sentence].span.start
        for quantity in quantities:
            lead, end = ledger.text[end : quantity.span.start], quantity.span.end
            if quantity.unit not in units or quantity.kind not in LEVELS or quantity.approximate:
                continue
            if any(one in lead[-_NEAR:] for one in ends) and not is_no_level(lead):
                name = _name(ledger, quantity, lead)
                if name in grown and not _PART_YEAR.search(ledger.lead(quantity)):
                    found.setdefault((name, _year(ledger, years, quantity)), []).append(quantity)
    return found


def _wholes_differ(ledger: Ledger, base: Quantity, level: Quantity) -> bool:
    """True for 全市 beside 全县, where the place alone says no more than 全."""
    named = [_WHOLE.findall(ledger.lead(one)) for one in (base, level)]
    return all(named) and named[0][-1] != named[1][-1]


def _name(ledger: Ledger, level: Quantity, lead: str) -> Name:
    """What a level is told of; the place is that of the sentence before where neither its own nor a heading has one."""
    name = level_name(ledger, level, lead)
    at = level.sentence
    if name.place or not at or ledger.sentences[at - 1].block != ledger.sentences[at].block:
        return name
    return name._replace(place=place_at(ledger, ledger.sentences[at - 1].span.end - 1))


def _year(ledger: Ledger, years: LevelYears, level: Quantity) -> int:
    """The year of a level; that with which a sentence before it in its paragraph opens where no heading names one."""
    if year := years.year_of(level):
        return year
    opened = _years_opened(ledger)
    last = bisect(opened, level.span.start, key=itemgetter(0)) - 1
    return opened[last][1] if last >= 0 and opened[last][0] >= ledger.paragraph(level).start else 0


@once
def _years_opened(ledger: Ledger) -> Iterator[tuple[int, int]]:
    for found in _OPENS.finditer(ledger.text):
        yield found.start("year"), int(found["year"])


_OPENS = regex(r"(?:^|[。；;\n]|[ 　]{2})\s{0,8}(?:预计|建议|预期)?(?P<year>20\d\d)年(?!至|到|[—－~-])")
"""The year that a sentence begins with."""
_WHOLE = regex("全([省市县区州国旗镇乡])")
_PART_YEAR = regex(r"季度|半年|[—－~～至到-]\d{1,2}月|前[一二三四五六七八九十\d]+个?月|月份|当月")
_NEAR = 16
"""Characters before a number that hold the end of its name."""

"""Growth over the year before, where another section tells what that year brought.

收入完成31.40亿元 in 一、2025年预算执行情况, and 收入39.25亿元，增长25.0% in 二、2026年预算安排: one name, one place,
and sections, or words before the numbers, that name two years in a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, REAL_TERMS, STEP
from linter.facts.dates.years import YEAR
from linter.facts.quantities.strands import Strand
from linter.facts.rates.tellings import indicator, place_of
from linter.offsets import Span
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


_Name = tuple[str, str, str]
"""Place, indicator and unit."""

_LEVELS = ("money", "count", "measure")
_TITLE = 80
"""Characters of the first block that may name the year of a bulletin."""
_BULLETIN = regex(r"(?P<year>20\d\d)年[^。；\n]{0,20}(?:公报|决算)")
_OPENS = regex(r"\s*(?P<year>20\d\d)年(?:是|，|以来)")
"""2025年是…收官之年: the year with which a text without a title begins."""
_PLAN = regex(r"预算(?!收|支|总)|计划|目标|任务|指标|调整|年初|同口径|口径")
"""What a change may be told from besides the year before."""
_PLANNED = regex(
    r"(?:拟|按|计划|安排|代编预算|代编|预算数|预算(?!收|支)|预[计期]|为|编制|草案|的|目标|建议|完成|总计|执行|实现|数|收支|汇总)+$"
)
_OPENING = regex(r"^(?:建议|汇总|预计|拟|计划|安排|我市|我县|我区|地方|财政|辖区)+")
_NO_LEVEL = regex(
    r"预算(?!收|支|总)|计划|目标|任务|指标|草案|安排|年初|调整|比|较|同期|减|增[加长收支]|其中|累计|至少|季度|半年|\d月|月份|剔除|扣除|口径|如|若|新增"
)
"""What a number is that no year brought: part of something, plan, change, or told for another period."""
_LAST_YEAR = regex("上年|去年|上一年")
_MARK = regex("[，,。；;：:（()）]")
_SHORTEST = 4
_MOST = 2
"""Values told under one name beyond which it names more than one thing."""


def find_grown_by_year(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every level with its change and each value that the year before is told with under the same name."""
    years = _section_years(ledger)
    own = _BULLETIN.search(ledger.text, 0, _TITLE) or _OPENS.match(ledger.text)
    title = int(own["year"]) if own else 0
    if len(set(years.values())) < 2 and not title:
        return
    grown: dict[_Name, list[_Grown]] = {}
    for strand in ledger.strands:
        for name, told in _grown(ledger, strand, years, title):
            grown.setdefault(name, []).append(told)
    if not grown:
        return
    bases = _bases(ledger, grown, years, title)
    for name, tellings in grown.items():
        for level, step, up, year in tellings:
            found = [base for base in bases.get((*name, year - 1), ()) if base.sentence != level.sentence]
            if found and len({base.value for base in found}) <= _MOST:
                for base in found:
                    yield GrownByYear(base, level, step, up)


def _section_years(ledger: Ledger) -> dict[int, int]:
    """The year of each heading's section that names just one, by the heading's block."""
    found = {}
    for heading in ledger.headings:
        years = set(YEAR.findall(ledger.quote(heading.span)))
        if len(years) == 1:
            found[heading.block] = int(years.pop())
    return found


def _year_of(ledger: Ledger, quantity: Quantity, years: Mapping[int, int], title: int) -> int:
    """The year that a level is told for: that of its sentence, of its section, or of the bulletin; 0 if unknown."""
    sentence = ledger.sentences[quantity.sentence]
    named = YEAR.findall(ledger.text, sentence.span.start, quantity.span.start)
    if named:
        return int(named[-1])
    above = (years.get(heading.block, 0) for heading in reversed(ledger.section_of(sentence.block)))
    year = next((one for one in above if one), title)
    clause = _MARK.split(ledger.text[sentence.span.start : quantity.span.start])[-1]
    return year - 1 if year and _LAST_YEAR.search(clause) else year


def _grown(ledger: Ledger, strand: Strand, years: Mapping[int, int], title: int) -> Iterator[tuple[_Name, _Grown]]:
    """The levels of a strand that a change over the year before follows, up to the next level."""
    level: Quantity | None = None
    name: _Name | None = None
    end = ledger.sentences[strand.sentence].span.start
    for quantity, gap, known in strand.links:
        lead, end = ledger.text[end : quantity.span.start], quantity.span.end
        told = STEP.fullmatch(gap) if level else None
        if told and level and name and quantity.kind in ("percent", level.kind) and not quantity.approximate:
            if not known or _PLAN.search(gap) or OTHER_FOOTING.search(gap) or told["same"] == "环比":
                continue
            than = told["than"] or ""
            if (than and not _LAST_YEAR.match(than) and not YEAR_MARKED.match(than)) or REAL_TERMS.search(name[1]):
                continue
            if quantity.kind == "percent" or quantity.unit == level.unit:
                yield name, _Grown(level, quantity, told["up"] is not None, _year_of(ledger, level, years, title))
        elif quantity.kind in _LEVELS:
            word = _indicator(lead)
            level = None if quantity.approximate or len(word) < _SHORTEST or OTHER_FOOTING.search(lead) else quantity
            name = (place_of(ledger, quantity), word, quantity.unit) if level else None


YEAR_MARKED = regex("◇")
"""比2025年执行数: a date stands for the year before."""


def _indicator(lead: str) -> str:
    words = indicator(_PLANNED.sub("", _PLANNED.sub("", lead)))
    return indicator(_PLANNED.sub("", _OPENING.sub("", words)))


def _bases(
    ledger: Ledger, grown: Mapping[_Name, list[_Grown]], years: Mapping[int, int], title: int
) -> dict[tuple[str, str, str, int], list[Quantity]]:
    """The levels told under these names, by the year that they are told for."""
    units = {unit for _, _, unit in grown}
    ends = {word[-2:] for _, word, _ in grown}
    found: dict[tuple[str, str, str, int], list[Quantity]] = {}
    for sentence, quantities in ledger.by_sentence.items():
        end = ledger.sentences[sentence].span.start
        for quantity in quantities:
            before, end = Span(end, quantity.span.start), quantity.span.end
            if quantity.unit not in units or quantity.kind not in _LEVELS or quantity.approximate:
                continue
            lead = ledger.quote(before)
            if not any(one in lead[-_NEAR:] for one in ends) or _NO_LEVEL.search(_MARK.split(lead)[-1]):
                continue
            word = _indicator(lead)
            key = place_of(ledger, quantity), word, quantity.unit
            if key in grown:
                found.setdefault((*key, _year_of(ledger, quantity, years, title)), []).append(quantity)
    return found


_NEAR = 16
"""Characters before a number that hold the end of its name."""

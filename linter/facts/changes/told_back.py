"""Changes over a base that is told back: 收入28.6亿元，增长10.5% … 在2023年26.4亿元的基础上, and rows of two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, REAL_TERMS
from linter.facts.changes.grown_by_year import GrownByYear
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.slips import is_near, one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_YEAR_BEFORE = regex(r"(?P<year>20\d\d)年(?:度|末|底)?[的为达]*$")
_FOUNDED = regex("的?基础上")
_STEP_BEHIND = regex(
    r"[，,](?:(?:比|较)(?:上年|去年|20\d\d年)|同比)?(?:(?P<up>增长|增加|上升)|(?P<down>下降|减少))(?:了)?$"
)
_STEP_ALONE = regex(
    r"(?P<name>[一-鿿]{2,10}?)(?:数|数量|总数|总量|量)?(?:比上年|较上年|比去年|同比)"
    r"(?:(?P<up>增长|增加|上升)|(?P<down>下降|减少))(?:了)?"
)
_THAN = regex("(?P<name>[一-鿿]{4,8})比(?:去年|上年)(?:同期|[上下]半年)?的$")
_MORE = regex("(?:多出?|增加|高出|增长)了?")
_OTHER = regex("预算(?!收|支)|计划|目标|力争|预计|调整|其中|累计|至少|人均|平均")
_ROW_NAME = regex(r"[一-鿿]{2,10}")
_ROW_START = regex(r"(?P<year>20\d\d)年(?P<part>[一二三四]季度|上半年|下半年|全年|\d{1,2}月份?|1[—至-]\d{1,2}月)?[，,]")
_FEWEST = 2
"""Rows that both years tell."""
_SHORT = 4
"""Characters of a name by which it is told again: 旅游收入."""
_SHARED = 3
"""Pairs of characters of a name that stand with its base as well."""


def find_told_back(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every change of a level whose base the text tells with its year in another sentence."""
    if "基础上" in ledger.text:
        yield from _on_footing(ledger)
    if "比去年" in ledger.text or "比上年" in ledger.text:
        yield from _more_than(ledger)
    if "净增" in ledger.text:
        yield from _of_stocks(ledger)
    yield from _of_rows(ledger)


def _on_footing(ledger: Ledger) -> Iterator[GrownByYear]:
    """在2023年26.4亿元的基础上, and 在2022年10.5亿元、2023年12.6亿元的基础上."""
    for at, told in enumerate(ledger.quantities):
        if not _FOUNDED.match(ledger.text, told.span.end) or told.approximate or not told.is_amount:
            continue
        last = _year_before(ledger, told)
        if not last:
            continue
        before = ledger.quantities[at - 1] if at else told
        paired = before.span.end + 1 < told.span.start and _year_before(ledger, before) == last - 1
        joined = ledger.text[before.span.end : before.span.end + 1] in "、，," and before.sentence == told.sentence
        if paired and joined and before.unit == told.unit:
            found = [one for one in _grown(ledger) if one[0].value == told.value and one[0].unit == told.unit]
            yield from _with_base(ledger, before, found, told)
        else:
            names = _ROW_NAME.findall(ledger.text[told.clause.start : told.span.start])
            name = names[0].removesuffix("在") if names else ""
            years = LevelYears(ledger)
            named = (one for one in _grown(ledger) if name and _named(one[0], name))
            found = [one for one in named if years.year_of(one[0]) == last + 1]
            yield from _with_base(ledger, told, found, told)


def _more_than(ledger: Ledger) -> Iterator[GrownByYear]:
    """旅游收入18.4亿元，增长31.4% and, sections on, 旅游收入比去年上半年的15.2亿元多出3.2亿元."""
    for base, step in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        than = _THAN.search(base.before) if base.unit == step.unit and not base.approximate else None
        if than and _MORE.fullmatch(ledger.text, base.span.end, step.span.start):
            named = [one for one in _grown(ledger) if _named(one[0], than["name"][-_SHORT:])]
            yield from _with_base(ledger, base, named, base)


def _with_base(
    ledger: Ledger, base: Quantity, found: list[tuple[Quantity, Quantity, bool]], told: Quantity
) -> Iterator[GrownByYear]:
    """The change of the only level that the base may be of."""
    levels = [one for one in found if one[0].sentence != told.sentence and one[0].unit == base.unit]
    if len({level.value for level, _, _ in levels}) != 1:
        return
    level, step, up = levels[0]
    words = han_bigrams(ledger.quote(ledger.sentences[told.sentence].span))
    if is_near(level, base.value) and len(han_bigrams(_name(level)) & words) >= _SHARED:
        yield GrownByYear(base, level, step, up)


def _grown(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Every level with the rate of change right behind it."""
    for level, step in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        if step.kind != "percent" or step.approximate or level.approximate or not level.is_amount:
            continue
        told = _STEP_BEHIND.fullmatch(ledger.text, level.span.end, step.span.start)
        if told and not any(words.search(level.before) for words in (OTHER_FOOTING, _OTHER, REAL_TERMS)):
            yield level, step, told["up"] is not None


def _year_before(ledger: Ledger, told: Quantity) -> int:
    found = _YEAR_BEFORE.search(ledger.text[max(0, told.span.start - 10) : told.span.start])
    return int(found["year"]) if found else 0


def _name(level: Quantity) -> str:
    return re.sub(r"(?:完成|实现|达到?|为)$", "", level.before)


def _named(level: Quantity, name: str) -> bool:
    return len(name) > len("收入数") and _name(level).endswith(name)


def _of_stocks(ledger: Ledger) -> Iterator[GrownByYear]:
    """经营主体总量23875户，净增2515户 and, sections on, 经营主体基础薄弱，2022年末全县只有21460户."""
    years = LevelYears(ledger)
    for level, step in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        name = _STOCK.fullmatch(level.before) if step.unit == level.unit and level.exact and step.exact else None
        if name is None or not _NET.fullmatch(ledger.text, level.span.end, step.span.start):
            continue
        last, needed = years.year_of(level) - 1, level.value - step.value
        for base in ledger.quantities:
            year = (
                _AT_END.fullmatch(base.before) if base.unit == level.unit and base.sentence != level.sentence else None
            )
            if year is None or int(year["year"]) != last or not one_key(base, needed):
                continue
            start = ledger.sentences[base.sentence].span.start
            if name["name"] in ledger.text[start : base.clause.start]:
                yield GrownByYear(base, level, step, True)


_STOCK = regex(r"(?:[全我本][省市县区州镇乡])?(?P<name>[一-鿿]{4,10}?)(?:总量|总数|数量|保有量)?(?:达到?|为|有|共)?")
_NET = regex(r"[，,](?:(?:比|较)(?:上年末?|去年底?|年初))?净增加?了?")
_AT_END = regex(
    r"(?P<year>20\d\d)年(?:末|底|年底)(?:[全我本][省市县区州镇乡])?(?:只有|仅有|共有|总量|总数|有|为|达到?|还只有)*"
)


def _of_rows(ledger: Ledger) -> Iterator[GrownByYear]:
    """2024年二季度，检查126家，隐患438条。2023年二季度，检查105家，隐患512条, and 隐患数同比下降16.9% above."""
    rows: list[tuple[int, str, dict[str, Quantity]]] = []
    for index, quantities in ledger.by_sentence.items():
        start = _ROW_START.match(ledger.text, ledger.sentences[index].span.start)
        names = {one.before: one for one in quantities if _ROW_NAME.fullmatch(one.before) and one.exact}
        if start and len(names) == len(quantities) >= _FEWEST:
            rows.append((int(start["year"]), start["part"] or "", names))
    for year, part, names in rows:
        before = [told for other, same, told in rows if other == year - 1 and same == part]
        if len(before) != 1 or before[0].keys() != names.keys():
            continue
        for step in ledger.quantities:
            told = _STEP_ALONE.fullmatch(step.before) if step.kind == "percent" and not step.approximate else None
            level = names.get(told["name"]) if told else None
            if not told or not level or before[0][told["name"]].unit != level.unit or not level.value:
                continue
            # The paragraph of the change tells the level too: it is no change of a town or of a month.
            block = ledger.by_block.get(ledger.sentences[step.sentence].block, ())
            if any(one.value == level.value and one.unit == level.unit for one in block):
                yield GrownByYear(before[0][told["name"]], level, step, told["up"] is not None)

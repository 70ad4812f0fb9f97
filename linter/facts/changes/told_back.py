"""Changes over a base that is told back: 收入28.6亿元，增长10.5% … 在2023年26.4亿元的基础上, and rows of two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_BASIS, OTHER_FOOTING, REAL_TERMS
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
_MANY = 50
"""Levels of one name, and of one unit at the end of one year, that are looked at."""
_ANY_YEAR = -1
_SHARED = 3
"""Pairs of characters of a name that stand with its base as well."""


def find_told_back(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every change of a level whose base the text tells with its year in another sentence."""
    on_footing, more_than = "基础上" in ledger.text, "比去年" in ledger.text or "比上年" in ledger.text
    grown = _Grown(ledger) if on_footing or more_than else None
    if grown and on_footing:
        yield from _on_footing(ledger, grown)
    if grown and more_than:
        yield from _more_than(ledger, grown)
    if "净增" in ledger.text:
        yield from _of_stocks(ledger)
    yield from _of_rows(ledger)


def _on_footing(ledger: Ledger, grown: _Grown) -> Iterator[GrownByYear]:
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
            found = grown.by_value.get((told.unit, told.value), [])
            yield from _with_base(ledger, before, found, told)
        else:
            names = _ROW_NAME.findall(ledger.text[told.clause.start : told.span.start])
            name = names[0].removesuffix("在") if names else ""
            yield from _with_base(ledger, told, grown.named(told.unit, name, last + 1), told)


def _more_than(ledger: Ledger, grown: _Grown) -> Iterator[GrownByYear]:
    """旅游收入18.4亿元，增长31.4% and, sections on, 旅游收入比去年上半年的15.2亿元多出3.2亿元."""
    for base, step in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        than = _THAN.search(base.before) if base.unit == step.unit and not base.approximate else None
        if than and _MORE.fullmatch(ledger.text, base.span.end, step.span.start):
            yield from _with_base(ledger, base, grown.named(base.unit, than["name"][-_SHORT:]), base)


def _with_base(
    ledger: Ledger, base: Quantity, found: Sequence[tuple[Quantity, Quantity, bool]], told: Quantity
) -> Iterator[GrownByYear]:
    """The change of the only level that the base may be of."""
    levels = [one for one in found if one[0].sentence != told.sentence and one[0].unit == base.unit]
    if len({level.value for level, _, _ in levels}) != 1:
        return
    level, step, up = levels[0]
    sentence = ledger.read(ledger.sentences[told.sentence].span)
    if OTHER_BASIS.search(sentence):
        return
    words = han_bigrams(sentence)
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


class _Grown:
    """The levels with their rates of change, by their values and by the ends of their names."""

    def __init__(self, ledger: Ledger) -> None:
        years = LevelYears(ledger)
        self.by_value: dict[tuple[str, Decimal], list[tuple[Quantity, Quantity, bool]]] = {}
        self._by_name: dict[tuple[str, str, int], list[tuple[Quantity, Quantity, bool]]] = {}
        for one in _grown(ledger):
            self.by_value.setdefault((one[0].unit, one[0].value), []).append(one)
            for year in {years.year_of(one[0]), _ANY_YEAR}:
                self._by_name.setdefault((one[0].unit, _name(one[0])[-_SHORT:], year), []).append(one)

    def named(self, unit: str, name: str, year: int = _ANY_YEAR) -> list[tuple[Quantity, Quantity, bool]]:
        """Those of the year whose name ends with this one; none where too many are called alike."""
        found = self._by_name.get((unit, name[-_SHORT:], year), [])
        if len(name) < _SHORT or len(found) > _MANY:
            return []
        return [one for one in found if _name(one[0]).endswith(name)]


def _year_before(ledger: Ledger, told: Quantity) -> int:
    found = _YEAR_BEFORE.search(ledger.text[max(0, told.span.start - 10) : told.span.start])
    return int(found["year"]) if found else 0


def _name(level: Quantity) -> str:
    return re.sub(r"(?:完成|实现|达到?|为)$", "", level.before)


def _of_stocks(ledger: Ledger) -> Iterator[GrownByYear]:
    """经营主体总量23875户，净增2515户 and, sections on, 经营主体基础薄弱，2022年末全县只有21460户."""
    years = LevelYears(ledger)
    ends: dict[tuple[str, int], list[Quantity]] = {}
    for one in ledger.quantities:
        if year := _AT_END.fullmatch(one.before):
            ends.setdefault((one.unit, int(year["year"])), []).append(one)
    for level, step in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        name = _STOCK.fullmatch(level.before) if step.unit == level.unit and level.exact and step.exact else None
        if name is None or not _NET.fullmatch(ledger.text, level.span.end, step.span.start):
            continue
        last, needed = years.year_of(level) - 1, level.value - step.value
        bases = ends.get((level.unit, last), [])
        for base in bases if len(bases) <= _MANY else ():
            if base.sentence == level.sentence or not one_key(base, needed):
                continue
            sentence = ledger.read(ledger.sentences[base.sentence].span)
            start = ledger.sentences[base.sentence].span.start
            if name["name"] not in ledger.text[start : base.clause.start] or OTHER_BASIS.search(sentence):
                continue
            scopes = [set(_SCOPE.findall(text)) for text in (_lead(ledger, level), _lead(ledger, base))]
            if scopes[0] == scopes[1] or not all(scopes):
                yield GrownByYear(base, level, step, True)


def _lead(ledger: Ledger, one: Quantity) -> str:
    """What its sentence says before a number."""
    return ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]


_SCOPE = regex("[全我本]([省市县区州镇乡])")


_STOCK = regex(r"(?:[全我本][省市县区州镇乡])?(?P<name>[一-鿿]{4,10}?)(?:总量|总数|数量|保有量)?(?:达到?|为|有|共)?")
_NET = regex(r"[，,](?:(?:比|较)(?:上年末?|去年底?|年初))?净增加?了?")
_AT_END = regex(
    r"(?P<year>20\d\d)年(?:末|底|年底)(?:[全我本][省市县区州镇乡])?(?:只有|仅有|共有|总量|总数|有|为|达到?|还只有)*"
)


def _of_rows(ledger: Ledger) -> Iterator[GrownByYear]:
    """2024年二季度，检查126家，隐患438条。2023年二季度，检查105家，隐患512条, and 隐患数同比下降16.9% above."""
    rows: dict[tuple[int, str], list[dict[str, Quantity]]] = {}
    sentences = set()
    for index, quantities in ledger.by_sentence.items():
        start = _ROW_START.match(ledger.text, ledger.sentences[index].span.start)
        names = {one.before: one for one in quantities if _ROW_NAME.fullmatch(one.before) and one.exact}
        if start and len(names) == len(quantities) >= _FEWEST:
            rows.setdefault((int(start["year"]), start["part"] or ""), []).append(names)
            sentences.add(index)
    steps = list(_steps(ledger, sentences)) if len(rows) >= _FEWEST else []
    for (year, part), same in rows.items():
        before = rows.get((year - 1, part), [])
        if len(same) != 1 or len(before) != 1 or before[0].keys() != same[0].keys():
            continue
        for name, step, up, beside in steps:
            level = same[0].get(name)
            if level and level.value and before[0][name].unit == level.unit and (level.value, level.unit) in beside:
                yield GrownByYear(before[0][name], level, step, up)


def _steps(ledger: Ledger, rows: set[int]) -> Iterator[tuple[str, Quantity, bool, frozenset[tuple[Decimal, str]]]]:
    """Changes that open their sentences, with what the sentence before tells of the name: none of a town or a part."""
    for step in ledger.quantities:
        told = _STEP_ALONE.fullmatch(step.before) if step.kind == "percent" and not step.approximate else None
        if not told or _lead(ledger, step).strip() != step.before or step.sentence - 1 in rows:
            continue
        if OTHER_BASIS.search(ledger.read(ledger.sentences[step.sentence].span)):
            continue
        sentence = ledger.by_sentence.get(step.sentence - 1, ())
        beside = frozenset(
            (one.value, one.unit)
            for one in sentence
            if one.before.endswith(told["name"]) and ledger.sentences[one.sentence].block == _block(ledger, step)
        )
        if beside:
            yield told["name"], step, told["up"] is not None, beside


def _block(ledger: Ledger, one: Quantity) -> int:
    return ledger.sentences[one.sentence].block

"""Growth retold: 由105家增至121家 in one place and, pages on, 该类机构一年扩张15.8%: a rate told apart from its values.

That a rate is of the two values is known by name, by year and by the slip that leads from the right rate to the one
told: one key, two digits exchanged, or the difference divided by the value after. Others may be of other bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import CHANGED_BY, DOWN, OTHER_FOOTING, REAL_TERMS, TURNS, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.dates.years import YEAR
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.slips import digits, one_key, printed_digits
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_YEARLY = r"同比|[比较](?:上年|去年|上一年|前一年)(?:同期|[末底])?|一年[来间里]?|全年|年度?"
_STEP = regex(
    rf"(?P<name>[^，,。；;：:（）()]*?)(?:{_YEARLY})(?:总体|共|净|又|则|大幅|略|快速|仅|只|却|已)*"
    rf"(?:(?P<up>{UP}|扩张|扩容|攀高)|(?P<down>{DOWN}|萎缩|收缩))(?:了|幅度?|率)?(?:为|达到?)?$"
)
"""The words before a rate that is told for a year: 机构一年间扩张."""
_NOUN = regex(
    r"的(?:同比|年度?)?(?:(?P<up>增[幅长速]率?|升幅|涨幅)|(?P<down>[降减跌]幅))(?![^，,。；;]{0,6}(?:目标|计划))"
)
"""The words behind it: 12.6%的年增幅."""
_LEADS = regex(
    r"^(?:面对|针对|在|与|随着|结合|对应|实现|保持|取得|依托|凭借|得益于|伴随|对|从|看|据|其中|而|但|且|同时|特别是|尤其是|截[至止])+"
)
_TIMES = regex(
    r"(?:19|20)\d\d年(?:度|[初末底])?|[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]+个?[月季]度?|\d{1,2}[—－~～-]\d{1,2}月|\d{1,2}月份?|[去今本上全当]年度?|同期|年[初末底]"
    r"|[底末初](?=[的共有为])|截[至止]到?|目前|累计|(?<![一-鿿])[全我][国省市县区镇乡村校院局行]"
    r"|[，,、 ]|完成|实现|达到?|(?:为|是|有|共|仅|已|的|数)+$"
)
_FROM = regex(r"[由从][^由从]*$")
_PLAN = regex(
    r"计划|目标|预算(?!收|支)|任务|预计|力争|标准|限额|其中|平均|[人户亩日月]均|每|(?<![结盈])余(?!额|款)|(?<!签)约|近"
)
_WITHIN_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}月|个月")
_OTHERS = regex("全[国省市县区州]|中央|省级|市级")
_ALL_OF = regex("(?:(?<![一-鿿])|(?<=[年月底末]))[全本我]([省市县区州镇乡村校院])")
_THAN = regex("[比较与](?:上年|去年|上一年)")
_LAST_YEAR = regex("[去上前]年(?!同期)")
_BASE_TIME = regex("上年|去年|上一年|同期")
_SHORTEST = 4
"""Characters of a name that no two things of a text bear."""
_CLAUSE_END = regex("[，,。；;：:（(]")


class _Pair(NamedTuple):
    """The values of two years in a row, and what they are of."""

    base: Quantity
    level: Quantity
    name: str


class _Rate(NamedTuple):
    """A rate that is told for a year, and what it is of."""

    quantity: Quantity
    name: str
    up: bool
    verb: str


def find_growth_retold(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every rate that a slip leads to from that of two values told under its name in another sentence."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    rates = [rate for q in ledger.quantities if q.span not in told and (rate := _rate(ledger, q))]
    values = _Values(ledger, known)
    for rate in rates:
        for pair in (*values.changed, *_with_level(ledger, rate, values)):
            if _of_pair(ledger, rate, pair) and _slipped(pair, rate) and not _explained(ledger, pair, rate):
                step = Step(rate.quantity, rate.up, rate.verb)
                yield Change(pair.base, pair.level, None, (step,), inferred=True)
                break


def _rate(ledger: Ledger, quantity: Quantity) -> _Rate | None:
    if quantity.printed_unit != "%" or quantity.approximate or len(printed_digits(quantity)) < 2:
        return None
    behind = _NOUN.match(ledger.text, quantity.span.end)
    if behind:
        name = _cleaned(_LEADS.sub("", quantity.before))
        return _Rate(quantity, name, behind["up"] is not None, behind["up"] or behind["down"])
    found = _STEP.fullmatch(quantity.before) if TURNS.search(quantity.before) or "张" in quantity.before else None
    if found is None or ledger.text.startswith("的", quantity.span.end):
        return None
    return _Rate(
        quantity, _cleaned(_LEADS.sub("", found["name"])), found["up"] is not None, found["up"] or found["down"]
    )


def _cleaned(words: str) -> str:
    """A name without times, places of the whole and verbs that every report has."""
    while (bare := _TIMES.sub("", words)) != words:
        words = bare
    return words


class _Values:
    """What the text tells of two years, read once where a rate asks for it."""

    def __init__(self, ledger: Ledger, known: Sequence[Change]) -> None:
        self._ledger, self._known = ledger, known
        self.years = LevelYears(ledger)

    @cached_property
    def changed(self) -> list[_Pair]:
        """The changes of amounts over a year: 由上年的3200辆增至4160辆."""
        found = []
        for change in self._known:
            base, level = change.start, change.end
            if base is None or level is None or not comparable(base, level):
                continue
            if change.rivals and level.clause.end + 1 != base.clause.start:
                continue
            if base.kind == "percent" or base.value <= 0 or not _a_year_apart(self._ledger, base, level):
                continue
            first = min(base, level, key=lambda one: one.span)
            name = _cleaned(_FROM.sub("", first.before))
            if len(name) >= _SHORTEST and not _PLAN.search(first.before):
                found.append(_Pair(base, level, name))
        return found

    @cached_property
    def of_years(self) -> dict[tuple[str, int], list[tuple[str, Quantity]]]:
        """The amounts that bear their year, by unit and year: 2023年入库税收4725万元."""
        found: dict[tuple[str, int], list[tuple[str, Quantity]]] = {}
        for one in self._ledger.quantities:
            years = YEAR.findall(one.before)
            if not one.is_amount or one.approximate or len(years) != 1 or one.value <= 0:
                continue
            if CHANGED_BY.search(one.before) or _PLAN.search(one.before) or _WITHIN_YEAR.search(one.before):
                continue
            if re.search("[比较与]|[上去前]年|以来|至|到", one.before):
                continue
            name = _cleaned(_LEADS.sub("", one.before[one.before.find(years[0]) :]))
            if len(name) >= _SHORTEST:
                found.setdefault((one.unit, int(years[0])), []).append((name, one))
        return found


def _a_year_apart(ledger: Ledger, base: Quantity, level: Quantity) -> bool:
    years = [YEAR.findall(one.before) for one in (base, level)]
    if all(years):
        return int(years[1][-1]) - int(years[0][-1]) == 1
    return _BASE_TIME.search(base.before) is not None and not years[0]


def _with_level(ledger: Ledger, rate: _Rate, values: _Values) -> Iterator[_Pair]:
    """The level right before a rate, 2024年入库税收5292万元，同比增长12.0%, with what the year before brought."""
    at = ledger.quantity_index(rate.quantity.span.start)
    level = ledger.quantities[at - 1] if at else None
    if level is None or rate.name or level.sentence != rate.quantity.sentence or not level.is_amount:
        return
    between = ledger.text[level.span.end : rate.quantity.span.start]
    if level.approximate or _PLAN.search(level.before) or CHANGED_BY.search(level.before) or between.count("，") > 1:
        return
    sentence = ledger.sentences[level.sentence].span
    words = ledger.text[sentence.start : level.span.start]
    years = YEAR.findall(words)
    year = int(years[-1]) if years else values.years.year_of(level)
    if not year or _WITHIN_YEAR.search(words) or _WITHIN_YEAR.search(level.period):
        return
    found = values.of_years.get((level.unit, year - 1), [])
    name = _cleaned(_LEADS.sub("", level.before))
    clauses = [_cleaned(clause) for clause in _CLAUSE_END.split(words)]
    named = [
        (own, one) for own, one in found if own == name or (not name and clauses[-2:-1] and clauses[-2].startswith(own))
    ]
    if len({one.value for _, one in named}) == 1 and comparable(named[0][1], level):
        own, base = named[0]
        yield _Pair(base, level, own)


def _of_pair(ledger: Ledger, rate: _Rate, pair: _Pair) -> bool:
    """True where a rate is told under the name of two values, of their year, and on no footing of its own."""
    quantity, level = rate.quantity, pair.level
    beside = level.sentence == quantity.sentence
    if beside is not (pair.base.sentence != level.sentence) or pair.base.sentence == quantity.sentence:
        return False
    own, other = (ledger.quote(ledger.sentences[one.sentence].span) for one in (quantity, level))
    for words in (own, other):
        if OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
            return False
    places = [set(_ALL_OF.findall(one.before)) for one in (pair.base, level)]
    if beside:
        return not all(places) or places[0] == places[1]
    if _LAST_YEAR.search(
        _THAN.sub("", ledger.text[ledger.sentences[quantity.sentence].span.start : quantity.span.start])
    ):
        return False
    if not _one_name(ledger, rate, pair) or set(_OTHERS.findall(quantity.before)) - set(_OTHERS.findall(other)):
        return False
    years = {int(year) for year in YEAR.findall(own)}
    known = {int(year) for year in YEAR.findall(other)}
    if not years <= (known or {int(level.period[:4] or 0)}):
        return False
    if years and max(years) != max(known or years):
        return False
    if set(_WITHIN_YEAR.findall(own)) - set(_WITHIN_YEAR.findall(other)):
        return False
    at = ledger.quantity_index(quantity.span.start)
    last = ledger.quantities[at - 1] if at else None
    # Behind a level of its own it tells of that one.
    return not (last and last.sentence == quantity.sentence and last.unit == level.unit and last.value != level.value)


def _one_name(ledger: Ledger, rate: _Rate, pair: _Pair) -> bool:
    """True for one name, or for one that has more before it, which stands in the sentence or paragraph of the other."""
    name, own = pair.name, rate.name
    if name == own:
        return True
    if own.endswith(name):
        block = ledger.document.blocks[ledger.sentences[pair.level.sentence].block].span
        return len(own) - len(name) > 1 and own[: -len(name)] in ledger.text[block.start : pair.level.span.start]
    if len(own) < 2 or not name.endswith(own):
        return False
    start = ledger.sentences[rate.quantity.sentence].span.start
    front = ledger.text[start : rate.quantity.clause.start]
    rest = name[: -len(own)]
    return len(rest) > 2 and any(_cleaned(clause).startswith(rest) for clause in _CLAUSE_END.split(front)[-3:])


def _slipped(pair: _Pair, rate: _Rate) -> bool:
    """True where the values give another rate, and one slip leads from it to the one told."""
    told, (base, level) = rate.quantity, pair[:2]
    grown = stated(level).over(stated(base))
    change = (level.value - base.value) / base.value
    if grown is None or not change:
        return False
    size = change if rate.up else -change
    if grown.minus(_ONE).meets(stated(told) if rate.up else _turned(stated(told))):
        return False
    needed = (abs(change) / told.step).to_integral_value() * told.step
    if size < 0:
        return needed == told.value and len(printed_digits(told)) > 2
    of_the_new = abs(abs(level.value - base.value) / level.value - told.value) * 2 <= told.step
    return of_the_new or one_key(told, needed) or sorted(printed_digits(told)) == sorted(digits(needed / told.step))


def _explained(ledger: Ledger, pair: _Pair, rate: _Rate) -> bool:
    """True where another value of the text gives the rate together with one of the two."""
    said = stated(rate.quantity) if rate.up else _turned(stated(rate.quantity))
    alike = [one for one in ledger.quantities if comparable(one, pair.level) and one.value > 0]
    return any(
        (ratio := stated(level).over(stated(base))) is not None and ratio.minus(_ONE).meets(said)
        for one in alike
        for base, level in ((one, pair.level), (pair.base, one))
    )


def _turned(one: Interval) -> Interval:
    return Interval(-one.high, -one.low, one.high_open, one.low_open)


_ONE = Interval.exactly(Decimal(1))

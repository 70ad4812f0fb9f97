"""Growth retold: 由105家增至121家 in one place and, pages on, 该类机构一年扩张15.8%: a rate told apart from its values.

That a rate is of the two values is known by name, by year and by the slip that leads from the right rate to the one
told: one key, two digits exchanged, or the difference divided by the value after. Others may be of other bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import ALL_OF, CHANGED_BY, DOWN, OTHER_FOOTING, REAL_TERMS, TURNS, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.paired_values import LEADS, MEASURE, PLAN, SHORTEST, WITHIN_YEAR, Pair, PairedValues, name_of
from linter.facts.dates.years import YEAR
from linter.facts.quantities.slips import digits, one_key, printed_digits
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_YEARLY = r"同比|[比较](?:上年|去年|上一年|前一年)(?:同期|[末底])?|一年[来间里]?|全年|(?<!\d)年度?"
_WAY = rf"(?:(?P<up>{UP}|扩张|扩容|攀高)|(?P<down>{DOWN}|萎缩|收缩))(?:了|幅度?|率)?(?:为|达到?)?$"
_HOW = "(?:总体|共|净|又|则|大幅|略|快速|仅|只|却|已经?)*"
_STEP = regex(rf"(?P<name>[^，,。；;：:（）()]*?)(?P<yearly>{_YEARLY}){_HOW}{_WAY}")
"""The words before a rate that is told for a year: 机构一年间扩张."""
_AHEAD = regex(rf"^(?P<yearly>{_YEARLY})(?P<name>[一-鿿“”]{{4,16}}?){_HOW}{_WAY}")
"""The same with the year first: 一年来信访总量下降."""
_OF_ALL = regex(rf"(?P<name>[一-鿿“”]{{5,16}}?){_HOW}{_WAY}")
"""The same without one: 平均办理时长压缩."""
_NOUN = regex(
    r"的(?:同比|年度?)?(?:(?P<up>增[幅长速]率?|升幅|涨幅)|(?P<down>[降减跌]幅))(?![^，,。；;]{0,6}(?:目标|计划))"
)
"""The words behind it: 12.6%的年增幅."""
_OTHERS = regex("[全我本][国省市县区州]|中央|省级|市级")
_TO_COME = regex("下一?步|今后|将|力争|争取|确保|计划|有望|预计|要求|目标|到20\\d\\d年")
_THAN = regex("[比较与](?:上年|去年|上一年)")
_LAST_YEAR = regex("[去上前]年(?!同期)")
_CLAUSE_END = regex("[，,。；;：:（(]")


class _Rate(NamedTuple):
    """A change that is told for a year, and what it is of."""

    quantity: Quantity
    """A rate, points, or an amount."""
    name: str
    up: bool
    verb: str
    yearly: bool
    """False where no word tells over what time: it may be any that its two values are told for."""


def find_growth_retold(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every rate that a slip leads to from that of two values told under its name in another sentence."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    rates = [rate for q in ledger.quantities if q.span not in told and (rate := _rate(ledger, q))]
    values = PairedValues(ledger, known)
    for rate in rates:
        apart = [one for one in values.named(rate.name) if one.level.sentence != rate.quantity.sentence]
        for pair in (*apart, *_with_level(ledger, rate, values)):
            if (
                _of_pair(ledger, rate, pair)
                and _slipped(pair, rate)
                and not explained_by(ledger, pair.base, pair.level, rate.quantity, rate.up)
            ):
                step = Step(rate.quantity, rate.up, rate.verb)
                yield Change(pair.base, pair.level, None, (step,), inferred=True)
                break


def _rate(ledger: Ledger, quantity: Quantity) -> _Rate | None:
    if quantity.approximate or len(printed_digits(quantity)) < 2:
        return None
    rate = quantity.printed_unit == "%"
    if not (rate or quantity.kind == "points" or quantity.is_amount):
        return None
    behind = _NOUN.match(ledger.text, quantity.span.end) if rate else None
    if behind:
        name = name_of(LEADS.sub("", quantity.before))
        return _Rate(quantity, name, behind["up"] is not None, behind["up"] or behind["down"], yearly=True)
    if not (TURNS.search(quantity.before) or "张" in quantity.before) or ledger.text.startswith(
        "的", quantity.span.end
    ):
        return None
    told = LEADS.sub("", quantity.before)
    found = _AHEAD.fullmatch(told) or _STEP.fullmatch(told) or _OF_ALL.fullmatch(told)
    if found is None:
        return None
    yearly = found.groupdict().get("yearly") is not None
    return _Rate(quantity, name_of(found["name"]), found["up"] is not None, found["up"] or found["down"], yearly)


def _with_level(ledger: Ledger, rate: _Rate, values: PairedValues) -> Iterator[Pair]:
    """The level right before a rate, 2024年入库税收5292万元，同比增长12.0%, with what the year before brought."""
    at = ledger.quantity_index(rate.quantity.span.start)
    level = ledger.quantities[at - 1] if at else None
    if level is None or rate.name or level.sentence != rate.quantity.sentence or not rate.yearly:
        return
    if level.value <= 0 or (not level.is_amount and level.printed_unit != "%"):
        return
    between = ledger.text[level.span.end : rate.quantity.span.start]
    if level.approximate or PLAN.search(level.before) or CHANGED_BY.search(level.before) or between.count("，") > 1:
        return
    sentence = ledger.sentences[level.sentence].span
    words = ledger.text[sentence.start : level.span.start]
    years = YEAR.findall(words)
    year = int(years[-1]) if years else values.years.year_of(level)
    if not year or WITHIN_YEAR.search(words) or WITHIN_YEAR.search(level.period):
        return
    found = values.of_years.get((level.unit, year - 1), [])
    name = name_of(LEADS.sub("", level.before))
    clauses = [name_of(clause) for clause in _CLAUSE_END.split(words)]
    named = [
        (own, one) for own, one in found if own == name or (not name and clauses[-2:-1] and clauses[-2].startswith(own))
    ]
    if len({one.value for _, one in named}) == 1 and comparable(named[0][1], level):
        own, base = named[0]
        yield Pair(base, level, own, yearly=True)


def _of_pair(ledger: Ledger, rate: _Rate, pair: Pair) -> bool:
    """True where a rate is told under the name of two values, of their year, and on no footing of its own."""
    quantity, level = rate.quantity, pair.level
    if not measures(quantity, level) or (rate.yearly and not pair.yearly):
        return False
    beside = level.sentence == quantity.sentence
    if beside is not (pair.base.sentence != level.sentence) or pair.base.sentence == quantity.sentence:
        return False
    own, other = (ledger.read(ledger.sentences[one.sentence].span) for one in (quantity, level))
    for words in (own, other):
        if OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
            return False
    places = [set(ALL_OF.findall(one.before)) for one in (pair.base, level)]
    if _TO_COME.search(ledger.text, ledger.sentences[quantity.sentence].span.start, quantity.span.start):
        return False
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
    if set(WITHIN_YEAR.findall(own)) - set(WITHIN_YEAR.findall(other)):
        return False
    at = ledger.quantity_index(quantity.span.start)
    last = ledger.quantities[at - 1] if at else None
    # Behind a level of its own it tells of that one.
    return not (last and last.sentence == quantity.sentence and last.unit == level.unit and last.value != level.value)


def measures(change: Quantity, level: Quantity) -> bool:
    """True for points of a rate, and for a rate or an amount of an amount."""
    if level.kind == "percent":
        return change.kind == "points"
    return change.printed_unit == "%" or (change.kind != "percent" and comparable(change, level))


def _one_name(ledger: Ledger, rate: _Rate, pair: Pair) -> bool:
    """True for one name, or for one that has more before it, which stands in the sentence or paragraph of the other."""
    name, own = pair.name, rate.name
    if name == own or not rate.yearly:
        return name == own
    bare = [MEASURE.sub("", one) for one in (name, own)]
    if sorted(bare[0]) == sorted(bare[1]):
        return len(bare[0]) >= SHORTEST  # 查处违法建设, 违法建设查处量
    if own.endswith(name):
        block = ledger.paragraph(pair.level)
        return len(own) - len(name) > 1 and own[: -len(name)] in ledger.text[block.start : pair.level.span.start]
    if len(own) < 2 or not name.endswith(own):
        return False
    start = ledger.sentences[rate.quantity.sentence].span.start
    front = ledger.text[start : rate.quantity.clause.start]
    rest = name[: -len(own)]
    return len(rest) > 2 and any(name_of(clause).startswith(rest) for clause in _CLAUSE_END.split(front)[-3:])


def _slipped(pair: Pair, rate: _Rate) -> bool:
    """True where the values give another change, and one slip leads from it to the one told."""
    told, (base, level) = rate.quantity, pair[:2]
    between = _between(base, level, told)
    change = _size(base, level, told)
    if between is None or not change or between.meets(stated(told) if rate.up else _turned(stated(told))):
        return False
    needed = (abs(change) / told.step).to_integral_value() * told.step
    if (change > 0) != rate.up:
        return needed == told.value and len(printed_digits(told)) > 2
    by = abs(level.value - base.value) / level.value
    if told.kind == "percent" and abs(by - told.value) * 2 <= told.step:
        return True  # divided by the value after
    return one_key(told, needed) or sorted(printed_digits(told)) == sorted(digits(needed / told.step))


def _size(base: Quantity, level: Quantity, told: Quantity) -> Decimal:
    """The change in the unit of the one told; less than nothing where it is a fall."""
    change = level.value - base.value
    return change / base.value if told.kind == "percent" else change * _HUNDRED if told.kind == "points" else change


def _between(base: Quantity, level: Quantity, told: Quantity) -> Interval | None:
    """What the change may be, as both values are printed."""
    if told.kind == "percent":
        ratio = stated(level).over(stated(base))
        return ratio.minus(_ONE) if ratio else None
    apart = stated(level).minus(stated(base))
    return apart.times(_HUNDRED) if told.kind == "points" else apart


def explained_by(ledger: Ledger, base: Quantity, level: Quantity, told: Quantity, up: bool) -> bool:
    """True where another value of the text gives the change together with one of the two."""
    said = stated(told) if up else _turned(stated(told))
    alike = [one for one in ledger.quantities if comparable(one, level) and one.value > 0]
    return any(
        (between := _between(first, second, told)) is not None and between.meets(said)
        for one in alike
        if one.span != told.span
        for first, second in ((one, level), (base, one))
    )


def _turned(one: Interval) -> Interval:
    return Interval(-one.high, -one.low, one.high_open, one.low_open)


_ONE = Interval.exactly(Decimal(1))
_HUNDRED = Decimal(100)

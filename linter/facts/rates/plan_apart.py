"""Plans apart: 年初预算8.60亿元 … 收入完成4.73亿元，为年初预算的57.0%, where another paragraph tells plan or outcome.

The indicator ties them, by its full name, or by what the sentence of either says that the plan is of. Only a rate is
told that no number of the report gives with the outcome, and one key would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Heading, Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.owners import owners_apart, scopes_differ
from linter.facts.rates.footing import is_qualified
from linter.facts.rates.one_key_rates import one_key_off
from linter.facts.rates.one_matter import classes_of
from linter.facts.rates.plans_told import (
    CHANGED,
    GAP,
    NO_OUTCOME,
    NO_PLAN,
    SORT,
    SORTS,
    Plan,
    PlansTold,
    indicator_name,
    plan_since,
)
from linter.facts.rates.rate import Rate
from linter.facts.rates.told_values import ToldValues
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import TIME
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OF_PLAN = regex(
    rf".*?(?:为|占|完成(?!投资)|达到?|实现|相当于)(?:了|到)?(?P<plan>[一-鿿]{{0,10}}?{SORT})(?:数|总?额|任务|指标|总?投资)?(?P<told>\d[^，,。；;]*)?的(?:比重|比例)?(?:仅|已经?|约)?(?:为|达)?$"
)
_GENERIC = regex(
    "(?:年度|全年|计划|任务|目标|完成|投资|累计|实际|项目建设|截至|[一二三四前]{1,2}季度|[上下]半年|的|共|已经?|亿元|万元)+"
)
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)年?")
_OF_ITS_OWN = regex("[一-鿿]{2,}(?:镇|乡|街道|局|公司|办|委|院|校)(?![一-鿿]{0,2}承)")
_QUALIFIED = regex(
    "年初|全年|年度|当年|今年|本年|年|的|调整|变动|变更|追加|后|下达|确定|既定|批准|投资|收入|支出|资金|任务(?=目标|计划)"
)
_NAME, _THING = 4, 4
"""Characters of an indicator, and of a thing that the plan is of, which hardly two have."""
_MOST = 40
"""Plans of a report beyond which it is a table of them."""


class _Asked(NamedTuple):
    """What the words of a rate say of the plan."""

    sort: str
    qualified: str
    """市下达 of 市下达任务: whose plan it is."""
    changed: bool
    about: str
    """The words of its sentence, and of the one before, up to the rate."""
    since: str


def find_plans_apart(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of completion whose plan, or whose outcome, another sentence tells."""
    told_plans = PlansTold(ledger)
    values = ToldValues(ledger)
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        words = ledger.text[max(rate.span.start - GAP, rate.clause.start) : rate.span.start]
        if not any(sort in words for sort in ("预算", "计划", "任务", "目标")):
            continue
        phrase = _OF_PLAN.match(words)
        if phrase is None or not 0 < rate.value < 2 or NO_PLAN.search(phrase["plan"]):
            continue
        changed = CHANGED.search(phrase["plan"]) is not None
        outcome = _outcome(ledger, rate)
        sort = SORTS.findall(phrase["plan"])[-1]
        about = ledger.text[ledger.sentences[max(0, rate.sentence - 1)].span.start : rate.span.start]
        qualified = _QUALIFIED.sub("", phrase["plan"]).removesuffix(sort)
        asked = _Asked(sort, qualified, changed, about, plan_since(phrase["plan"]))
        own = [
            plan
            for plan in told_plans.plans
            if plan.amount.sentence == rate.sentence and plan.amount.span.end <= rate.span.start
        ]
        if outcome and not own and not phrase["told"]:
            found = _of_plan(ledger, told_plans, outcome, asked)
        elif outcome is None and len(own) == 1 and own[0].changed == changed:
            found = _by_outcome(ledger, told_plans, own[0], rate)
        else:
            continue
        if found and one_key_off(rate, *found) and not values.explain(*found, rate):
            yield Rate(rate, *found, "of", phrase["plan"], found, False, slip=True)


_ADAPTED = regex("剔除|扣除|可比|同口径|还原")
"""Between an outcome and its rate: 剔除退税因素后为年初预算的57.0%."""


def _outcome(ledger: Ledger, rate: Quantity) -> Quantity | None:
    """The amount right before a rate, with nothing but its growth between."""
    before = [one for one in ledger.by_sentence[rate.sentence] if one.span.end <= rate.span.start]
    while before and before[-1].kind in ("percent", "points"):
        before.pop()
    last = before[-1] if before else None
    if last is None or not last.is_amount or last.approximate or rate.span.start - last.span.end > GAP:
        return None
    if _ADAPTED.search(ledger.text, last.span.end, rate.span.start):
        return None
    return None if NO_OUTCOME.search(last.before) or not tells_level(last.before) else last


def _of_plan(ledger: Ledger, told: PlansTold, outcome: Quantity, asked: _Asked) -> tuple[Quantity, Quantity] | None:
    """The outcome with the one plan of its name, or of the thing that both sentences are about."""
    if len(told.plans) > _MOST or is_qualified(outcome):
        return None
    if not asked.changed and told.changed_later:
        return None
    name = indicator_name(outcome.before)
    fit = [
        plan
        for plan in told.plans
        if (plan.changed, plan.sort) == (asked.changed, asked.sort)
        and asked.qualified in plan.about
        and (asked.since == plan.since or not (asked.since and plan.since))
        and comparable(plan.amount, outcome)
        and _alike(plan, name, asked.about)
        and _of_one_year(ledger, plan.amount, outcome)
        and _of_one_place(ledger, plan.amount, outcome)
    ]
    if len({plan.amount.value for plan in fit}) != 1:
        return None
    return outcome, fit[0].amount


def _alike(plan: Plan, name: str, about: str) -> bool:
    """True for one full name; for 投资 alone, where both sentences are about 三级重点项目."""
    if plan.name:
        return len(name) >= _NAME and name == plan.name
    if classes_of(about) != classes_of(plan.about):
        return False
    thing = _GENERIC.sub("", name)
    if len(thing) >= _NAME:
        return thing in plan.about
    if thing:
        return False
    things = [run for run in _HAN.findall(_GENERIC.sub(" ", plan.about)) if len(run) >= _THING]
    return any(run[at : at + _THING] in about for run in things for at in range(len(run) - _THING + 1))


_HAN = regex("[一-鿿]+")


def _of_one_year(ledger: Ledger, plan: Quantity, outcome: Quantity) -> bool:
    """False where the report tells of two years, or the two sentences of one each."""
    title = set(_YEAR.findall(ledger.read(ledger.document.blocks[0].span)))
    chapters = [_chapter(ledger, one) for one in (plan, outcome)]
    years = [set(_YEAR.findall(ledger.lead(one))) for one in (plan, outcome)]
    if len(title) > 1:
        headed = [set(_YEAR.findall(chapter)) for chapter in chapters]
        years = [named or above for named, above in zip(years, headed, strict=True)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    if in_plans(ledger, plan.span.start) != in_plans(ledger, outcome.span.start):
        return False
    if len(title) > 1:
        return years[0] == years[1] and (bool(years[0]) or chapters[0] == chapters[1] != "")
    own = title | ({str(ledger.identity.year)} if ledger.identity.year else set())
    return years[0] <= own | years[1] and years[1] <= own | years[0]


def _chapter(ledger: Ledger, one: Quantity) -> str:
    """The first heading above a number; empty where none stands there."""
    above = _above(ledger, one)
    return ledger.read(above[0].span) if above else ""


def _above(ledger: Ledger, one: Quantity) -> Sequence[Heading]:
    return ledger.section_of(ledger.sentences[one.sentence].block)


_LEVEL = regex("本级|[省市县区乡镇]级(?!以上)")
_THEN = regex("(?<![比较于与同])(?:[上去]年|同期)")
"""上年同期，完成投资: what follows is told of the year before."""


def _of_one_place(ledger: Ledger, plan: Quantity, outcome: Quantity) -> bool:
    """False for 全区 beside 区本级, and where one sentence names a town or an office."""
    leads = [ledger.lead(one) for one in (plan, outcome)]
    if set(_LEVEL.findall(leads[0])) != set(_LEVEL.findall(leads[1])):
        return False
    if _THEN.search(leads[1]):
        return False
    above = [" ".join(ledger.read(heading.span) for heading in _above(ledger, one)) for one in (plan, outcome)]
    bodies = [set(_OF_ITS_OWN.findall(f"{lead}|{titles}")) for lead, titles in zip(leads, above, strict=True)]
    return bodies[0] == bodies[1] and not (owners_apart(ledger, plan, outcome) or scopes_differ(plan, outcome))


def _of_one_time(ledger: Ledger, outcome: Quantity, rate: Quantity) -> bool:
    """False for 1—11月 beside 全年."""
    told = [set(TIME.findall(ledger.lead(one))) for one in (outcome, rate)]
    return not all(told) or not told[0].isdisjoint(told[1])


def _by_outcome(ledger: Ledger, told: PlansTold, plan: Plan, rate: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one outcome of the plan's name with it: 基金收入12.6亿元 … 基金收入年初预算15.0亿元，只完成预算的86.0%."""
    if len(plan.name) < _NAME:
        return None
    fit = [
        one
        for one in told.outcomes.get(plan.name, ())
        if comparable(one, plan.amount)
        and _of_one_time(ledger, one, rate)
        and _of_one_year(ledger, plan.amount, one)
        and _of_one_place(ledger, plan.amount, one)
    ]
    if len({one.value for one in fit}) != 1 or fit[0].sentence == rate.sentence:
        return None
    return fit[0], plan.amount

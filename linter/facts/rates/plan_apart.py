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
from linter.facts.quantities.slips import one_key
from linter.facts.rates.one_matter import classes_of
from linter.facts.rates.rate import Rate
from linter.facts.rates.tellings import indicator
from linter.facts.rates.told_values import ToldValues
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import TIME
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SORT = "(?:预算(?!收入|支出)|计划|任务|目标)"
_OF_PLAN = regex(
    rf"(?P<lead>.*?)(?:为|占|完成(?!投资)|达到?|实现|相当于)(?:了|到)?(?P<plan>[一-鿿]{{0,10}}?{_SORT})(?:数|总?额|任务|指标|总?投资)?(?P<told>\d[^，,。；;]*)?的(?:比重|比例)?(?:仅|已|约)?(?:为|达)?$"
)
_PLANNED = regex(
    rf"(?P<name>.*?)(?P<plan>(?:年初|全年|年度|当年|本年|调整|变动|批准)*{_SORT})"
    r"(?:调整)?(?:数|总?额|指标|总?投资|安排|下达|为|是|共|[：:])*$"
)
_TO_DO = regex("(?:计划|下达)(?P<name>[一-鿿]{4,12})$")
_CHANGED = regex("调整|变动|变更|追加|调[增减]")
_NO_PLAN = regex(
    "[十二三四五]五|五年|三年|两年|[比较超增减]|上年|去年|明年|下年|来年|决算|分别|其中|新增|每|均|约|拟|争取|确保"
)
_NO_OUTCOME = regex(
    "[比较超增减]|上年|去年|同期|明年|下年|分别|其中|每|均|约|预计|计划|目标|任务|预算(?!收入|支出)|还|尚|缺|差"
)
_PLAIN = regex(
    "年初|年内|今年|全年|年度|当年|本年|累计|(?<!公)共|已|实际|实现|完成|达到?|只|仅|[一二三四前]{1,2}季度|[上下]半年"
)
_GENERIC = regex(
    "(?:年度|全年|计划|任务|目标|完成|投资|累计|实际|项目建设|截至|[一二三四前]{1,2}季度|[上下]半年|的|共|已|亿元|万元)+"
)
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)年?")
_OF_ITS_OWN = regex("[一-鿿]{2,}(?:镇|乡|街道|局|公司|办|委|院|校)(?![一-鿿]{0,2}承)")
_QUALIFIED = regex(
    "年初|全年|年度|当年|今年|本年|年|的|调整|变动|变更|追加|后|下达|确定|既定|批准|投资|收入|支出|资金|任务(?=目标|计划)"
)
_GAP = 36
"""Characters between an outcome and its rate: a growth may be told between them."""
_NAME, _THING = 4, 4
"""Characters of an indicator, and of a thing that the plan is of, which hardly two have."""
_MOST = 40
"""Plans of a report beyond which it is a table of them."""


class _Plan(NamedTuple):
    """A planned amount."""

    amount: Quantity
    name: str
    """The indicator by name: 一般公共预算收入; empty for 年度计划投资."""
    sort: str
    """预算, 计划, 任务 or 目标."""
    changed: bool
    """True for 调整预算."""
    about: str
    """The words of its sentence before it."""
    since: str
    """年初, or 年度 for 全年 and 年度预算, which may have been adjusted since; empty where neither is told."""


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
    plans: Sequence[_Plan] | None = None
    values = ToldValues(ledger)
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        words = ledger.text[max(rate.span.start - _GAP, rate.clause.start) : rate.span.start]
        if not any(sort in words for sort in ("预算", "计划", "任务", "目标")):
            continue
        phrase = _OF_PLAN.match(words)
        if phrase is None or not 0 < rate.value < 2 or _NO_PLAN.search(phrase["plan"]):
            continue
        if plans is None:
            plans = tuple(_plans(ledger))
        changed = _CHANGED.search(phrase["plan"]) is not None
        outcome = _outcome(ledger, rate)
        sort = _SORTS.findall(phrase["plan"])[-1]
        about = ledger.text[ledger.sentences[max(0, rate.sentence - 1)].span.start : rate.span.start]
        qualified = _QUALIFIED.sub("", phrase["plan"]).removesuffix(sort)
        asked = _Asked(sort, qualified, changed, about, _since(phrase["plan"]))
        own = [
            plan for plan in plans if plan.amount.sentence == rate.sentence and plan.amount.span.end <= rate.span.start
        ]
        if outcome and not own and not phrase["told"]:
            found = _of_plan(ledger, plans, outcome, asked)
        elif outcome is None and len(own) == 1 and own[0].changed == changed:
            found = _by_outcome(ledger, own[0], rate)
        else:
            continue
        if found and _slipped(rate, *found) and not values.explain(*found, rate):
            yield Rate(rate, *found, "of", phrase["plan"], found, False, slip=True)


def _slipped(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True where one key makes the rate what the two give."""
    return one_key(rate, (part.value / whole.value / rate.step).to_integral_value() * rate.step)


def _plans(ledger: Ledger) -> Iterator[_Plan]:
    for one in ledger.quantities:
        if not one.is_amount or one.approximate or one.kind == "count" or one.value <= 0:
            continue
        words = one.before[-_GAP:]
        told = _PLANNED.search(words) or _TO_DO.search(words)
        lead = ledger.lead(one)
        if told and not _NO_PLAN.search(one.before) and not _NEXT.search(lead) and not _narrowed(ledger, one):
            sort = _SORTS.findall(words)
            kind = sort[-1] if sort else "任务"
            yield _Plan(one, _name(told["name"]), kind, _CHANGED.search(words) is not None, lead, _since(words))


def _since(words: str) -> str:
    """Whether words speak of a plan as it was in January, or of that of the year."""
    return "年初" if "年初" in words else "年度" if _OF_YEAR.search(words) else ""


_OF_YEAR = regex("(?:年度|全年|当年|本年)(?:支出|收入)?(?:预算|计划)")


def _name(words: str) -> str:
    return _PLAIN.sub("", indicator(words))


def _narrowed(ledger: Ledger, one: Quantity) -> bool:
    """True for 84.0亿元（不含专项债券）."""
    return _WITHOUT.match(ledger.text, one.span.end) is not None


_SORTS = regex("预算|计划|任务|目标")
_NEXT = regex("明年|下年|来年|下一年")
_WITHOUT = regex("[（(][^（）()]{0,12}(?:[不未]?含|口径|剔除|扣除)")
_ADAPTED = regex("剔除|扣除|可比|同口径|还原")
"""Between an outcome and its rate: 剔除退税因素后为年初预算的57.0%."""


def _outcome(ledger: Ledger, rate: Quantity) -> Quantity | None:
    """The amount right before a rate, with nothing but its growth between."""
    before = [one for one in ledger.by_sentence[rate.sentence] if one.span.end <= rate.span.start]
    while before and before[-1].kind in ("percent", "points"):
        before.pop()
    last = before[-1] if before else None
    if last is None or not last.is_amount or last.approximate or rate.span.start - last.span.end > _GAP:
        return None
    if _ADAPTED.search(ledger.text, last.span.end, rate.span.start):
        return None
    return None if _NO_OUTCOME.search(last.before) or not tells_level(last.before) else last


def _of_plan(
    ledger: Ledger, plans: Sequence[_Plan], outcome: Quantity, asked: _Asked
) -> tuple[Quantity, Quantity] | None:
    """The outcome with the one plan of its name, or of the thing that both sentences are about."""
    if len(plans) > _MOST or _narrowed(ledger, outcome):
        return None
    if not asked.changed and _CHANGED_LATER.search(ledger.text):
        return None
    name = _name(outcome.before)
    fit = [
        plan
        for plan in plans
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


_CHANGED_LATER = regex(
    "调整(?:后的?)?(?:预算|计划)|(?:预算|计划)(?:调整|变动)|变动预算|[调追][增减加]了?(?:年初)?(?:预算|计划)"
)


def _alike(plan: _Plan, name: str, about: str) -> bool:
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
    title = set(_YEAR.findall(ledger.quote(ledger.document.blocks[0].span)))
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
    return ledger.quote(above[0].span) if above else ""


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
    above = [" ".join(ledger.quote(heading.span) for heading in _above(ledger, one)) for one in (plan, outcome)]
    bodies = [set(_OF_ITS_OWN.findall(f"{lead}|{titles}")) for lead, titles in zip(leads, above, strict=True)]
    return bodies[0] == bodies[1] and not (owners_apart(ledger, plan, outcome) or scopes_differ(plan, outcome))


def _of_one_time(ledger: Ledger, outcome: Quantity, rate: Quantity) -> bool:
    """False for 1—11月 beside 全年."""
    told = [set(TIME.findall(ledger.lead(one))) for one in (outcome, rate)]
    return not all(told) or not told[0].isdisjoint(told[1])


def _by_outcome(ledger: Ledger, plan: _Plan, rate: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one outcome of the plan's name with it: 基金收入12.6亿元 … 基金收入年初预算15.0亿元，只完成预算的86.0%."""
    if len(plan.name) < _NAME:
        return None
    fit = [
        one
        for one in ledger.quantities
        if one.is_amount
        and comparable(one, plan.amount)
        and not _NO_OUTCOME.search(one.before)
        and tells_level(one.before)
        and _name(one.before) == plan.name
        and not _narrowed(ledger, one)
        and _of_one_time(ledger, one, rate)
        and _of_one_year(ledger, plan.amount, one)
        and _of_one_place(ledger, plan.amount, one)
    ]
    if len({one.value for one in fit}) != 1 or fit[0].sentence == rate.sentence:
        return None
    return fit[0], plan.amount

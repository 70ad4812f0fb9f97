"""Plans told: the planned amounts of a report with what each is of, 年初预算8.60亿元, and outcomes by their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.facts.rates.footing import is_qualified
from linter.facts.rates.tellings import indicator
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

SORT = "(?:预算(?!收入|支出)|计划|任务|目标)"
SORTS = regex("预算|计划|任务|目标")
CHANGED = regex("调整|变动|变更|追加|调[增减]")
GAP = 36
"""Characters between an outcome and its rate, a growth perhaps between them; and before a plan that say what it is."""
_PLANNED = regex(
    rf"(?P<name>.*?)(?:年初|全年|年度|当年|本年|调整|变动|批准)*{SORT}"
    r"(?:调整)?(?:数|总?额|指标|总?投资|安排|下达|为|是|共|[：:])*$"
)
_TO_DO = regex("(?:计划|下达)(?P<name>[一-鿿]{4,12})$")
NO_PLAN = regex(
    "[十二三四五]五|五年|三年|两年|[比较超增减]|上年|去年|明年|下年|来年|决算|分别|其中|新增|每|均|约|拟|争取|确保"
)
NO_OUTCOME = regex(
    "[比较超增减]|上年|去年|同期|明年|下年|分别|其中|每|均|约|预计|计划|目标|任务|预算(?!收入|支出)|还|尚|缺|差"
)
_NEXT = regex("明年|下年|来年|下一年")
_PLAIN = regex(
    "年初|年内|今年|全年|年度|当年|本年|累计|(?<!公)共|已经?|实际|实现|完成|达到?|只|仅|[一二三四前]{1,2}季度|[上下]半年"
)
_OF_YEAR = regex("(?:年度|全年|当年|本年)(?:支出|收入)?(?:预算|计划)")
_CHANGED_LATER = regex(
    "调整(?:后的?)?(?:预算|计划)|(?:预算|计划)(?:调整|变动)|变动预算|[调追][增减加]了?(?:年初)?(?:预算|计划)"
)


class Plan(NamedTuple):
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


class PlansTold:
    """What a report plans and what came of it, read once where a rate asks for it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The planned amounts, in order."""
        return tuple(_plans(self._ledger))

    @cached_property
    def outcomes(self) -> dict[str, list[Quantity]]:
        """The amounts that came of something, by its name."""
        found: dict[str, list[Quantity]] = {}
        for one in self._ledger.quantities:
            if not one.is_amount or NO_OUTCOME.search(one.before) or not tells_level(one.before):
                continue
            if not is_qualified(one):
                found.setdefault(indicator_name(one.before), []).append(one)
        return found

    @cached_property
    def changed_later(self) -> bool:
        """True where the report says that a plan was adjusted."""
        return _CHANGED_LATER.search(self._ledger.text) is not None


def _plans(ledger: Ledger) -> Iterator[Plan]:
    for one in ledger.quantities:
        if not one.is_amount or one.approximate or one.kind == "count" or one.value <= 0:
            continue
        words = one.before[-GAP:]
        told = _PLANNED.search(words) or _TO_DO.search(words)
        lead = ledger.lead(one)
        if told and not NO_PLAN.search(one.before) and not _NEXT.search(lead) and not is_qualified(one):
            sorts = SORTS.findall(words)
            sort = sorts[-1] if sorts else "任务"
            yield Plan(
                one, indicator_name(told["name"]), sort, CHANGED.search(words) is not None, lead, plan_since(words)
            )


def plan_since(words: str) -> str:
    """Whether words speak of a plan as it was in January, or of that of the year."""
    return "年初" if "年初" in words else "年度" if _OF_YEAR.search(words) else ""


def indicator_name(words: str) -> str:
    """The indicator that words name, without times and verbs: 一般公共预算收入."""
    return _PLAIN.sub("", indicator(words))

"""Beyond plans: 收入完成86.4亿元，为年计划的108%，超收6.4亿元: a value, its share of a plan, how far it is past it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.strands import Link
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class BeyondPlan(NamedTuple):
    """An amount above or below a plan of which only the share is told that came of it."""

    told: Quantity
    """超收6.4亿元, 短收3亿元."""
    level: Quantity
    share: Quantity

    @property
    def possible(self) -> Interval:
        """What the difference may be."""
        low, high = self.share.interval.low, self.share.interval.high
        if self.share.value > 1:
            return Interval(self.level.interval.low * (1 - 1 / low), self.level.interval.high * (1 - 1 / high))
        return Interval(self.level.interval.low * (1 / high - 1), self.level.interval.high * (1 / low - 1))


_PLAN = "(?:全?年度?|年初|当年|人大|批准|调整后?|变动|收入|支出|预期|目标|的)*(?:预算|计划|任务|目标)(?:数|任务|目标)?"
_SHARE = regex(rf"[，,（(]?(?:为|占|是|达到?|完成|实现)了?{_PLAN}的(?:比重|比例)?(?:为|达到?)?")
_ABOVE = regex(
    rf"[，,]?(?:[比较]{_PLAN})?(?:超收|超支|超额(?:完成)?|超产|多收|多支|多完成|超(?:出|过|额完成)?{_PLAN})(?:收入|支出)?[了约为达]?"
)
_BELOW = regex(rf"[，,]?(?:[比较]{_PLAN})?(?:短收|欠收|少收|少支|少完成|欠产|短少|低于{_PLAN})[了约为达]?")
_WHICH = regex("年初|调整|变动|全年")
_HOLDS = regex("[（(](?:[不未]?含|其中|包括|剔除|扣除)|的[为是]")
"""超收6.4亿元（含…): more than the difference, or a part of it."""
_YEAR_OVER = Decimal("0.8")
"""Share of a year's plan below which the year is not over, and the difference one from its pace."""
_MORE_OR_LESS, _PLANNED = regex("[多少][收支]"), regex("预算|计划|任务|目标")
_MOVED = regex("[，,](?:下降|减少|降低|增长|减|增)了?")


def find_beyond_plans(ledger: Ledger) -> Iterator[BeyondPlan]:
    """Every amount past a plan that stands next to a value and the share of the plan that it is."""
    for strand in ledger.strands:
        for at in range(2, len(strand.links)):
            found = _at(strand.links, at)
            if found:
                yield found


def _at(links: tuple[Link, ...], at: int) -> BeyondPlan | None:
    level = links[at - 2].quantity
    first, second = links[at - 1], links[at]
    share, told = (first, second) if first.quantity.kind == "percent" else (second, first)
    if share.quantity.kind != "percent" or not (share.known and told.known) or not level.is_amount:
        return None
    if level.unit != told.quantity.unit or any(q.approximate for q in (level, share.quantity, told.quantity)):
        return None
    past = _ABOVE if share.quantity.value > 1 else _BELOW
    if share.quantity.value in (0, 1) or not (_SHARE.fullmatch(share.gap) and past.fullmatch(told.gap)):
        return None
    if share.quantity.value < _YEAR_OVER or _of_last_year(links, at):
        return None
    which = set(_WHICH.findall(told.gap))
    if which and which != set(_WHICH.findall(share.gap)):
        return None  # 为调整预算的98%，比年初预算多收2亿元: another plan
    if _HOLDS.match(told.quantity.text, told.quantity.span.end) or level.value <= told.quantity.value:
        return None
    return BeyondPlan(told.quantity, level, share.quantity)


def _of_last_year(links: tuple[Link, ...], at: int) -> bool:
    """True where the amount is held against the year before: 短收1.8亿元，下降14.3%, or 少收 without a plan's name."""
    told = links[at] if links[at].quantity.kind != "percent" else links[at - 1]
    if _MORE_OR_LESS.search(told.gap) and not _PLANNED.search(told.gap):
        return True
    behind = links[at + 1] if at + 1 < len(links) else None
    return behind is not None and behind.quantity.kind == "percent" and _MOVED.fullmatch(behind.gap) is not None

"""What a change is told from where that is not the value before it: the level that was cut, or the budget."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.changes.changes import Change, Step, comparable
from linter.ledger import Ledger
from linter.patterns import regex

_NOW = regex("[至到]|[现尚仍]有?|目前|剩|余|末|底|降|减")
_BETWEEN = regex("(?:(?![比较]|同期|上年|去年)[^。；;\n])*")


def was_level(ledger: Ledger, level: Quantity, amount: Quantity) -> bool:
    """True for 有网点42个，撤并38个: nothing says that the level is what was left."""
    between = ledger.text[level.span.end : amount.span.start]
    return _NOW.search(level.before) is None and _BETWEEN.fullmatch(between) is not None


def from_budget(amount: Step, rate: Step) -> bool:
    """True for 调减1900万元，下降6.4%: cut from the budget, and fallen from last year."""
    return amount.verb.startswith("调") and not rate.verb.startswith("调")


def gained_by_all(start: Quantity, end: Quantity, step: Quantity) -> bool:
    """True for 亩产由412公斤升到458公斤，总产增加8.28万公斤: more than there is for each is what all gain."""
    return step.value > max(start.value, end.value) and _FOR_EACH.search(start.before) is not None


_FOR_EACH = regex("每(?![年月日天季周次])|[户人亩]均|平均|单[产价]")
"""Before a value that there is for each."""


def of_several(ledger: Ledger, change: Change, step: Step) -> bool:
    """True for 小班由9个减到5个，大班由12个减到8个，共减少8个: a sum of the changes that the sentence tells."""
    start = change.start
    if start is None or not _IN_ALL.search(step.quantity.before):
        return False
    return any(
        other.start is not None
        and other.end is not None
        and other.start.span != start.span
        and other.start.sentence == start.sentence
        and comparable(other.start, start)
        for other in ledger.changes
    )


_IN_ALL = regex("[共总]|合计|累计")
"""Before an amount of change, that it sums up more than one."""

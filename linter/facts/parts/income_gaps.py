"""Gaps: 收入18.2亿元，支出21.6亿元，收支缺口4.3亿元: by how much what goes out is more than what comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.overruns import Overrun
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_GAP = regex(
    r"(?:当[年期季月]|本[年期]|全年|年度|净)?(?:收支(?:相抵|两抵|相减)?(?:后)?[，,]?(?:当[年期]|本[年期])?(?:收支|净|仍|还|尚)?|(?:当[年期季月]|本[年期]|全年|年度)(?:基金|资金|收支)?)"
    r"(?:形成|出现|存在|仍有|有|产生|的)*(?:资金)?(?:缺口|赤字|亏空|超支|亏损|短收)(?:为|达到?|是|约)?$"
)
_OTHER = regex("累计|滚存|上年|历年|调入|补助|弥补后|结转")
_INCOME = regex(
    r"收入(?:合计|总计|总额|实际|[预决]算|安排|拟|计划|完成|实现|执行|征缴|为|达到?|共|数|相应|总|仅|只有)*$"
)
_EXPENSE = regex(r"支出(?:合计|总计|总额|实际|[预决]算|安排|拟|计划|完成|实现|执行|需|为|达到?|共|数|相应|总)*$")
_MOST = 8


def find_gaps(ledger: Ledger) -> Iterator[Overrun]:
    """Every gap with the nearest income and expense before it in its paragraph."""
    if not any(sign in ledger.text for sign in ("缺口", "赤字", "超支", "亏空", "短收")):
        return
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            told, gap = row.cells[at]
            if told.kind == "money" and not told.approximate and _GAP.search(gap) and not _OTHER.search(gap):
                sides = _sides(row.cells, at)
                if sides:
                    yield Overrun(told, sides[0], sides[1], ())


def _sides(cells: Sequence[Cell], at: int) -> tuple[Quantity, Quantity] | None:
    """The income and the expense; None where more than one of either is told, or anything that adds to them."""
    income: Quantity | None = None
    expense: Quantity | None = None
    for index in range(at - 1, max(-1, at - 1 - _MOST), -1):
        one, gap = cells[index]
        if one.kind != "money" or one.approximate or not one.is_level:
            continue
        words = gap[-24:]
        if _OTHER.search(words):
            return None
        if _EXPENSE.search(words):
            if expense is not None:
                return None
            expense = one
        elif _INCOME.search(words):
            income = one
            break
        elif not _CHANGE.search(words):
            return None
    return (income, expense) if income and expense and income.value < expense.value else None


_CHANGE = regex("[增减][加收支少长]|下降|上升|增[幅速]|[比较]")

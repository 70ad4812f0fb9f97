"""Surpluses: 收入8.62亿元，支出7.95亿元，当年收支结余0.67亿元: in, out and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.rows import Cell

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Surplus:
    """What is left of one year, and the numbers it may come from."""

    left: Quantity
    incomes: tuple[Quantity, ...]
    """What came in, the nearest first; more than one where plan and result are told."""
    expenses: tuple[Quantity, ...]


_LEFT = re.compile(
    r"(?:(?:当年|本年|年度|当期|本年度|全年|◇年)(?:收支|基金)?|收支(?:相抵|相减)(?:后)?[，,]?(?:当年|本年)?(?:收支)?|收支)(?:净)?结余(?:为|是|达)?$"
)
# Balances hold other years, and what is carried over, paid upwards or set aside is a third number.
_OTHER = re.compile(r"滚存|累计|上年|历年|年末|结转|上解|调出|调节|补充|调入|债务|转移")
_INCOME = re.compile(r"收入(?:合计|总计|总量|实际|预算|决算|共)?(?:合计|完成|实现|执行|为|达|共|数)*$")
_EXPENSE = re.compile(r"支出(?:合计|总计|总量|实际|预算|决算|共)?(?:合计|完成|实现|执行|为|达|共|数)*$")
_REACHED = re.compile(r"(?:^|[，,])(?:实际|全年|当年)?(?:完成|实现|执行|支出|收入)(?:数)?(?:为)?$")
_PART = re.compile(r"其中|增[加收支长]|减[少收支]|下降|[比较](?:上年|去年|年初|预算)|人均")
_SAME_TIME = re.compile(r"(?:上年|去年|前年|同)(?:同)?期[^，,。；;]{0,6}$")
_YEAR = re.compile(r"(?:(?:19|20)\d\d|[上去前])年(?:度|全年|[^，,。；;年]{0,12})?(?:收入|支出)[^，,。；;]{0,6}$")
_FARTHEST = 14
"""Numbers before a surplus among which its income and expense stand, rates counted."""


def find_surpluses(ledger: Ledger) -> Iterator[Surplus]:
    """Every surplus of one year with an income and an expense before it in its paragraph."""
    if "结余" not in ledger.text and "结转" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            if at > 1 and cell.quantity.kind == "money" and ("结余" in cell.gap or "结转" in cell.gap):
                found = _surplus(row.cells, at) or _of_totals(row.cells, at)
                if found:
                    yield found


def _surplus(cells: Sequence[Cell], at: int) -> Surplus | None:
    words = re.split(r"[。；;]", cells[at].gap)[-1]
    if not _LEFT.search(words) or _OTHER.search(words) or cells[at].quantity.approximate:
        return None
    incomes: list[Quantity] = []
    expenses: list[Quantity] = []
    pending: list[Quantity] = []
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        quantity, gap = cells[index]
        if _SAME_TIME.search(gap):
            continue
        if _LEFT.search(gap) or (_OTHER.search(gap) and "预算" not in gap):
            break
        if quantity.kind != "money" or quantity.approximate or _PART.search(gap[-16:]):
            continue
        if _EXPENSE.search(gap):
            if incomes:
                break
            expenses += [*pending, quantity]
            pending = []
        elif _INCOME.search(gap):
            incomes += [*pending, quantity]
            pending = []
        elif _REACHED.search(gap):
            # 支出年初预算145.1亿元，实际完成146.3亿元: named by the number before it.
            pending.append(quantity)
        elif incomes:
            break
        else:
            return None
    if not incomes or not expenses or _of_other_times(cells[:at], incomes):
        return None
    # What names a year of its own may be told beside the figures of the report.
    dated = {cell.quantity.span for cell in cells[:at] if _YEAR.search(cell.gap)}
    incomes.sort(key=lambda quantity: quantity.span in dated)
    expenses.sort(key=lambda quantity: quantity.span in dated)
    return Surplus(cells[at].quantity, tuple(incomes), tuple(expenses))


def _of_other_times(cells: Sequence[Cell], incomes: Sequence[Quantity]) -> bool:
    """True where the only income is told of a year behind amounts of another time: 上半年征缴…；2022年全年收入…."""
    at = next(index for index, cell in enumerate(cells) if cell.quantity is incomes[0])
    earlier = any(cell.quantity.kind == "money" for cell in cells[:at])
    return len(incomes) == 1 and earlier and _YEAR.search(cells[at].gap) is not None


# 总收入186.4亿元，总支出183.6亿元，年终结转2.8亿元: totals hold every transfer.
_ALL_IN = re.compile(r"(?:总收入|收入总[计量额])(?:完成|实现|为|达|共)*$")
_ALL_OUT = re.compile(r"[，,；;。](?:[一-鿿]{0,8})?(?:总支出|支出总[计量额])(?:完成|实现|为|达|共)*$")
_CARRIED = re.compile(
    r"[，,；;。](?:收支相抵(?:后)?[，,]?)?(?:年终|年末|当年|本年)?(?:净|滚存)?(?:结转|结余)(?:结余|下年|资金)*(?:支出)?(?:使用)?(?:为|达)?$"
)


def _of_totals(cells: Sequence[Cell], at: int) -> Surplus | None:
    """What the totals of a year leave; none where they are equal and hold what is carried over."""
    income, expense, left = cells[at - 2], cells[at - 1], cells[at]
    if not (_CARRIED.fullmatch(left.gap) and _ALL_OUT.fullmatch(expense.gap) and _ALL_IN.search(income.gap)):
        return None
    quantities = [cell.quantity for cell in (income, expense, left)]
    if any(quantity.approximate or quantity.kind != "money" for quantity in quantities):
        return None
    if income.quantity.value <= expense.quantity.value:
        return None
    return Surplus(left.quantity, (income.quantity,), (expense.quantity,))

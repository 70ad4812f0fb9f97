"""Surpluses: 收入8.62亿元，支出7.95亿元，当年收支结余0.67亿元: in, out and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.parts.budget_words import EXPENSE, FARTHEST_SIDE, INCOME, LEFT_OVER, OF_ONE_YEAR
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Surplus:
    """What is left of one year, and the numbers it may come from."""

    left: Quantity
    incomes: tuple[Quantity, ...]
    """What came in, the nearest first; more than one where plan and result are told."""
    expenses: tuple[Quantity, ...]
    sure: bool = True
    """False where nothing but a slip in one of the numbers tells that no other year is in what is left."""


_LEFT = regex(rf"(?:{OF_ONE_YEAR}|收支(?:相抵|相减)(?:后)?[，,]?(?:当年|本年)?(?:收支)?|收支){LEFT_OVER}")
# Balances hold other years, and what is carried over, paid upwards or set aside is a third number.
_OTHER = regex(r"滚存|累计|上年|历年|年末|结转|上解|调出|调节|补充|调入|债务|转移")
_REACHED = regex(r"(?:^|[，,])(?:实际|全年|当年|相应)?(?:完成|实现|执行|安排|支出|收入)(?:数)?(?:为)?$")
_PART = regex(r"其中|其[他它](?:收入|支出)|增[加收支长]|减[少收支]|下降|[比较](?:上年|去年|年初|预算)|人均")
_SAME_TIME = regex(r"(?:上年|去年|前年|同)(?:同)?期[^，,。；;]{0,6}$")
_YEAR = regex(r"(?:(?:19|20)\d\d|[上去前])年(?:度|全年|[^，,。；;年]{0,12})?(?:收入|支出)[^，,。；;]{0,6}$")
_SENTENCE = regex(r"[。；;]")


def find_surpluses(ledger: Ledger) -> Iterator[Surplus]:
    """Every surplus of one year with an income and an expense before it in its paragraph."""
    if "结余" not in ledger.text and "结转" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            if at > 1 and cell.quantity.kind == "money" and ("余" in cell.gap or "结转" in cell.gap):
                found = (
                    _surplus(row.cells, at)
                    or _taken_off(row.cells, at)
                    or _of_totals(row.cells, at)
                    or _less(row.cells, at)
                    or _bare(row.cells, at)
                )
                if found:
                    yield found


def _surplus(cells: Sequence[Cell], at: int) -> Surplus | None:
    words = _SENTENCE.split(cells[at].gap)[-1]
    if not _LEFT.search(words) or _OTHER.search(words) or cells[at].quantity.approximate:
        return None
    incomes: list[Quantity] = []
    expenses: list[Quantity] = []
    pending: list[Quantity] = []
    for index in range(at - 1, max(-1, at - 1 - FARTHEST_SIDE), -1):
        quantity, gap = cells[index]
        if _SAME_TIME.search(gap):
            continue
        if quantity.kind != "money" or quantity.approximate or _PART.search(_SENTENCE.split(gap)[-1][-16:]):
            continue
        if _LEFT.search(gap) or (_OTHER.search(gap) and "预算" not in gap):
            break
        if EXPENSE.search(gap):
            if incomes:
                break
            expenses += [*pending, quantity]
            pending = []
        elif INCOME.search(gap) and not gap.startswith("、"):
            incomes += [*pending, quantity]
            pending = []
        elif _REACHED.search(gap):
            # 支出年初预算98.2亿元，实际完成99.6亿元: named by the number before it.
            pending.append(quantity)
        elif incomes:
            break
        else:
            return None
    if not incomes or not expenses or _of_other_times(cells[: at + 1], incomes):
        return None
    # 总收入6.27亿元，由门票收入5.13亿元，…构成；总支出6.15亿元: what names no income may be the total of those told.
    near = [cell.quantity for cell in cells[max(0, at - FARTHEST_SIDE) : at] if cell.quantity.kind == "money"]
    told = [one for one in near if one not in (*incomes, *expenses)]
    if any(one.interval.minus(out.interval).meets(cells[at].quantity.interval) for one in told for out in expenses):
        return None
    # What names a year of its own may be told beside the figures of the report.
    dated = {cell.quantity.span for cell in cells[:at] if _YEAR.search(cell.gap)}
    incomes.sort(key=lambda quantity: quantity.span in dated)
    expenses.sort(key=lambda quantity: quantity.span in dated)
    return Surplus(cells[at].quantity, tuple(incomes), tuple(expenses))


def _of_other_times(cells: Sequence[Cell], incomes: Sequence[Quantity]) -> bool:
    """True where the only income is told of a year behind amounts of another time: 上半年征缴…；2022年全年收入….

    The surplus may name that year itself, or stand in one sentence with the income: 2026年收入…，支出…，结余….
    """
    at = next(index for index, cell in enumerate(cells) if cell.quantity is incomes[0])
    earlier = any(cell.quantity.kind == "money" for cell in cells[:at])
    told = _YEAR.search(cells[at].gap)
    if len(incomes) > 1 or not earlier or told is None:
        return False
    year = YEAR_NAMED.search(told.group())
    if year and year.group() in cells[-1].gap:
        return False
    return any(_SENTENCE.search(cell.gap) for cell in cells[at + 1 :])


# 总收入186.4亿元，总支出183.6亿元，年终结转2.8亿元: totals hold every transfer.
_ALL_IN = regex(r"(?:总收入|收入总[计量额])(?:完成|实现|为|达|共)*$")
_ALL_OUT = regex(r"[，,；;。](?:[一-鿿]{0,12})?(?:总支出|支出总[计量额])(?:完成|实现|为|达|共)*$")
_CARRIED = regex(
    r"[，,；;。](?:收支(?:相抵|相减|两抵)(?:后)?[，,]?)?(?:年终|年末|年底|当年|本年)?(?:[与同和][^，,。；;]{1,8}结[账算]前)?(?:(?:政府性|社会保险)?基金|资金)?(?:净|滚存)?(?:结转|结余)(?:结余|结转|下年|资金)*(?:支出)?(?:使用)?(?:为|达)?$"
)


_MOST_BETWEEN = 8
"""Numbers between the two totals: what the expenses are made of."""
_OPENED = regex(r"(?:上年|年初|期初)[^，,。；;]{0,6}结[转余]")


def _of_totals(cells: Sequence[Cell], at: int) -> Surplus | None:
    """What the totals of a year leave; none where they are equal and hold what is carried over."""
    expense, left = cells[at - 1], cells[at]
    if not (_CARRIED.fullmatch(left.gap) and _ALL_OUT.search(expense.gap)):
        return None
    first = max(0, at - 2 - _MOST_BETWEEN)
    income = next((one for one in reversed(cells[first : at - 1]) if _ALL_IN.search(one.gap)), None)
    if income is None:
        return None
    quantities = [cell.quantity for cell in (income, expense, left)]
    if any(quantity.approximate or quantity.kind != "money" for quantity in quantities):
        return None
    if income.quantity.value <= expense.quantity.value or _goes_on(income, expense, cells[at : at + 1 + _MOST_RESTS]):
        return None
    # What is left of all years is the rest of the totals where they hold what was left before.
    sure = "滚存" not in left.gap or any(_OPENED.search(one.gap) for one in cells[first:at])
    if not sure and not _slipped(*quantities):
        return None
    return Surplus(left.quantity, (income.quantity,), (expense.quantity,), sure)


_MOST_RESTS = 2


def _goes_on(income: Cell, expense: Cell, rests: Sequence[Cell]) -> bool:
    """True for 结转下年1.1亿元，净结余0.2亿元: what is left is told in two or three numbers."""
    aim = income.quantity.interval.minus(expense.quantity.interval)
    left = rests[0].quantity.interval
    for cell in rests[1:]:
        if cell.quantity.kind != "money" or "其中" in cell.gap or "。" in cell.gap:
            return False
        left = left.plus(cell.quantity.interval)
        if left.meets(aim):
            return True
    return False


# 滚存结余8.6亿元，扣除结转下年支出7.2亿元，净结余1.4亿元.
_HELD = regex(r"(?:结余|余额|结存|财力|资金)(?:资金|总额|合计|共)?(?:为|有|达)?$")
_DEDUCTED = regex(r"[，,](?:其中)?(?:扣除|减去|剔除|减除)[^，,。；;]{0,24}$")
_NET = regex(r"(?:后)?[，,][^，,。；;]{0,14}(?:净结余|净余|净结存|实际结余|尚余|剩余)[^，,。；;]{0,4}$")


def _less(cells: Sequence[Cell], at: int) -> Surplus | None:
    """What a stock leaves once the one amount that is not free is taken off."""
    held, deducted, left = cells[at - 2], cells[at - 1], cells[at]
    if not (_NET.fullmatch(left.gap) and _DEDUCTED.fullmatch(deducted.gap) and _HELD.search(held.gap)):
        return None
    quantities = [cell.quantity for cell in (held, deducted, left)]
    if any(quantity.approximate or quantity.kind != "money" for quantity in quantities):
        return None
    return Surplus(left.quantity, (held.quantity,), (deducted.quantity,))


_TAKEN_OFF = regex(
    r"[。，,；;](?:收入总[量计额]|总收入)(?:减去?|扣除|抵减)(?:支出总[量计额]|总支出|支出)(?:后)?[，,]?[^，,。；;\d]{0,10}结[余转][^，,。；;\d]{0,8}"
)
_SPENT = regex(r"(?<!本级)(?:支出总[量计额]|总支出)(?:累计|预计|预期|完成|实现|执行|安排|为|达|共|数)*$")


def _taken_off(cells: Sequence[Cell], at: int) -> Surplus | None:
    """收入总量减去支出总量后，结转下年3.6亿元: what the text itself takes from what."""
    if not _TAKEN_OFF.fullmatch(cells[at].gap):
        return None
    first = max(0, at - 2 - _MOST_BETWEEN)
    before = [one for one in reversed(cells[first:at]) if "其中" not in one.gap]
    income = next((one for one in before if _ALL_IN.search(one.gap)), None)
    expense = next((one for one in before if _SPENT.search(one.gap)), None)
    if income is None or expense is None:
        return None
    quantities = [cell.quantity for cell in (income, expense, cells[at])]
    if any(quantity.approximate or quantity.kind != "money" for quantity in quantities):
        return None
    if _goes_on(income, expense, cells[at : at + 1 + _MOST_RESTS]):
        return None
    return Surplus(cells[at].quantity, (income.quantity,), (expense.quantity,))


_BARE = regex(r"[，,](?:收支)?结余(?:为|有)?")
_BARE_EXPENSE = regex(r"[，,](?:总)?支出(?:总?额|完成|实现|为)*")
_FUND = regex(r"保险|医保|社保|养老|基金|累计|历年")
_FEWEST = 4
"""Digits of income and expense below which a slip explains too much."""


def _bare(cells: Sequence[Cell], at: int) -> Surplus | None:
    """收入2846万元，支出2815万元，结余31万元: of this year where a slip shows it; funds tell those of all years."""
    income, expense, left = cells[at - 2], cells[at - 1], cells[at]
    if not (_BARE.fullmatch(left.gap) and _BARE_EXPENSE.fullmatch(expense.gap) and INCOME.search(income.gap)):
        return None
    quantities = [cell.quantity for cell in (income, expense, left)]
    if _FUND.search(_SENTENCE.split(income.gap)[-1]) or any(quantity.approximate for quantity in quantities):
        return None
    if any(len(printed_digits(cell.quantity)) < _FEWEST for cell in (income, expense)):
        return None
    if not _slipped(*quantities):
        return None
    return Surplus(left.quantity, (income.quantity,), (expense.quantity,), False)


def _slipped(income: Quantity, expense: Quantity, left: Quantity) -> bool:
    """True where one of the three, a slip away, makes the others right."""
    told_in, told_out, rest = income.interval, expense.interval, left.interval
    slips = ((income, rest.plus(told_out)), (expense, told_in.minus(rest)), (left, told_in.minus(told_out)))
    return any(reaches(quantity, aim) for quantity, aim in slips)

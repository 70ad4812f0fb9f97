"""Spent on: 动支预备费850万元，主要用于防疫170万元、救灾840万元; what is spent of a sum is no more than the sum.

Whether the list is whole does not matter where it comes to more. The incomes and expenses of a budget's total hold
everything, so that there one key struck otherwise shows as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import sum_mended
from linter.facts.quantities.stated import stated
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SPENT = regex(
    r"\s*[，,（(]?\s*(?:主要|全部|已|具体|重点|其中|分别|集中)*(?:用于|用作|投向|用在|安排用于)[：:，,]?(?![^，,。；;：:\d]*的[^，,。；;：:的\d]*(?:债券|资金|贷款|基金)$)(?:[^，,。；;：:\d]{2,40})$"
)
"""What a sum went to, and not 用于化解存量债务的再融资债券, the name of what is told next."""
_LISTED = regex(r"\s*[，,。：:（(]?\s*(?:其中|包括|构成如下|分别是|具体为)[：:，,]?\s*(?:[^，,。；;：:\d]{2,24})$")
_BALANCE = regex("(?:总收入|收入总[计量额]|收入合计|总支出|支出总[计量额]|支出合计|总财力|总来源|总运用)(?:为|达|共)?$")
_NEXT = regex(
    r"\s*(?:[、，,；;]|[，,]?(?:和|及|以及|与))\s*(?:用于|安排)?(?:[^、，,。；;：:\d]{2,32}(?:、[^、，,。；;：:\d]{2,24}){0,2})$"
)
_NO_PART = regex(
    "其中|比|增[加长收支]|[压核]减|减[少收支]|带动|撬动|拉动|惠及|实现|累计|占|超|剩|余额|上年同|同期|每|均|标准|至今|另|合计|共计|吸引|总投资|完成|计划|规模|达到|争取|上级"
)
_NO_BUDGET_PART = regex("其中|比上|增长|下降|占|同比|均|合计|共计|另")
_NO_WHOLE = regex("每|均|标准|首批|同比|比|增[加长]|减少|下降|其中|新增")
_PAIR, _MOST, _FEWEST = 2, 14, 3


def find_spent_on(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every sum with what it was spent on, where that comes to more; every balance that one key puts right."""
    spent = any(sign in ledger.text for sign in ("用于", "用作", "投向", "用在"))
    balanced = "总收入" in ledger.text or "总支出" in ledger.text or "收入总" in ledger.text or "支出总" in ledger.text
    if not spent and not balanced:
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            whole, gap = row.cells[at - 1].quantity, row.cells[at].gap
            if whole.kind != "money" or whole.approximate or not whole.is_level:
                continue
            if spent and ("用" in gap or "投向" in gap) and not _BALANCE.search(whole.before):
                parts = _run(row, at, whole) if _SPENT.fullmatch(gap) and not _NO_WHOLE.search(whole.before) else ()
                if len(parts) >= _PAIR and _beyond(whole, parts):
                    yield whole, parts
            elif balanced and _BALANCE.search(whole.before) and _LISTED.fullmatch(gap):
                parts = _run(row, at, whole, balance=True)
                said = total(one.interval for one in parts)
                if len(parts) >= _FEWEST and not said.meets(whole.interval) and sum_mended(whole, parts):
                    yield whole, parts


def _run(row: Row, at: int, whole: Quantity, *, balance: bool = False) -> tuple[Quantity, ...]:
    """The amounts of the list that begins at `at`, up to the first that is told otherwise."""
    found: list[Quantity] = []
    told_otherwise = _NO_BUDGET_PART if balance else _NO_PART
    for index in range(at, min(len(row.cells), at + _MOST)):
        one, gap = row.cells[index]
        if (
            one.unit != whole.unit
            or one.approximate
            or told_otherwise.search(gap.replace("其中", "", 1) if index == at else gap)
        ):
            break
        if index > at and not _NEXT.fullmatch(gap):
            break
        found.append(one)
    if (
        balance
        and len(found) < _MOST
        and at + len(found) < len(row.cells)
        and "。" not in row.cells[at + len(found)].gap
    ):
        return ()  # the list goes on in other words
    return tuple(found)


def _beyond(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """True where what is listed comes to more, whatever was rounded."""
    least = total(stated(one) for one in parts).low
    return least > stated(whole).high + max(one.step for one in (whole, *parts))

"""Averages told right behind their count and their amount: 126名…领取补贴50.4万元，人均领取4000元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rows import Cell

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH = re.compile(
    r"[，,](?:平均)?(?P<unit>[户人亩])均(?:旅游)?(?:消费|花费|发放|补助|补贴|兑现|分红|投入|投资|领取|缴纳|支付|获得|成本|造价)?"
    r"(?:为|达到|达)?$"
)
_COUNTED = {"人": ("人", "名", "位", "人次", "万人次"), "户": ("户",), "亩": ("亩",)}
# Another period, a subset, a change, a plan: the three numbers are then not of one thing.
_OTHER = re.compile(r"[。；;！？!?\n]|其中|同比|增[长加]|下降|减少|比|较|月均|年均|每|累计|另|新增|计划|预计|约|近|余")
_POWERS = re.compile(r"[十百千万亿]+")


def find_adjacent_averages(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every average with the count and the amount that are the two numbers right before it."""
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            each = _EACH.fullmatch(row.cells[at].gap) if "均" in row.cells[at].gap else None
            found = _pair(row.cells, at, each["unit"]) if each else None
            if found:
                yield row.cells[at].quantity, *found


def _pair(cells: Sequence[Cell], at: int, unit: str) -> tuple[Quantity, Quantity] | None:
    one, other = cells[at - 2].quantity, cells[at - 1].quantity
    average = cells[at].quantity
    if _OTHER.search(cells[at - 1].gap) or _OTHER.search(re.split("[，,。；;]", cells[at - 2].gap)[-1]):
        return None
    if any(quantity.approximate for quantity in (one, other, average)):
        return None
    for count, amount in ((one, other), (other, one)):
        counts = _POWERS.sub("", count.printed_unit) in _COUNTED[unit] and count.value > 0
        if counts and amount.unit == average.unit == "元":
            return count, amount
    return None

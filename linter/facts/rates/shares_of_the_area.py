"""Shares of the area: 全县完成入库168万元，…；县城完成入库122万元，…，占全县的71.6%: the same is told of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import CHANGE
from linter.facts.quantities.rows import Cell
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SHARE = regex(
    r"[，,、；;（(]?(?:约)?占全(?P<area>[省市县区州旗镇乡])的?(?:总数|总量|总额|比重|比例|份额)?(?:约?为|达到?)?"
)
_CLAUSE = regex(r"[，,。；;：:、（）()]")
_TALK = regex("同期|上年|去年|计划|目标|预算|新增|平均|人均|累计|其中|每")
_GROWTH = ("percent", "points")
_SAME = 4
"""Characters by whose end two numbers are told of the same: 接受信访举报, 完成入库."""
_BACK = 12
"""Numbers of the paragraph before the part among which that of the whole area stands."""
_RATES = 3
"""Rates of change at most between a part and its share."""


def find_shares_of_the_area(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every share of 全市 or 全县 whose part is named by the words of one number of all the area before it."""
    if "占全" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            share = row.cells[at]
            if "占全" in share.gap and share.quantity.printed_unit == "%" and share.quantity.span.start not in told:
                found = None if share.quantity.approximate else _rate(row.cells, at)
                if found:
                    yield found


def _rate(cells: Sequence[Cell], at: int) -> Rate | None:
    share, told = cells[at].quantity, _SHARE.fullmatch(cells[at].gap)
    first = at - 1
    while first > max(0, at - 1 - _RATES) and cells[first].quantity.kind in _GROWTH:
        first -= 1
    part, name = cells[first].quantity, _CLAUSE.split(cells[first].gap)[-1]
    if told is None or not part.is_amount or part.approximate:
        return None
    if len(name) <= _SAME or CHANGE.search(name) or _TALK.search(name) or f"全{told['area']}" in name:
        return None
    alike = [cell for cell in cells[max(0, first - _BACK) : first] if comparable(cell.quantity, part)]
    wholes = [cell.quantity for cell in alike if _is_whole(cell, f"全{told['area']}", name)]
    if len(wholes) != 1 or wholes[0].value <= part.value or any(_gives(part, cell.quantity, share) for cell in alike):
        return None
    return Rate(share, part, wholes[0], "share", "占", (part, *wholes), False)


def _is_whole(cell: Cell, area: str, name: str) -> bool:
    """True for a number of the whole area that ends in the words of the part."""
    words = _CLAUSE.split(cell.gap)[-1]
    return area in words and words.endswith(name[-_SAME:]) and not (_TALK.search(words) or cell.quantity.approximate)


def _gives(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """True where the share is that of the number, whatever it is called."""
    ratio = part.interval.over(whole.interval)
    return ratio is not None and ratio.meets(share.interval.widened(share.step))

"""Parallel parts: 事故23起、死亡11人，其中道路15起、死亡6人，工矿8起、死亡5人: what stands beside them adds up too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import CHANGE
from linter.facts.quantities.rows import Cell, Row
from linter.patterns import regex

_BESIDE = regex(r"(?:次)?[，,、]?(?P<word>[一-鿿]{0,8})")
_FILLING = regex("(?:总额|(?<=投资)额|(?<=概算)额)?(?:约?为|是|共计?|合计|达到?)?$")
_NO_SUM = regex("均|最|单|设计")
"""总投资额为 and 总投资 are one name; 户均收入 and 最大投资 have no sum."""
_FEWEST = 2


def find_parallels(rows: Sequence[Row], breakdowns: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The second measure of each breakdown whose first one adds up: it has all the parts, so the second must too."""
    whole_at = {found.whole.span: found for found in breakdowns if _adds_up(found)}
    if not whole_at:
        return
    for row in rows:
        at = {cell.quantity.span: index for index, cell in enumerate(row.cells)}
        # 2100户、2077万元（第一批808户、606万元；第二批1292户、1471万元）: the wholes may stand before the bracket.
        wholes = [(cells, index) for cells in (row.host, row.cells) for index in range(len(cells))]
        for cells, index in wholes:
            found = whole_at.get(cells[index].quantity.span)
            if found is None or not all(part.span in at for part in found.parts):
                continue
            whole = _beside(cells, index)
            parts = [_beside(row.cells, at[part.span]) for part in found.parts]
            told = [part for part in parts if part]
            same = whole and len(told) == len(parts) and _alike(whole, told)
            if same and whole and (whole[1] == told[0][1] or _told_once(row.cells, whole[0], told[0][0])):
                yield replace(
                    found, whole=whole[0], parts=tuple(part[0] for part in told), complete="parallel", extra=()
                )


def _adds_up(found: Breakdown) -> bool:
    parts = found.parts
    exact = found.whole.exact and all(part.exact for part in parts)
    return exact and len(parts) >= _FEWEST and sum((p.value for p in parts), Decimal(0)) == found.whole.value


def _beside(cells: Sequence[Cell], at: int) -> tuple[Quantity, str] | None:
    """The quantity right behind cell `at` in another unit, and the word that names it."""
    if at + 1 >= len(cells):
        return None
    quantity, gap = cells[at + 1]
    named = _BESIDE.fullmatch(gap)
    if named is None or quantity.unit == cells[at].quantity.unit or CHANGE.search(gap) or _NO_SUM.search(gap):
        return None
    return (quantity, _FILLING.sub("", named["word"])) if quantity.is_amount else None


def _alike(whole: tuple[Quantity, str], parts: Sequence[tuple[Quantity, str]]) -> bool:
    """True when all are of one unit, the parts named by one word, and the whole by that or by one that ends alike.

    协议资金285亿元 is made up of 引资32亿元; 计划投资 is not made up of 完成投资.
    """
    unit, word, own = whole[0].unit, parts[0][1], whole[1]
    if not all(quantity.unit == unit and name == word and not quantity.approximate for quantity, name in parts):
        return False
    return own == word or (own[-1:] == word[-1:] != "" and _MOMENT.findall(own) == _MOMENT.findall(word))


_MOMENT = regex(
    "计划|预算|概算|预计|拟|[送报]审|申请|年度|完成|到位|支付|拨付|成交|审定|实际|实|已经?|新增|累计|当年|应"
)
"""What tells at which of its moments money is counted: planned, asked for, paid."""


def _told_once(cells: Sequence[Cell], whole: Quantity, first: Quantity) -> bool:
    """False where another number of the unit stands between: 送审2.4亿元，审定2.2亿元，其中审定."""
    between = (c.quantity for c in cells if whole.span.end <= c.quantity.span.start < first.span.start)
    return not any(one.unit == whole.unit for one in between)

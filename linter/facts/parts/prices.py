"""Prices: 成交面积1.2万平方米，成交金额0.86亿元，均价7167元/平方米: an amount is its price times what was sold.

The price says by itself per what it is, so its sentence needs no verb that joins the three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.products import Takers
from linter.facts.parts.unit_values import UnitValue
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_UNITS = "平方米|平米|㎡|立方米|公顷|亩|吨|公斤|千克|斤|千瓦时|度|[套辆台头只羽尾株棵宗]"
_PRICE = regex(
    rf"(?:均价|平均(?:单价|价格?|地价|楼面价)|单价)(?:约?为|达到?|是|有|：|:)?(?:每(?P<unit>{_UNITS}))?(?:约?为|达到?|是)?$"
)
_PER = regex(rf"[/／每](?P<unit>{_UNITS})(?![一-鿿]*[/／每])")
_SAME = (frozenset(("平方米", "平米", "㎡")), frozenset(("公斤", "千克")), frozenset(("千瓦时", "度")))
_AMOUNT = regex(
    "(?:总?金额|总价款?|价款|销售(?:总?额|收入)|成交(?:总?额|金额|总价)|总额|出让金|货款|贷款)[一-鿿]{0,2}(?:为|达到?|：|:)?$"
)
_NO_AMOUNT = regex("均|每|单价|税|定金|保证金|补[贴助]|起[始拍]|溢价|其中|同比|增|减|比|约|未|欠|已经?[付缴]")
_NO_COUNT = regex("均|每|其中|同比|增|减|比|约|余|未|规划|建筑|套内|另|剩|库存|可售|供应|推出")
_STOP = regex("[。！？!?；;\n]")
_CLAUSE = regex("[，,、：:（(]")
_WORDS = regex("其|据此|经?计算|折算|销售|成交|平均|综合|整体|全部|中标|采购|收购|结算|出让|[按以为的]|每[亩吨]")
"""What a price is told with whatever was sold."""
_BACK = 8
"""Numbers around a price among which the other two stand."""
_FARTHEST = 2
_ORDERS = 12
"""Orders of magnitude by which an amount may be off for a wrong unit; more is a number too odd to be one."""
_SHIFT = Decimal("0.01")
"""Share of a tenfold amount by which rounding may leave it off."""


def find_prices(ledger: Ledger) -> Iterator[UnitValue]:
    """Every price told with the one number of what was sold and the one amount of its statement."""
    if "价" not in ledger.text:
        return
    for row in ledger.rows:
        for at, (price, gap) in enumerate(row.cells):
            told = _PRICE.search(gap) if price.kind == "money" and price.value and not price.approximate else None
            if told is None:
                continue
            per = told if told["unit"] else _PER.match(ledger.text, price.span.end)
            found = _at(_statement(row.cells, at), price, per["unit"]) if per else None
            if found:
                yield found


def _statement(cells: Sequence[Cell], at: int) -> list[Cell]:
    """The cells around cell `at` up to the stops on both sides."""
    first = at
    while first > max(0, at - _BACK) and not _STOP.search(cells[first].gap):
        first -= 1
    last = at
    while last + 1 < min(len(cells), at + _BACK) and not _STOP.search(cells[last + 1].gap):
        last += 1
    return [*cells[first : last + 1]]


def _at(cells: Sequence[Cell], price: Quantity, unit: str) -> UnitValue | None:
    if sum(cell.quantity.kind == "money" and _PRICE.search(cell.gap) is not None for cell in cells) > 1:
        return None
    sold = [cell for cell in cells if _counted_in(cell.quantity, unit)]
    paid = [cell for cell in cells if _AMOUNT.search(cell.gap) and not _NO_AMOUNT.search(cell.gap)]
    if len(sold) != 1 or len(paid) != 1 or _NO_COUNT.search(sold[0].gap) or paid[0].quantity.kind != "money":
        return None
    named = _WORDS.sub("", _CLAUSE.split(_PRICE.sub("", next(c.gap for c in cells if c.quantity is price)))[-1])
    if named and named not in sold[0].gap:
        return None  # 商品房销售面积12.3万平方米，…，住宅均价6992元/平方米
    count, amount = sold[0].quantity, paid[0].quantity
    if count.approximate or amount.approximate or not count.value or not amount.value:
        return None
    return UnitValue(price, count, amount, True) if _is_of(price, count, amount) else None


def _counted_in(quantity: Quantity, unit: str) -> bool:
    printed = quantity.printed_unit.lstrip("万亿千百")
    return printed == unit or any(unit in same and printed in same for same in _SAME)


def _is_of(price: Quantity, count: Quantity, amount: Quantity) -> bool:
    """False where the amount is so far from price times count that it is one of something else."""
    ratio = amount.value / (price.value * Takers.counted(count).value)
    if ratio <= 0 or abs(ratio.adjusted()) > _ORDERS:
        return False
    tens = (ratio * Decimal(10) ** -round(ratio.log10())) - 1
    return 1 <= ratio * _FARTHEST <= _FARTHEST * _FARTHEST or abs(tens) <= _SHIFT

"""Signed changes: a verb of change with a minus sign behind it, which says the direction twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.tables.tables import Table
from linter.finding import Hit
from linter.kinds._show import HUNDRED
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGNED = regex(
    r"(?P<verb>下降|减少|降低|回落|减收|下滑|负增长)(?:了|约|为|幅度为)?"
    r"(?P<number>[-−]\d+(?:\.\d+)?(?:%|个百分点|[万亿]?[元个户件人家项]))(?![\-—~至到])"
)

_CHANGES = regex(r"涨跌|增[长减速幅]|[同环]比|变[动化]|升降|[比较]上[年月]")
_TOLD = regex(
    r"(?:其中)?(?P<label>[一-鿿（）()]{2,14}?)(?:价格|类|业|支出|收入|产值|销售额|产量)?(?:同比|环比|[比较]上[年月])?"
    r"(?:(?P<up>上涨|增长|上升|提高|增加|升高)|(?P<down>下降|下跌|回落|减少|降低|下滑))了?"
)


@dataclass(frozen=True)
class SignedChange:
    """Reports 下降-3% and 减少-5个; 增长-2.1% is how statistics tables write a fall."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every fall by a negative number."""
        for match in _SIGNED.finditer(ledger.text):
            yield Hit((Span(*match.span("number")),), {"verb": match["verb"], "number": match["number"]})
        for table in ledger.tables:
            yield from _against_table(ledger, table)


def _against_table(ledger: Ledger, table: Table) -> Iterator[Hit]:
    """交通价格上涨1.3%, where the row of 交通 has -1.3 in a column of changes."""
    columns = [c for c, words in table.heading.items() if _CHANGES.search(words)]
    rows = {
        row.label: [row.figures[c] for c in columns if c in row.figures] for row in table.rows if len(row.label) > 1
    }
    if not columns or not any(cell.value and cell.value < 0 for cells in rows.values() for cell in cells):
        return
    for quantity in ledger.quantities:
        told = _TOLD.fullmatch(quantity.before) if quantity.kind == "percent" and not quantity.approximate else None
        cells = rows.get(told["label"]) if told else None
        if told is None or not cells:
            continue
        said = quantity.value * HUNDRED * (1 if told["up"] else -1)
        values = [cell.value for cell in cells]
        if -said in values and said not in values:
            cell = cells[values.index(-said)]
            found = {"verb": told["up"] or told["down"], "number": cell.text}
            yield Hit((quantity.span, cell.span), found, variant="table")

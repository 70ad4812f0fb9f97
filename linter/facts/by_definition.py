"""Parts by definition: tax and non-tax revenue make up 一般公共预算收入, though no 其中 says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.parts import Breakdown
from linter.facts.rows import Cell
from linter.facts.wholes import CHANGE, OTHER_VALUE

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VERB = r"(?:累计|实际)?(?:完成|实现|入库|为|达到|达)?$"
_WHOLE = re.compile(rf"(?<!人均)一般公共预算收入{_VERB}")
_TAX = re.compile(rf"[。；;，,]税收(?:收入)?{_VERB}")
_OTHER_INCOME = re.compile(rf"[。；;，,]非税(?:收入)?{_VERB}")
# Another scope, another budget, another number told of the whole.
_BREAKS = re.compile(
    r"本级|[市县区镇乡]级|全[省市县区]|支出|基金|上划|中央|其中|一般公共预算|加上|剔除|扣除|累计(?!完成)|留抵|退税"
)
_FARTHEST = 7
"""Numbers from the whole to its second part: amounts, rates of growth, shares."""


def find_by_definition(ledger: Ledger) -> Iterator[Breakdown]:
    """Every 一般公共预算收入 with its tax and its non-tax revenue in the clauses behind it."""
    if "非税" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            if cell.quantity.kind == "money" and _WHOLE.search(cell.gap) and not CHANGE.search(cell.gap):
                parts = _parts(row.cells[at + 1 : at + 1 + _FARTHEST])
                if parts and not OTHER_VALUE.search(cell.gap):
                    yield Breakdown(
                        cell.quantity,
                        cell.gap,
                        tuple(part.quantity for part in parts),
                        ("税收", "非税"),
                        "among",
                        "；",
                        False,
                        "",
                        "",
                        "classes",
                        True,
                    )


def _parts(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The two parts, where nothing between them and the whole speaks of anything else."""
    tax: Cell | None = None
    for cell in cells:
        if _BREAKS.search(cell.gap):
            return ()
        if cell.quantity.kind != "money":
            continue
        if _TAX.search(cell.gap) and tax is None:
            tax = cell
        elif tax and _OTHER_INCOME.search(cell.gap):
            return (tax, cell)
        elif not CHANGE.search(cell.gap):
            return ()
    return ()

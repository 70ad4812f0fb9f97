"""Table told: how many rows a table has, or what a column without a total comes to, against the sentence above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.patterns import regex

_ABOVE, _BELOW = 3, 1
"""Paragraphs around a table that speak of it."""
_FEWEST = 3
"""Rows from which on a table lists something."""
_NEAR = Decimal("0.15")
"""Share by which a number may differ from a column and still be meant as its sum."""
_FARTHEST = 2
"""A table that differs by more rows from the number above it lists something else."""
_NOUN = regex(r"[（(].*|(?:总?数量?|个数|户数|人数|件数|合计)$|\s")
_ALL = regex(r"共计?|合计|总计|如下|下列|以下")
_SOME = regex(rf"(?<!全)部分|节选|摘[录要]|选取|{ET_CETERA}|前[三五十\d]|其中|主要")
_CLOSES = regex(
    r"[^，。；]{0,2}[）)】]?[^，。；]{0,2}(?:$|[，,。；：:]"
    r"(?:$|[（(]|现|具体|详[见情细]|名单|情况|明细|清单|分布|予以|如下|[见列]|下表|公[布示]|分别|按|其中))"
)
"""Behind a number that is told of all rows nothing more is said of what it counts: 申报9个，通过初审的列于下表."""
_RUNNING = regex(r"序号|编号|序$")


class TableTold:
    """Compares a table with what the text around it says of all of it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number of rows, and for each sum of a column, that the text tells otherwise."""
        for table in ledger.tables:
            numbers = _around(ledger, table)
            if numbers and not any(row.is_total or row.is_subtotal for row in table.rows):
                yield from _rows(ledger, table, numbers)
                for column in sorted({column for row in table.rows for column in row.figures}):
                    yield from _column(ledger, table, column, numbers)


def _around(ledger: Ledger, table: Table) -> list[Quantity]:
    """The exact counts in the paragraphs around a table."""
    places = [ledger.document.block_index(cell.span.start) for cell in table.cells]
    first, last = min(places), max(places)
    blocks = ledger.document.blocks
    reach = blocks[max(0, first - _ABOVE)].span.start, blocks[min(len(blocks) - 1, last + _BELOW)].span.end
    begin, end = (ledger.quantity_index(at) for at in reach)
    found = []
    for quantity in ledger.quantities[begin:end]:
        block = ledger.sentences[quantity.sentence].block
        near = first - _ABOVE <= block < first or last < block <= last + _BELOW
        if near and quantity.kind == "count" and quantity.exact and blocks[block].kind != "cell":
            found.append(quantity)
    return found


def _column(ledger: Ledger, table: Table, column: int, numbers: Sequence[Quantity]) -> Iterator[Hit]:
    """任务为1450户, 全部分解到下列5个乡镇, and a column 任务数 that comes to 1430."""
    noun = _NOUN.sub("", table.heading.get(column, ""))
    figures = [row.figures[column] for row in table.rows if column in row.figures]
    cells = [cell for cell in figures if cell.value is not None and not cell.ratio]
    if len(noun) < 2 or len(cells) < _FEWEST or len(cells) < len(table.rows) or not table.adds_up(column):
        return
    said = sum((cell.value for cell in cells if cell.value is not None), Decimal(0))
    named = [q for q in numbers if noun in q.before + q.after]
    if any(q.value == said for q in numbers):
        return
    for quantity in named:
        words = ledger.read(ledger.sentences[quantity.sentence].span)
        off = abs(quantity.value - said)
        # 1273户，本月新增12户、退出15户: the text tells what lies between.
        known = {q.value for q in numbers if q.sentence == quantity.sentence and q.value < said / 2}
        if off in known or any(abs(one - other) == off for one in known for other in known):
            continue
        if off <= quantity.value * _NEAR and not _SOME.search(words):
            calculation = f"{' + '.join(plain(cell.value or Decimal(0)) for cell in cells)} = {plain(said)}"
            values = {"told": ledger.quote(quantity.span), "found": plain(said)}
            yield _hit(quantity, cells, values, f"{calculation} ≠ {plain(quantity.value)}", "column")
            return


def _rows(ledger: Ledger, table: Table, numbers: Sequence[Quantity]) -> Iterator[Hit]:
    """（共计7项） above a table whose running numbers go from 1 to 6."""
    running = next((column for column, words in table.heading.items() if _RUNNING.search(words)), None)
    cells = [] if running is None else [c for (_, column), c in sorted(table.at.items()) if column == running]
    cells = [cell for cell in cells if cell.value is not None]
    if len(cells) < _FEWEST or [cell.value for cell in cells] != list(range(1, len(cells) + 1)):
        return
    if any(q.value == len(cells) for q in numbers):
        return
    for quantity in reversed(numbers):
        words = ledger.read(ledger.sentences[quantity.sentence].span)
        behind = ledger.text[quantity.span.end : ledger.sentences[quantity.sentence].span.end]
        told = _ALL.search(quantity.before) and _CLOSES.match(behind.strip()) and not _SOME.search(words)
        if told and quantity.span.end <= cells[0].span.start and abs(quantity.value - len(cells)) <= _FARTHEST:
            values = {"told": ledger.quote(quantity.span), "found": str(len(cells))}
            yield _hit(quantity, cells, values, f"{len(cells)} ≠ {plain(quantity.value)}", "")
            return


def _hit(quantity: Quantity, cells: Sequence[Cell], values: dict[str, str], calculation: str, variant: str) -> Hit:
    return Hit(
        (quantity.span, *(cell.span for cell in cells)), values, calculation, severity="warning", variant=variant
    )

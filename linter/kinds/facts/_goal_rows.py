"""Figures told with their share of the goal: 加装电梯231部，完成年度任务的60.5%, where 60.5% is the row's 212 of 350.

The share proves that the two cells of the row are meant; so the words of its name may stand apart in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.table_units import CellUnit, counted_as, unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._sums import in_unit_of, scale
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.patterns import regex

_GOAL = regex("目标|任务|计划|应[一-鿿]{1,4}[数量额]?$|指标")
_DONE = regex("完成|实际|已|建成|累计|进展")
_NO_DONE = regex(r"[%％]|率|未|计划|目标|任务|比例|上年|去年|上[月期次季]|时[间限]|月份?完成|本[月季期]")
_OF_GOAL = regex(
    r"(?:(?:占|完成|达到?|为|实现)了?(?:全年|年度|年初|当年|本年|总|既定|下达|计划)*(?:目标|任务|计划|指标)(?:任务|总?数|总?量|总?额|指标)?的?"
    r"|(?:完成率|任务率|完成进度|任务进度|完成比例|目标完成|任务完成|总进度|进度)(?:率)?(?:已?达到?|为|是)?)$"
)
_OTHER = regex(
    r"去年|上年|同期|往年|拟|下一步|力争|争取|原有|[每均](?!衡)|(?<!新)增|减|降|比(?!例)|其中|另|还有|分别|剩余|尚未|累计|以来"
)
"""Words at a figure that tell it for another time or for others than the row counts."""
_TOGETHER = regex("[和及与]|共计?|合计")
"""Before a figure, what may tell it of several rows."""
_SIGN = regex("目标|任务|计划|指标|完成率|进度|完成比例")
_LEAD = 60
"""Characters from a figure to its share of the goal."""
_NAMED = 3
"""Pairs of characters of a row's name that stand in the sentence."""
_FULL = Decimal(1)
_TIMES = 2
"""Times of the cell within which a figure may be meant as it."""


class _Row(NamedTuple):
    """A row with a goal and what was done of it."""

    name: str
    pairs: frozenset[str]
    goal: Cell
    done: Cell
    unit: CellUnit
    heading: str
    cells: tuple[Cell, ...]


def goal_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each figure that is not the row's, told with the share of the goal that the row's own figure is."""
    rows = [row for table in ledger.tables for row in _rows(table)]
    if not rows:
        return
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind == "cell" or not _SIGN.search(ledger.text, *sentence.span):
            continue
        for at, share in enumerate(quantities):
            if share.kind == "percent" and not share.approximate and at and _OF_GOAL.search(share.before):
                yield from _compared(ledger, rows, quantities, at)


def _rows(table: Table) -> Iterator[_Row]:
    """The rows of a table with one column of goals and one of what was done, by their names."""
    headings = {column: words.replace(" ", "") for column, words in table.heading.items()}
    goals = [column for column, words in headings.items() if _GOAL.search(words) and not _NO_GOAL.search(words)]
    dones = [column for column, words in headings.items() if _DONE.search(words) and not _NO_DONE.search(words)]
    dones = [column for column in dones if column >= table.label_columns]
    if len(goals) != 1 or len(dones) != 1 or goals == dones:
        return
    for line in table.rows:
        goal, done = line.figures.get(goals[0]), line.figures.get(dones[0])
        name = bare_label(line.label)
        if goal is None or done is None or not goal.value or not done.value or line.is_total or line.is_subtotal:
            continue
        unit = unit_of(table, done, dones[0])
        if unit is not None and unit.base != "%":
            heading = headings[dones[0]]
            yield _Row(name, frozenset(han_bigrams(name)), goal, done, unit, heading, tuple(line.figures.values()))


_NO_GOAL = regex(r"[%％]|率|完成(?:目标|任务|计划)|时[间限]|[占比]|名称")


def _compared(ledger: Ledger, rows: Sequence[_Row], quantities: Sequence[Quantity], at: int) -> Iterator[Hit]:
    share = quantities[at]
    told = next((one for one in reversed(quantities[:at]) if one.kind != "percent"), None)
    if told is None or quantities[at - 1].kind == "percent" or told.approximate:
        return
    start = ledger.sentences[share.sentence].span.start
    if share.span.start - told.span.end > _LEAD or _OTHER.search(ledger.text, told.clause.start, share.span.start):
        return
    if _TOGETHER.search(ledger.text, told.clause.start, told.span.start):
        return
    pairs = han_bigrams(ledger.text[start : share.span.start])
    named = sorted(((len(row.pairs & pairs), row) for row in rows), key=lambda one: -one[0])
    most, row = named[0]
    if most < min(_NAMED, len(row.pairs)) or (len(named) > 1 and named[1][0] == most):
        return
    if counted_as(told.unit or told.printed_unit) != counted_as(row.unit.base) or not _proved(row, told, share):
        return
    if any(meets(one, cell, row.unit) for one in quantities for cell in row.cells if one.kind != "percent"):
        return
    ledger.note_compared(told, share)
    assert row.done.value is not None
    cell = row.done.value * row.unit.factor / scale(ledger, told)
    values = {"row": row.name, "column": row.heading, "told": ledger.quote(told.span)}
    values |= {"cell": in_unit_of(ledger, plain(cell), told)}
    yield Hit((told.span, row.done.span), values, severity="warning", variant="goal")


def _proved(row: _Row, told: Quantity, share: Quantity) -> bool:
    """True where the share is the row's own, and not that of the figure."""
    assert row.goal.value is not None
    assert row.done.value is not None
    own = row.done.rounded_or_cut.over(row.goal.rounded_or_cut) if row.done.step != 1 else None
    of_row = row.done.value / row.goal.value
    agrees = own.meets(share.interval) if own is not None else share.interval.holds(of_row)
    if not agrees or of_row == _FULL:
        return False
    of_told = told.interval.times(1 / (row.goal.value * row.unit.factor))
    value = told.value / row.unit.factor
    near = row.done.value < value * _TIMES and value < row.done.value * _TIMES
    return near and not of_told.meets(share.interval)

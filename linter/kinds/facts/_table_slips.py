"""Slips between a table and the text: 已签合同2689户 in a cell, 签订合同2698户 in a sentence, neither told again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.slips import digits, near, swapped
from linter.facts.tables.table_units import CellUnit, counted_as, read_unit, unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_OTHER = regex(r"去年|上年|同期|往年|计划|预计|拟|目标|下一步|将|力争|争取|此前|原有|调整前|每|增|减|降|其中|另|还有")
"""Words before a number that tell it for another time or for other things than the table does."""
_BEFORE, _BEHIND = 24, 12
"""Characters around a number whose words say what it is."""
_SHARED = {2: 3, 3: 2}
"""Pairs of characters that must name the cell and stand around the number, by its digits; one is enough for more."""
_UNIT = regex(r"[（(](?P<unit>[^（）()]{1,4})[)）]$")
_COMMON = regex(
    "金额|资金|数量|面积|合计|人数|户数|总数|情况|项目|总额|单位|年度|本年|规模|投资|收入|支出|完成|累计|[全我本][县市区镇]|部门|地区|乡镇|机构|系统|学校|领域"
)


class _Figure(NamedTuple):
    """A figure of a table with the words that name it."""

    table: int
    """Number of its table."""
    years: frozenset[str]
    """The years that the table's title and headings name."""
    cell: Cell
    unit: CellUnit | None
    names: tuple[str, str]
    """The label of its row and the heading of its column."""


def find_slips(ledger: Ledger) -> Iterator[tuple[Quantity, Cell, str]]:
    """Every number of the text that a cell has with two digits swapped, with the cell and its name."""
    figures: dict[str, list[_Figure]] = {}
    own: dict[int, set[object]] = {}
    for table in ledger.tables:
        for figure in _figures(table):
            assert figure.cell.value is not None
            figures.setdefault("".join(sorted(digits(figure.cell.value))), []).append(figure)
            own.setdefault(table.number, set()).add(figure.cell.value)
    blocks = ledger.document.blocks
    quantities = [q for q in ledger.quantities if blocks[ledger.sentences[q.sentence].block].kind != "cell"]
    told = {(unit_class(quantity), quantity.value) for quantity in quantities}
    for quantity in quantities:
        if not quantity.is_amount or quantity.approximate:
            continue
        printed = quantity.value / quantity.step
        written = digits(printed)
        for figure in figures.get("".join(sorted(written)), ())[:_MOST] if len(written) > 1 else ():
            name = _name(ledger, quantity, figure, written)
            if (
                name
                and not {printed, quantity.value} & own[figure.table]
                and _one_time(ledger, quantity, figure)
                and _not_told(figure, quantity, told)
            ):
                yield quantity, figure.cell, name
                break


_SHORT = 2
"""Digits that are easily the same by chance, so that the column must be named too."""
_MOST = 12
"""Figures of the same digits that one number is held against."""


def _figures(table: Table) -> Iterator[_Figure]:
    # What stands beside a table is its title only where it is no sentence.
    title = [line for line in table.caption.split("\n") if "。" not in line]
    years = frozenset(YEAR.findall("\n".join((*title, *table.heading.values()))))
    for row in table.rows:
        for column, cell in row.figures.items():
            if cell.value is not None and cell.value > 1 and not cell.ratio:
                heading = table.heading.get(column, "").split(" ")[-1]
                label = _UNIT.search(row.label)
                unit = unit_of(table, cell, column) or (read_unit(label["unit"]) if label else None)
                yield _Figure(table.number, years, cell, unit, ("" if row.is_total else row.label, heading))


def _name(ledger: Ledger, quantity: Quantity, figure: _Figure, written: str) -> str:
    """The words that stand around the number and name the cell; empty where the two are not one with a slip."""
    value, unit = figure.cell.value, figure.unit
    assert value is not None
    if unit is None and quantity.kind != "count":
        return ""
    if unit is not None and counted_as(unit.base) != unit_class(quantity):
        return ""
    factor = unit.factor if unit else 1
    other = digits(value)
    if not near(quantity.value, value * factor, written, other) or not swapped(written, other, 2):
        return ""
    around = ledger.lead(quantity, _BEFORE)
    end = ledger.paragraph(quantity).end
    around += "|" + ledger.text[quantity.span.end : min(end, quantity.span.end + _BEHIND)]
    row, column = ({pair for pair in han_bigrams(name) if pair in around} for name in figure.names)
    own = {pair for pair in han_bigrams(figure.names[0]) if not _COMMON.fullmatch(pair)}
    if own.isdisjoint(row) and own:
        return ""  # 安排债务还本支出 at the column 安排: another row's
    if len(written) == _SHORT and figure.names[1] and not column:
        return ""  # 专任教师…特殊教育21人 beside 特殊教育 in the column 毕业生数
    shared = sum(not _COMMON.fullmatch(pair) for pair in row | column)
    return (figure.names[0] or figure.names[1]) if shared >= _SHARED.get(len(written), 1) else ""


def _one_time(ledger: Ledger, quantity: Quantity, figure: _Figure) -> bool:
    before = ledger.lead(quantity)
    own = set(YEAR.findall(before))
    # 其中，城乡低保支出9126万元，特困供养支出3480万元: what tells of a part is the row itself.
    label = figure.names[0]
    behind = (
        before.rpartition(label)[2] if len(label) >= _NAMING and label in before[-_CLOSE - len(label) :] else before
    )
    return not (own and figure.years and not own & figure.years) and not _OTHER.search(behind[-_BEFORE:])


_CLOSE = 6
"""Characters between a row's name and its figure where nothing else is told between."""
_NAMING = 3
"""Characters of a row's name that stand for one thing."""


def _not_told(figure: _Figure, quantity: Quantity, told: set[tuple[str, Decimal]]) -> bool:
    """True where the text has neither the figure of the cell nor what the two differ by: 9件不列入下表."""
    assert figure.cell.value is not None
    unit = unit_class(quantity)
    value = figure.cell.value * (figure.unit.factor if figure.unit else 1)
    return (unit, value) not in told and (unit, abs(value - quantity.value)) not in told


def slip_hits(ledger: Ledger, reported: set[object]) -> Iterator[Hit]:
    """One hit for each such number that no other check of the tables reports."""
    if not ledger.tables:
        return
    for quantity, cell, name in find_slips(ledger):
        ledger.note_compared(quantity)
        if quantity.span not in reported:
            values = {"row": name, "column": name, "told": ledger.quote(quantity.span), "cell": cell.text}
            yield Hit((quantity.span, cell.span), values, severity="warning", variant="slip")

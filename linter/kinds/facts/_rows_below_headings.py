"""Rows taken up below a heading: 受检的33个工地共排查隐患108条, where the row of that heading has 33 and 118.

The heading, or the sentence itself, names the row; the number that the row has shows that the sentence tells it; the
words right before the other number name its column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near, printed_digits
from linter.facts.tables.table_units import counted_as, interval_of, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.kinds.facts._rows_by_name import column_name, named_rows
from linter.kinds.facts._table_figures import OTHER
from linter.ledger import Ledger
from linter.patterns import regex

_VERBS = "(?:发现|排查|检查|查出|查处|查找|摸排|巡查|梳理|审计|反馈|指出|存在|涉及|督查|抽查|核查)"
_FOUND = regex(f"^(?:已|共|累计)*{_VERBS}+(?=[一-鿿]{{2}})")
_COUNTING = regex("(?:总?数量?|[个人户件宗台条处起]数)$")
_RATE = regex("[%％±‰]|率|比|增[长减速幅]|名次|排名|得分|同期|上年|去年|计划|目标")
_NOUN = "(?:(?![的中里有对由按将因与和及])[一-鿿]){0,8}?"
_BEFORE = regex(
    rf"(?P<noun>{_NOUN})[，,]?(?P<sure>(?:一?共|共计|累计|合计|总计|{_VERBS}[出了到]?)+)?(?:现|均|都|已经?|现已)*$"
)
"""What may stand between the number of the row and the name of the column: 个 | 工地共排查 | 隐患."""
_BEHIND = regex("(?:共|计|合计|为|有|达到?|了|数|[：:])*$")
_STATE = regex("^(?:现已经?|已经?|完成)(?=[一-鿿]{2})")
_ANOTHER_TIME = regex(
    r"\d年|\d{1,2}月|[月季]度|半年|去年|上[年月次轮批季]|此前|年初|计划|预计|拟|力争|目标|首[批轮次]|第[一二三四五][批轮次季]|近[两三四五]|复查|回头看"
)
_TELLING = 2
"""Digits of figures that text and table share by no coincidence."""
_SHORTEST = 2
_FEWEST_ROWS = 2
_LONGEST = 300
"""Rows of a table whose figures are looked for."""


class _Place(NamedTuple):
    """A figure of a row that the text may take up."""

    table: Table
    line: Line
    name: str
    column: int


def below_heading_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each figure whose column is named, behind one that the row of its heading has."""
    tables = [table for table in ledger.tables if _FEWEST_ROWS <= len(table.rows) <= _LONGEST]
    places: dict[Decimal, list[_Place]] = {}
    for name, rows in named_rows(tables).items() if tables else ():
        for table, line in rows:
            for column, cell in line.figures.items():
                if cell.value is not None and cell.step == 1 and not cell.ratio and len(cell.text) >= _TELLING:
                    places.setdefault(cell.value, []).append(_Place(table, line, name, column))
    if not places:
        return
    columns = {id(table): _columns(table) for table in tables}
    names = {place.name for found in places.values() for place in found}
    for quantities in ledger.by_sentence.values():
        for at, first in enumerate(quantities[:-1]):
            found = places.get(first.value) if first.kind == "count" and first.exact else None
            if not found or len(printed_digits(first)) + (first.value % 10 == 0) < _TELLING:
                continue
            block = ledger.sentences[first.sentence].block
            if ledger.document.blocks[block].kind == "cell":
                break
            told = _names_told(ledger, first, names)
            of_row = [one for one in found if one.name == told and len(columns[id(one.table)]) > 1]
            if len(of_row) == 1 and not _ANOTHER_TIME.search(ledger.text, *ledger.sentences[first.sentence].span):
                yield from _compared(ledger, of_row[0], columns[id(of_row[0].table)], quantities[at:])


def _columns(table: Table) -> dict[str, int]:
    """The columns of figures by what they count, 隐患 of 发现隐患数; without those that two have."""
    found: dict[str, list[int]] = {}
    for column in table.heading:
        words = column_name(table, column)
        if column >= table.label_columns and not _RATE.search(table.heading[column]):
            core = _STATE.sub("", _FOUND.sub("", _COUNTING.sub("", words)))
            found.setdefault(core if len(core) >= _SHORTEST else words, []).append(column)
    return {core: at[0] for core, at in found.items() if len(at) == 1 and len(core) >= _SHORTEST}


def _names_told(ledger: Ledger, first: Quantity, names: set[str]) -> str:
    """The one row that the sentence names, or else the words that open its paragraph, or the heading above it."""
    sentence = ledger.sentences[first.sentence]
    block = ledger.document.blocks[sentence.block].span
    opening = ledger.sentences[ledger.sentence_at(block.start)].span
    headings = reversed(ledger.section_of(sentence.block))
    for span in (sentence.span, opening, *(heading.span for heading in headings)):
        words = ledger.read(span)
        found = {name for name in names if name in words}
        found = {name for name in found if not any(name != other and name in other for other in found)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _compared(ledger: Ledger, place: _Place, columns: dict[str, int], told: list[Quantity]) -> Iterator[Hit]:
    """The figures behind the row's own, each told right behind the one before, up to one that the row cannot have."""
    figures = place.line.figures
    taken = {place.column}
    for before, one in pairwise(told):
        lead = ledger.text[before.span.end : one.span.start]
        core = _last_of(columns, lead)
        if OTHER.search(lead.replace(core, "")) or one.approximate or not one.is_amount:
            return
        column = columns.get(core, -1)
        cell = figures.get(column)
        if cell is None or cell.value is None or column in taken or not _names(core, lead):
            return
        taken.add(column)
        if _meets(place.table, cell, one):
            continue
        if _comparable(ledger, place, cell, one):
            ledger.note_compared(one)
            values = {"row": place.name, "column": column_name(place.table, column)}
            values |= {"told": ledger.quote(one.span), "cell": cell.text}
            yield Hit((one.span, cell.span), values, severity="warning", variant="below")
        return


def _last_of(columns: Iterable[str], lead: str) -> str:
    """The column's name that stands last before a figure, the longest of those: 项目核减金额 is no 项目."""
    named = (core for core in columns if core in lead)
    return max(named, key=lambda core: (lead.rfind(core) + len(core), len(core)), default="")


def _names(core: str, lead: str) -> bool:
    """True for 工地共排查隐患, whose last words are the column's and whose others say no more than that it is told."""
    at = lead.rfind(core)
    said = _BEFORE.fullmatch(lead, 0, at)
    return (
        said is not None
        and bool(said["sure"] or not said["noun"])
        and _BEHIND.fullmatch(lead, at + len(core)) is not None
    )


def _meets(table: Table, cell: Cell, told: Quantity) -> bool:
    unit = unit_of(table, cell, cell.column)
    if unit is None:
        return told.value == cell.value
    return told.interval.meets(interval_of(cell, unit))


def _comparable(ledger: Ledger, place: _Place, cell: Cell, told: Quantity) -> bool:
    """True where the two count the same unit and are near, and no row has the figure of the text."""
    unit = unit_of(place.table, cell, cell.column)
    assert cell.value is not None
    if unit is None and (told.kind != "count" or cell.step != 1):
        return False
    if unit is not None and counted_as(unit.base) != counted_as(told.unit):
        return False
    printed = told.value / told.step
    cells = (one for row in place.table.rows for one in row.figures.values() if one.value is not None)
    if any(one.value in (told.value, printed) or one.value / one.step == printed for one in cells if one.value):
        return False
    return is_near(told, cell.value * (unit.factor if unit else 1))

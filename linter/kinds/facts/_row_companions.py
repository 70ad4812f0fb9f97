"""Companions in a row: 135户任务已开工132户、竣工126户, where the total row has 135, 132 and 120.

The figures that agree show which row the sentence tells, so the table need not name its units; the words at the figure
that does not agree name its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near, printed_digits
from linter.facts.tables.table_units import counted_as, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.kinds.facts._rows_by_name import column_name
from linter.kinds.facts._table_figures import OTHER, around, meets
from linter.ledger import Ledger
from linter.patterns import regex

_STATE = regex("^(?:现已经?|已经?|实际|累计|本年度?|本期)+(?=[一-鿿]{2})")
_WHOSE = regex("^(?:涉及|覆盖|惠及|受益|参与|参加|所辖|所含)(?=[一-鿿])")
_COUNTING = regex("(?:总?数量?|总额|金额|[个人户件宗台]数|额)$")
_RATE = regex("[%％±‰]|率|比|增[长减速幅]|名次|排名|得分")
_DENIED = ("不", "未", "非", "没", "无", "待", "在")
"""Before 完工: another column than 完工."""
_GIVEN = regex("的$")
"""计划改造的38个小区 are taken up, not planned."""
_FEWEST_ROWS = 3
_COMPANIONS = 2
"""Figures that agree with a row where each of them alone would be a coincidence; the one that does not is another."""
_TELLING, _SURE = 2, 3
"""Digits of figures that text and table share by no coincidence, where two of them do, and where one does."""
_BEFORE, _BEHIND = 8, 6
"""Characters before and behind a figure in which its column is named."""
_SHORTEST = 2
_PLACES = frozenset("村镇乡县校")
"""Names of one character, which stand right behind the number and end the clause: 惠及29个村."""


def companion_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each figure whose column is named, where other figures of the sentence agree with the row."""
    for table in ledger.tables:
        if len(table.rows) < _FEWEST_ROWS:
            continue
        columns = {at: name for at in table.heading if (name := _core(table, at))}
        totals = [row for row in table.rows if row.is_total]
        cells = {cell.value for row in table.rows for cell in row.figures.values() if cell.value is not None}
        for index in around(ledger, table) if len(columns) > 1 else ():
            told = [one for one in ledger.by_sentence[index] if one.is_amount and not one.approximate]
            if len(told) < _COMPANIONS:
                continue
            for line, figures in _by_row(ledger, table, index, totals, told):
                yield from _compared(ledger, table, line, columns, figures, cells)


def _by_row(
    ledger: Ledger, table: Table, sentence: int, totals: Sequence[Line], told: Sequence[Quantity]
) -> Iterator[tuple[Line, list[Quantity]]]:
    """The figures before the first row that a sentence names are of the total; behind one, of that row."""
    start, end = ledger.sentences[sentence].span
    rows = [row for row in table.rows if len(row.label) > 1 and not row.is_total]
    places = sorted((at, row.index) for row in rows if (at := ledger.text.find(row.label, start, end)) >= 0)
    first = places[0][0] if places else end
    if len(totals) == 1:
        yield totals[0], [one for one in told if one.span.start < first]
    if len(places) == 1:
        [line] = [row for row in rows if row.index == places[0][1]]
        yield line, [one for one in told if one.span.start > first]


def _compared(
    ledger: Ledger, table: Table, line: Line, columns: dict[int, str], told: Sequence[Quantity], cells: set[Decimal]
) -> Iterator[Hit]:
    met = {one.span: [at for at in columns if _meets(one, table, line.figures.get(at), at)] for one in told}
    anchors = [one for one in told if met[one.span] and len(printed_digits(one)) >= _TELLING]
    if len(anchors) < _COMPANIONS and not any(len(printed_digits(one)) >= _SURE for one in anchors):
        return
    taken = {column for one in told for column in met[one.span]}
    free = [column for column in columns if column not in taken]
    for at, one in enumerate(told):
        if met[one.span] or one.value in cells or one.value / one.step in cells:
            continue
        start = max(told[at - 1].span.end if at else 0, one.clause.start)
        lead, behind = ledger.text[start : one.span.start], ledger.text[one.span.end : one.clause.end]
        if OTHER.search(lead) and not _GIVEN.search(lead):
            continue
        own = [column for column in free if _names(columns[column], lead, behind)]
        if not own and all(met[other.span] for other in told if other is not one):
            own = [column for column in free if columns[column] == one.unit + "数"]
        cell = line.figures.get(own[0]) if len(own) == 1 else None
        if cell is not None and _comparable(one, table, cell) and is_near(one, cell.value or one.value):
            ledger.note_compared(one)
            values = {"column": column_name(table, own[0]), "told": ledger.quote(one.span), "cell": cell.text}
            row = "" if line.is_total else line.label
            variant = "total" if line.is_total else ""
            yield Hit((one.span, cell.span), {"row": row, **values}, severity="warning", variant=variant)


def _core(table: Table, column: int) -> str:
    """What the column counts, 开工 of 已开工户数; empty where the figures are rates or the name says nothing."""
    words = column_name(table, column)
    if column < table.label_columns or _RATE.search(table.heading[column]):
        return ""
    core = _WHOSE.sub("", _STATE.sub("", _COUNTING.sub("", words)))
    return core if len(core) >= _SHORTEST or core in _PLACES else words


def _meets(quantity: Quantity, table: Table, cell: Cell | None, column: int) -> bool:
    if cell is None or cell.value is None or cell.ratio:
        return False
    unit = unit_of(table, cell, column)
    if unit is not None:
        return counted_as(unit.base) == counted_as(quantity.unit) and meets(quantity, cell, unit)
    return quantity.kind == "count" and quantity.value == cell.value


def _comparable(quantity: Quantity, table: Table, cell: Cell) -> bool:
    """True for two counts; an amount needs the unit of the cell, which other finders read."""
    unit = unit_of(table, cell, cell.column)
    same = unit is None or counted_as(unit.base) == counted_as(quantity.unit)
    return cell.value is not None and cell.step == 1 and quantity.kind == "count" and quantity.exact and same


def _names(core: str, lead: str, behind: str) -> bool:
    """True where the words right before or behind a figure are the column's: 竣工126户, 38个小区, 126户已竣工."""
    if len(core) < _SHORTEST:
        return behind == core
    at = lead.rfind(core, max(0, len(lead) - _BEFORE))
    if at >= 0 and not lead[:at].endswith(_DENIED):
        return _FILLED.fullmatch(lead, at + len(core)) is not None
    at = behind.find(core, 0, _BEHIND)
    return at >= 0 and not behind[:at].endswith(_DENIED) and _BY.fullmatch(behind, 0, at) is not None


_FILLED = regex("(?:了|的|数|数量|总数|人数|户数|共计?|合计|为|有|达到?|[：:（(])*")
_BY = regex("(?:的|已经?|均已?|全部|都已?|老旧|现)*")

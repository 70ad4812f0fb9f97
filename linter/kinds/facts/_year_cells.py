"""Year cells: 2022年产销差率已压降至17.6%, where the table's row of 产销差率 has 16.7 below 2022年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.table_units import unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds.facts._row_names import rows_in_prose
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.patterns import regex

_BARE_YEAR = regex(r"(?P<year>(?:19|20)\d\d)年?度?末?(?:[（(]?实际数?[)）]?|完成)?")
"""A heading that tells nothing but the year: not 2022年预算."""
_YEAR_BEFORE = regex(
    r"(?P<year>(?:19|20)\d\d)年(?:度|末|底|全年)?[，,]?(?:(?:全|我|本|该)(?:[省市县区州旗镇乡校院局村厂司]|集团|公司)|集团|公司)?(?:的)?$"
)
_GOES = "降低?|减少|回落|收窄|压[降减缩]|下[降滑跌]|上[升涨]|升高?|提[高升]|增[加长]|增|攀升|扩大|跌|涨"
_LINK = regex(
    rf"(?:也|均|仅|只|已经?|现已|进一步|逐步|逐年|大幅|持续|首次|又|稳步|成功)*(?:(?:{_GOES})?[至到为]|达到?|为|是|有|实现|完成|突破)?了?(?:[：:])?"
)
_YEAR_BETWEEN = regex(
    r"[，,]?(?:已)?(?:由|从|在|于)?(?P<year>(?:19|20)\d\d)年(?:度|末|底)?(?:的|时)?(?:已|仅|只)?(?:为|是|达到?)?"
)
_TO_YEAR = regex(
    rf"(?:进一步|逐步|逐年|大幅|持续|稳步|已)*(?:{_GOES})?[至到为]了?(?P<year>(?:19|20)\d\d)年(?:度|末|底)?的"
)
_OTHER = regex(
    "目标|计划|预计|预算|力争|拟|确保|将|规划|考核|可比|口径|剔除|扣除|还原|名义|初步|快报|修订|调整[前后]|左右|以[上下内]"
)
"""In the clause: a figure of a plan, or by another footing."""
_SHORTEST = 3
"""Characters of a row's name that stand for one thing wherever they are told."""
_FEWEST = 2
"""Columns of years from which on a table tells one thing over years."""


class _Row(NamedTuple):
    table: Table
    cells: dict[str, Cell]
    """The cell of each year."""


def year_cell_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each figure told of a row and a year that has another figure in that row and year."""
    rows = _rows(ledger)
    if not rows:
        return
    for name, sentence, quantities in rows_in_prose(ledger, rows):
        for quantity, year in _told(ledger, sentence.start, name, quantities):
            yield from _differs(ledger, name.group(), rows[name.group()], quantity, year)


def _rows(ledger: Ledger) -> dict[str, _Row]:
    """The rows whose figures stand below years, by names that stand for one row only."""
    found: dict[str, list[_Row]] = {}
    for table in ledger.tables:
        years = {
            column: told["year"]
            for column, words in table.heading.items()
            if (told := _BARE_YEAR.fullmatch(words.replace(" ", "")))
        }
        usable = len(years) >= _FEWEST and len(set(years.values())) == len(years)
        for line in table.rows:
            name = bare_label(line.label)
            if len(name) >= _SHORTEST and not line.is_total and not line.is_subtotal:
                cells = {year: line.figures[at] for at, year in years.items() if at in line.figures}
                found.setdefault(name, []).append(_Row(table, cells if usable else {}))
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1 and rows[0].cells}


def _told(
    ledger: Ledger, start: int, name: re.Match[str], quantities: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """The figures told of a name, each with its year: behind 2022年产销差率, or 由2020年的19.6%降至2022年的17.6%."""
    text, at = ledger.text, name.end()
    lead = _YEAR_BEFORE.search(text, max(start, name.start() - _LEAD), name.start())
    for position, quantity in enumerate(one for one in quantities if one.span.start >= name.end()):
        begin = quantity.span.start
        if position == 0 and lead and _LINK.fullmatch(text, at, begin):
            yield quantity, lead["year"]
            return
        between = (_TO_YEAR if position else _YEAR_BETWEEN).fullmatch(text, at, begin)
        if between is None:
            return
        yield quantity, between["year"]
        at = quantity.span.end


_LEAD = 16
"""Characters before a row's name in which its year stands."""


def _differs(ledger: Ledger, name: str, row: _Row, quantity: Quantity, year: str) -> Iterator[Hit]:
    cell = row.cells.get(year)
    if cell is None or cell.value is None or quantity.approximate:
        return
    unit = unit_of(row.table, cell, cell.column)
    if unit is None or unit.base != (quantity.unit or quantity.printed_unit):
        return
    start = ledger.sentences[quantity.sentence].span.start
    if _OTHER.search(ledger.text, max(start, quantity.span.start - _AROUND), quantity.span.end + _BEHIND):
        return
    ledger.note_compared(quantity)
    if meets(quantity, cell, unit):
        return
    values = {"row": name, "column": f"{year}年", "told": ledger.quote(quantity.span), "cell": cell.text}
    yield Hit((quantity.span, cell.span), values, severity="warning")


_AROUND, _BEHIND = 40, 4

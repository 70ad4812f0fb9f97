"""A table against the sentences that tell its figures: 东河镇完成投资130万元, and 120 in the row of 东河镇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from linter.fact import Quantity
from linter.facts.quantities.identity import place_names
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.table_units import CellUnit
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds._sums import in_unit_of, scale, written
from linter.kinds.facts._column_beside import find_beside
from linter.kinds.facts._figures_behind import behind_hits
from linter.kinds.facts._goal_rows import goal_hits
from linter.kinds.facts._named_cells import Named
from linter.kinds.facts._row_companions import companion_hits
from linter.kinds.facts._rows_below_headings import below_heading_hits
from linter.kinds.facts._scores_told import score_hits
from linter.kinds.facts._sections import of_another_fund, of_another_level
from linter.kinds.facts._several_rows import told_of_others
from linter.kinds.facts._shares_of_table import share_hits
from linter.kinds.facts._state_cells import state_hits
from linter.kinds.facts._table_bands import band_hits
from linter.kinds.facts._table_changes import change_hits
from linter.kinds.facts._table_figures import find_told, meets
from linter.kinds.facts._table_rates import rate_hits
from linter.kinds.facts._table_rows import row_hits
from linter.kinds.facts._table_slips import slip_hits
from linter.kinds.facts._table_tops import top_hits
from linter.kinds.facts._titled_totals import titled_total_hits
from linter.kinds.facts._year_cells import year_cell_hits
from linter.kinds.facts._year_columns import year_column_hits
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_JOINED = regex("[、和及与至到—－–~～-]")
"""Before the last of several rows named together, or of a range of them: what follows is told of all of them."""
_CITES = regex(r"[见如](?:下|上|附)?表|附表")


class TableAgainstText:
    """Compares a figure in a sentence with the cell whose row and column the sentence names."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each figure that no table has in the place named, where one has another figure there."""
        for hit in self._hits(ledger):
            figure, cell, *_ = hit.spans
            start = ledger.sentences[ledger.sentence_at(figure.start)].span.start
            last_year = _OF_LAST_YEAR.search(ledger.text, start, figure.start)
            if not (last_year or told_of_others(ledger, hit.spans) or of_another_fund(ledger, figure, cell)):
                yield hit

    def _hits(self, ledger: Ledger) -> Iterator[Hit]:
        reported: set[object] = set()
        found = (
            below_heading_hits,
            self._named,
            change_hits,
            year_column_hits,
            year_cell_hits,
            rate_hits,
            row_hits,
            share_hits,
            score_hits,
            behind_hits,
            state_hits,
            band_hits,
            goal_hits,
            companion_hits,
            titled_total_hits,
        )
        for hit in chain.from_iterable(hits(ledger) for hits in found):
            if hit.spans[0] not in reported:
                reported.add(hit.spans[0])
                yield hit
        yield from slip_hits(ledger, reported)
        yield from top_hits(ledger)

    def _named(self, ledger: Ledger) -> Iterator[Hit]:
        for table in ledger.tables:
            yield from _near(ledger, table)
        tables = [Named(ledger, table) for table in ledger.tables]
        tables = [named for named in tables if named.rows and named.columns]
        if not tables:
            return
        by_row: dict[str, list[Named]] = {}
        for named in tables:
            for name in named.rows:
                by_row.setdefault(name, []).append(named)
        columns = {words for named in tables for words in named.columns}
        labels = regex("|".join(sorted(map(re.escape, by_row), key=len, reverse=True)))
        for index, sentence in enumerate(ledger.sentences):
            if ledger.document.blocks[sentence.block].kind == "cell" or index not in ledger.by_sentence:
                continue
            marks = [*labels.finditer(ledger.text, *sentence.span), None]
            for mark, following in pairwise(marks):
                assert mark is not None
                if _JOINED.search(ledger.text, max(0, mark.start() - 1), mark.start()):
                    continue
                stretch = Span(mark.end(), following.start() if following else sentence.span.end)
                of_row = by_row[mark.group()][:_MOST_TABLES]
                yield from self._stretch(ledger, of_row, columns, mark, stretch)
            for beside in find_beside(ledger, labels, by_row, index) if marks[0] else ():
                yield from _told_otherwise(ledger, *beside)

    def _stretch(
        self, ledger: Ledger, tables: list[Named], columns: set[str], mark: re.Match[str], stretch: Span
    ) -> Iterator[Hit]:
        """The figures told of one row, up to the name of the next one."""
        quantities = ledger.by_sentence[ledger.sentence_at(mark.start())]
        start = stretch.start
        narrower = False
        for quantity in quantities:
            if not stretch.start <= quantity.span.start < stretch.end:
                continue
            before = ledger.text[start : quantity.span.start]
            start = quantity.span.end
            found = [cell for named in tables for cell in named.cells(ledger, mark, before, quantity)]
            # 抽查房建工程68项，合格65项: of some of those that the row counts.
            narrower |= not found and any(words in before for words in columns)
            if narrower:
                continue
            if found:
                yield from _told_otherwise(ledger, mark, quantity, found)


def _told_otherwise(
    ledger: Ledger, mark: re.Match[str], quantity: Quantity, found: list[tuple[Cell, CellUnit, str]]
) -> Iterator[Hit]:
    """The hit for a figure that its cell has otherwise, unless it is told of some of those in the row."""
    sentence = ledger.sentences[quantity.sentence].span
    if _SOME_OF_THEM.search(ledger.text, sentence.start, mark.start()):
        return
    if _QUALIFIED.search(ledger.text, max(0, mark.start() - _QUALIFIER), mark.start()):
        return
    if _A_FEW_OF_THEM.search(ledger.text, mark.end(), quantity.span.start):
        return
    # 全县完成5.23亿元，县本级完成3.68亿元: another number of the sentence is the cell's.
    if any(meets(told, cell, unit) for cell, unit, _ in found for told in ledger.by_sentence[quantity.sentence]):
        return
    if _told_beside(ledger, mark, quantity, found):
        return
    ledger.note_compared(quantity)
    cell, unit, column = found[0]
    values = {
        "row": mark.group(),
        "column": column,
        "told": ledger.quote(quantity.span),
        "cell": _written(ledger, cell, unit, quantity),
    }
    block = ledger.document.blocks[ledger.document.block_index(quantity.span.start)].span
    cites = _CITES.search(ledger.text, *block) is not None
    yield Hit((quantity.span, cell.span), values, severity="error" if cites else "warning")


_MOST_TABLES = 24
"""Tables that have a row of one name; of more the first so many are read."""


def _told_beside(ledger: Ledger, mark: re.Match[str], told: Quantity, found: list[tuple[Cell, CellUnit, str]]) -> bool:
    """True where the sentence before or behind tells the row as the table does: 东河镇14个；团队中，东河镇15个."""
    for index in (told.sentence - 1, told.sentence + 1):
        for quantity in ledger.by_sentence.get(index, ()):
            before = ledger.text[max(0, quantity.span.start - len(mark.group()) - _CLOSE) : quantity.span.start]
            if mark.group() in before and any(meets(quantity, cell, unit) for cell, unit, _ in found):
                return True
    return False


_CLOSE = 4
"""Characters between a row's name and its figure where nothing else is told between."""
_QUALIFIED = regex(r"(?:口径|[省市县]级|中央|民办|公办|民营|国有|城镇|农村|户籍|常住|非)$")
_QUALIFIER = 3
"""Characters before a row's name that may make it the name of something else: 全口径教育支出."""
_SOME_OF_THEM = regex(r"的[一-鿿]{1,6}(?:共|计|总)?有?\d+[一-鿿]")
"""完成率不到50%的项目有9个，双溪镇3个: what follows is told of some of those in the table."""
_A_FEW_OF_THEM = regex("[0-9一二两三四五六七八九十][条段座处口栋间块][一-鿿]{1,8}$")
"""柳河镇3条机耕路共计860米出现断板: the length of those that are counted before it."""
_SOME_ROWS = regex(
    r"(?:\d|[二两三四五六七八九十])个(?:乡镇|街道|县区|学校|单位|部门|园区|社区|[镇乡县区村])[一-鿿]{0,10}$"
)
"""3个镇常住人口合计: a total of some of the rows."""
_ALL_LEVELS = regex("[全我本][市县区省州]")
_OWN_LEVEL = regex("本级|直属")
"""A table of the 市本级 does not tell what the 全市 spends."""


def _near(ledger: Ledger, table: Table) -> Iterator[Hit]:
    """The figures around a table that tell its total, or a row, otherwise than it does."""
    for quantity, cell, unit, column, row in find_told(ledger, table):
        clause = ledger.text[quantity.clause.start : quantity.span.start]
        if not row and (_SOME_ROWS.search(clause) or _of_another(ledger, table, clause)):
            continue
        if of_another_level(ledger, table, quantity):
            continue
        ledger.note_compared(quantity)
        values = {
            "row": row,
            "column": bare_label(column),
            "told": ledger.quote(quantity.span),
            "cell": _written(ledger, cell, unit, quantity),
        }
        yield Hit((quantity.span, cell.span), values, severity="warning", variant="" if row else "total")


_OF_LAST_YEAR = regex("(?:上年|去年|同期)[^（(。；]{0,4}[（(][^）)]*$")
"""上年同期（88.0%，183个问题改完161个）: a bracket that tells another year than the table."""


def _of_another(ledger: Ledger, table: Table, clause: str) -> bool:
    """True where the words before a figure name another place or level than the table tells of."""
    if _ALL_LEVELS.search(clause) and _OWN_LEVEL.search(table.caption):
        return True
    return not set(place_names(clause, 0, len(clause))) <= ledger.identity.places


def _written(ledger: Ledger, cell: Cell, unit: CellUnit, told: Quantity) -> str:
    """The cell as printed, with the name of its unit, or in the unit in which the sentence tells it."""
    names = {1: "", 10**4: "万", 10**8: "亿"}
    if unit.base == "%":
        return cell.text if cell.ratio else f"{cell.text}%"
    named = names.get(int(unit.factor)) if unit.factor == int(unit.factor) else None
    if named is not None:
        return f"{cell.text}{named}{unit.base}"
    assert cell.value is not None
    [value] = written([cell.value * unit.factor], scale(ledger, told))
    return in_unit_of(ledger, value, told)

"""Table sums: a 合计, 总计 or 小计 whose figures are not the sum of the rows or columns they are the total of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.tables.labelled_lines import find_labelled_sums
from linter.facts.tables.scores import TOTALS, find_scored
from linter.facts.tables.table_units import in_one_unit
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.interval import plain, total
from linter.kinds.arithmetic._table_groups import find_groups
from linter.kinds.arithmetic._table_parts import readings_of
from linter.kinds.arithmetic._table_runs import find_runs
from linter.ledger import Ledger
from linter.offsets import Span


@dataclass(frozen=True)
class TableSum:
    """Adds up the columns under each total row and the rows beside each total column.

    A total is reported only where its place as a total is certain: another column of the same row adds up, or the
    table says 合计, all parts are printed, and no reading of nested rows gives the printed value.
    """

    most_terms: int = 60
    """Rows added up at most: a longer list shown as a calculation is unreadable."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every figure that is not the sum of its parts."""
        for table in ledger.tables:
            told: set[Span] = set()
            for hit in (*self._rows(ledger, table), *self._columns(ledger, table), *_unnamed(ledger, table)):
                # A figure that is wrong in its row and in its column is told with the one that it is the total of.
                if hit.spans[0] not in told:
                    told.add(hit.spans[0])
                    yield hit
        yield from _in_lines(ledger)

    def _rows(self, ledger: Ledger, table: Table) -> Iterator[Hit]:
        lines = table.rows
        scored = find_scored(table)
        for at, line in enumerate(lines):
            if not (line.is_total or line.is_subtotal or (scored and line.label in TOTALS)):
                continue
            readings = [parts for parts in readings_of(lines, at) if 2 <= len(parts) <= self.most_terms]
            broken: list[tuple[Cell, list[Cell]]] = []
            holding = 0
            for column, whole in line.figures.items():
                if whole.value is None or whole.ratio or not (table.adds_up(column) or column in scored):
                    continue
                full = _full(readings, column)
                if not full:
                    continue
                alike = [one for cells in full if (one := in_one_unit(table, whole, cells)) is not None]
                met = [cells for cells in alike if _meets(cells, whole, table)]
                if met:
                    # One figure among dashes and zeros is the total in every reading of the rows.
                    holding += any(sum(map(bool, _values(cells))) > 1 for cells in met)
                    ledger.summed.update(c.span.start for c in (whole, *full[0]))
                elif (
                    _is_mean(whole, full[0])
                    or (at and lines[at - 1].is_total and _retells(whole, lines[at - 1]))
                    or _met_with_gaps(table, readings, whole)
                ):
                    continue
                elif alike and not any(c.ratio for c in full[0]) and not _is_cumulated(table, whole, full[0]):
                    broken.append((whole, alike[0]))
            yield from _hits(ledger, line, broken, holding)

    def _columns(self, ledger: Ledger, table: Table) -> Iterator[Hit]:
        totals = [c for c, words in table.heading.items() if words and _is_total_heading(table, c)]
        for column in totals:
            parts = _columns_beside(table, column)
            if not parts:
                continue
            broken: list[tuple[Cell, list[Cell]]] = []
            holding = 0
            for line in table.rows:
                whole = line.figures.get(column)
                cells = [line.figures[other] for other in parts if other in line.figures]
                cells = (in_one_unit(table, whole, cells) or []) if whole else []
                if whole is None or whole.value is None or len(cells) != len(parts) or whole.ratio:
                    continue
                if sum(c.value is not None for c in cells) < 2 or any(c.ratio for c in cells):
                    continue
                if _meets(cells, whole, table):
                    holding += 1
                    ledger.summed.update(c.span.start for c in (whole, *cells))
                else:
                    broken.append((whole, cells))
            label = Line(column, table.heading[column].split(" ")[-1], Span(0, 0), {})
            # Without a row that adds up, nothing shows that the columns beside it are its parts.
            if holding >= len(broken):
                yield from _hits(ledger, label, broken, holding)


def _in_lines(ledger: Ledger) -> Iterator[Hit]:
    """Sums told one number a line, outside of any table."""
    for found in find_labelled_sums(ledger.text):
        whole, parts = found.whole, found.parts
        if any(cell.span.overlaps(whole.span) for table in ledger.tables for cell in table.cells):
            continue
        added = sum((part.value for part in parts), Decimal(0))
        ledger.summed.update(one.span.start for one in (whole, *parts))
        yield Hit(
            (whole.span, *(part.span for part in parts)),
            {"label": whole.label, "stated": whole.text, "sum": plain(added), "off": plain(abs(added - whole.value))},
            f"{' + '.join(part.text for part in parts)} = {plain(added)} ≠ {whole.text}",
            severity="error" if found.shown else "warning",
        )


def _unnamed(ledger: Ledger, table: Table) -> Iterator[Hit]:
    """Lines that the figures themselves show to be sums."""
    for run in find_runs(table):
        # What is left between a column and those beside it may be a state that has no column of its own.
        sure = run.across or Line(0, run.label, Span(0, 0), {}).is_total
        yield from _hits(ledger, Line(0, run.label, Span(0, 0), {}), list(run.broken), run.holding, sure)
    for group in find_groups(table):
        yield from _hits(ledger, Line(0, group.label, Span(0, 0), {}), list(group.broken), group.holding, False)


def _is_total_heading(table: Table, column: int) -> bool:
    words = table.heading[column].split(" ")
    return any(Line(column, word, Span(0, 0), {}).is_total or word == "小计" for word in words[-1:])


def _columns_beside(table: Table, column: int) -> list[int]:
    """The columns that a total column may be the sum of: those under the same upper heading, else all others."""
    others = [c for c in sorted(table.heading) if c >= table.label_columns and c != column]
    if any(not table.adds_up(c) for c in (*others, column)):
        others = [c for c in others if table.adds_up(c)]
    upper = table.heading[column].split(" ")[:-1]
    same = [c for c in others if upper and table.heading[c].split(" ")[: len(upper)] == upper]
    chosen = same or others
    if any(_is_total_heading(table, c) for c in chosen) or any(table.heading[c].startswith("其中") for c in chosen):
        return []
    return chosen if len(chosen) >= 2 else []


def _meets(cells: list[Cell], whole: Cell, table: Table) -> bool:
    """True when the printed figures can be those of a sum; rounding may add up where it was declared."""
    figures = [cell for cell in cells if cell.value is not None]
    added = total(cell.interval for cell in figures)
    if added.meets(whole.interval):
        return True
    step = max(cell.step for cell in (*figures, whole))
    return table.tolerates_rounding and added.widened(step * len(figures)).meets(whole.interval)


def _full(readings: list[list[Line]], column: int) -> list[list[Cell]]:
    """The figures of a column in each reading of the rows in which none is missing."""
    found = ([part.figures[column] for part in parts if column in part.figures] for parts in readings)
    return [
        cells
        for cells, parts in zip(found, readings, strict=True)
        if len(cells) == len(parts) and sum(c.value is not None for c in cells) >= 2
    ]


def _met_with_gaps(table: Table, readings: list[list[Line]], whole: Cell) -> bool:
    """True where a reading in which cells are left empty comes to the total: 财政补贴 of the quarter may be nothing."""
    told = ([part.figures[whole.column] for part in parts if whole.column in part.figures] for parts in readings)
    return any(len(_values(cells)) > 1 and _meets(cells, whole, table) for cells in told)


def _values(cells: list[Cell]) -> list[Decimal]:
    return [cell.value for cell in cells if cell.value is not None]


def _retells(whole: Cell, above: Line) -> bool:
    """True for 合计（万元） 2.62 below 合计（元） 26190.50, and for one total of all figures of the total row above."""
    values = _values(list(above.figures.values()))
    told = (sum(values, Decimal(0)), *(value / unit for value in values for unit in _UNITS))
    return any(whole.interval.widened(Decimal(0)).holds(value) for value in told)


_UNITS = (Decimal(10_000), Decimal(100_000_000))
"""What 万 and 亿 are worth."""


def _is_cumulated(table: Table, whole: Cell, cells: list[Cell]) -> bool:
    """True for 累计完成 from year to year, whose total is the last of them."""
    return "累" in table.heading.get(whole.column, "") and whole.value == max(_values(cells))


_FEWEST_OF_MEAN, _MOST_APART = 3, 3


def _is_mean(whole: Cell, cells: list[Cell]) -> bool:
    """True for 亩产 414, 431, 389 and 416 in the row 合计: what lies among three like figures is their mean."""
    values = sorted(_values(cells))
    if len(values) < _FEWEST_OF_MEAN or whole.value is None or values[0] <= 0:
        return False
    return values[0] <= whole.value <= values[-1] <= values[0] * _MOST_APART


def _hits(
    ledger: Ledger, line: Line, broken: list[tuple[Cell, list[Cell]]], holding: int, sure: bool = True
) -> Iterator[Hit]:
    """Hits for the figures that differ. A single column proves little about which rows belong to the total,
    so that many broken columns without one that holds are a table that is read wrongly: silence."""
    if len(broken) > 1 and len(broken) > holding:
        return
    for whole, cells in broken:
        figures = [cell for cell in cells if cell.value is not None]
        added = sum((cell.value for cell in figures if cell.value is not None), Decimal(0))
        assert whole.value is not None
        terms = " + ".join(f"({c.text})" if (c.value or 0) < 0 else c.text for c in figures)
        ledger.summed.update(cell.span.start for cell in (whole, *figures))
        off = abs(added - whole.value)
        # A figure without decimals among others with them is one that lost its zeros.
        steps = [cell.step for cell in (*figures, whole) if cell.step < 1]
        rounding = bool(steps) and off <= max(steps) * len(figures)
        yield Hit(
            (whole.span, *(cell.span for cell in figures)),
            {"label": line.label, "stated": whole.text, "sum": plain(added), "off": plain(off)},
            f"{terms} = {plain(added)} ≠ {whole.text}",
            severity="note" if rounding else "error" if holding and sure else "warning",
        )

"""Columns told beside a figure and not before it: 鱼类有5批次不合格, 不合格的鱼类有5批次, 5批次鱼类不合格."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.tables.table_units import CellUnit, unit_of
from linter.facts.tables.tables import Cell
from linter.kinds.facts._named_cells import Named, bare_column
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FILLED = r"(?:的|中|内|里|[，,：:]|其中|也|还|仍|均|都|就|则|共计?|合计|有|为|是|达|发现|检出|查出|存在)*"
"""What may stand between the row's name and its figure, the column being told elsewhere."""
_FILLER = regex(_FILLED)
_FRONT = regex(r"(?:^|[^一-鿿]|其中|而|但|另|[和与在对是为有出]|发现|抽检|检查)$")
"""What may stand before the first of the names, so that it is no piece of a longer one."""
_CLOSES = regex(r"的?(?:[，,。；;：:、（(\n]|[均已被]|$)")
"""Behind the last of the names: what goes on, 5批次不合格产品, counts something else."""
_BY = regex("(?:经?(?:抽检|检测|检验|检查|验收|考核|评审|核查)后?|已经?|仍|均|被|为)?")
"""What may stand between a figure and the column's words."""
_OF_ONE_MORE = regex("[^，,。；;]{0,6}[，,]")
"""Behind another figure of the row, up to the comma: 45批次样品，."""
_RANKED = regex(r"[^，,。；;\d]{0,6}(?:次之|其次|最[多高差低少]|居[首多]|突出|较[多高差]|垫底|靠[前后]|严重)[，,]")
"""Behind a row's name, how it stands among the others: 鱼类问题突出，有5批次不合格."""
_DENIED = ("不", "未", "非", "没", "无")
"""Before 合格: another column than 合格."""
_LEAD = 60
"""Characters before a figure in which its row is named."""
_SHORTEST = 2


class Beside(NamedTuple):
    """A figure with the row's name and the cells that both lead to."""

    mark: re.Match[str]
    quantity: Quantity
    found: list[tuple[Cell, CellUnit, str]]


def find_beside(
    ledger: Ledger, labels: re.Pattern[str], by_row: Mapping[str, Sequence[Named]], index: int
) -> Iterator[Beside]:
    """Every figure of a sentence whose row is named beside it, with the column behind it or around that name."""
    start, end = ledger.sentences[index].span
    for quantity in ledger.by_sentence[index]:
        if quantity.approximate:
            continue
        before = Span(max(start, quantity.span.start - _LEAD), quantity.span.start)
        marks = [*labels.finditer(ledger.text, *before)]
        told = _Around(ledger, quantity, end)
        if marks:
            yield from told.after_row(marks[-1], by_row)
        behind = labels.search(ledger.text, quantity.span.end, min(end, quantity.span.end + _LEAD))
        if behind:
            yield from told.before_row(behind, by_row, before)


class _Around:
    """A figure with the words of its sentence before and behind it."""

    def __init__(self, ledger: Ledger, quantity: Quantity, end: int) -> None:
        self.ledger, self.quantity, self.end = ledger, quantity, end

    def after_row(self, mark: re.Match[str], by_row: Mapping[str, Sequence[Named]]) -> Iterator[Beside]:
        """鱼类有5批次不合格, 抽检鱼类45批次，其中5批次不合格 and 不合格的鱼类有5批次."""
        text, at = self.ledger.text, self.quantity.span
        found = []
        for named in by_row[mark.group()]:
            for core, column in _cores(named, self.quantity):
                behind = _behind(core, text, at.end, self.end)
                ahead = not behind and _CLOSES.match(text, at.end, self.end) and _ahead(core, text, mark.start())
                front = mark.start() if behind else int(ahead or 0)
                if (behind or ahead) and _FRONT.search(text, max(0, front - 2), front):
                    cell = self._cell(named, mark, column)
                    if cell and self._filled(named, mark):
                        found.append(cell)
        if found:
            yield Beside(mark, self.quantity, found)

    def before_row(self, mark: re.Match[str], by_row: Mapping[str, Sequence[Named]], before: Span) -> Iterator[Beside]:
        """5批次鱼类不合格 and 5批次不合格鱼类."""
        text, at = self.ledger.text, self.quantity.span
        clause = re.split("[，,。；;：:、]", text[before.start : before.end])[-1]
        if not _FILLER.fullmatch(clause):
            return
        between = text[at.end : mark.start()].removeprefix("的").removesuffix("的")
        found = []
        for named in by_row[mark.group()]:
            for core, column in _cores(named, self.quantity):
                told = between == core and _CLOSES.match(text, mark.end(), self.end)
                if told or (not between and _behind(core, text, mark.end(), self.end)):
                    cell = self._cell(named, mark, column)
                    found.extend([cell] if cell else [])
        if found:
            yield Beside(mark, self.quantity, found)

    def _cell(self, named: Named, mark: re.Match[str], column: int) -> tuple[Cell, CellUnit, str] | None:
        cell = named.table.rows[named.rows[mark.group()]].figures.get(column)
        unit = unit_of(named.table, cell, column) if cell and cell.value is not None else None
        if cell is None or unit is None or unit.base != (self.quantity.unit or self.quantity.printed_unit):
            return None
        words = next(words for words, at in named.columns.items() if at == column)
        return (cell, unit, words) if named.same_time(self.ledger, self.quantity) else None

    def _filled(self, named: Named, mark: re.Match[str]) -> bool:
        """True where nothing but other figures of the row stands between its name and this one."""
        ledger, line = self.ledger, named.table.rows[named.rows[mark.group()]]
        at = mark.end()
        for one in ledger.by_sentence[self.quantity.sentence]:
            if not mark.end() <= one.span.start < self.quantity.span.start:
                continue
            cells = ((cell, unit_of(named.table, cell, column)) for column, cell in line.figures.items())
            if not any(unit and cell.value is not None and meets(one, cell, unit) for cell, unit in cells):
                return False
            at = one.span.end
        passed = _OF_ONE_MORE if at > mark.end() else _RANKED
        more = passed.match(ledger.text, at, self.quantity.span.start)
        return _FILLER.fullmatch(ledger.text, more.end() if more else at, self.quantity.span.start) is not None


def _cores(named: Named, quantity: Quantity) -> Iterator[tuple[str, int]]:
    """The words of each column that say what it counts: 不合格 of 不合格批次."""
    for words, column in named.columns.items():
        core = bare_column(words, quantity)
        if len(core) >= _SHORTEST:
            yield core, column


def _behind(core: str, text: str, start: int, end: int) -> bool:
    """True where the column's words, and no more of a name, stand at an offset: 不合格 in 5批次检测不合格."""
    by = _BY.match(text, start, end)
    return any(
        text.startswith(core, at) and _CLOSES.match(text, at + len(core), end) is not None
        for at in {start, by.end() if by else start}
    )


def _ahead(core: str, text: str, end: int) -> int | None:
    """Where the column's words begin that stand right before a row's name."""
    for link in ("的", ""):
        at = end - len(core) - len(link)
        if at >= 0 and text.startswith(core + link, at) and not text[:at].endswith(_DENIED):
            return at
    return None

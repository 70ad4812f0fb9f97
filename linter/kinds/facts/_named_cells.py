"""Named cells: the cell that the name of a row and the words before a figure lead to: 东河镇完成投资130万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.reach import reaches, slips_into
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.table_units import CellUnit, unit_of
from linter.facts.tables.tables import Cell, Table
from linter.interval import Interval
from linter.kinds.facts._sections import OF_ALL, OF_ONE, title_of, years_above
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.patterns import regex

_COUNT = regex(r"(?:总?数量?|总额|金额|额)$")
_FILLER = r"(?:的|[，,、:：（(]|全年|年内|当年|共计?|总计|合计|一共|现?有|完成|实现|达到?|为|是|约|计|数量?|总?额)*"
_OF_ROW = "(?:类|方面|行业|领域)?"
_OTHER_STATE = regex(r"去年|上年|同期|往年|计划|预计|拟|目标|下一步|将|力争|争取|此前|原有|调整前|每|均|增|减|降")
_MONTH = regex(r"\d{1,2}(?=月)|季度|[上下]半年|[当本]月|[本上][周旬]")
"""Parts of a year for which figures are told."""
_RATE = regex(r"[%％±‰]|比重|占比|构成|增[长减速幅]|升降|同比|位次|排名")
_TELLING = 5
"""Characters of a row's name that name an indicator, not only a place."""
_SHORTEST = 2
_OTHERS = frozenset({"其他", "其它", "全县", "全市", "全镇", "全区", "全省", "合计", "总计", "小计"})


class Named:
    """A table with its rows and columns by the words that a sentence would name them with."""

    def __init__(self, ledger: Ledger, table: Table) -> None:
        self.table = table
        self.rows: dict[str, int] = _once((bare_label(row.label), at) for at, row in enumerate(table.rows))
        headings = ((bare_label(words.split(" ")[-1]), column) for column, words in sorted(table.heading.items()))
        self.columns: dict[str, int] = _once(pair for pair in headings if pair[1] >= table.label_columns)
        title = title_of(table)
        named = set(YEAR.findall(" ".join((title, *table.heading.values()))))
        self.years = named or years_above(ledger, table.cells[0].span.start)
        self.months = set(_MONTH.findall(title))
        self.of_all = OF_ALL.search(title) is not None

    def cells(
        self, ledger: Ledger, mark: re.Match[str], before: str, quantity: Quantity
    ) -> Iterator[tuple[Cell, CellUnit, str]]:
        """The cell that the row's name, the words before a quantity and its unit lead to."""
        row = self.rows.get(mark.group())
        if row is None or not self.same_time(ledger, quantity):
            return
        for words, column in self.columns.items():
            cell = self.table.rows[row].figures.get(column)
            if cell is None or cell.value is None:
                continue
            # 项目、决算数: the only column needs no name, where a row's name is long enough to stand for one thing.
            alone = len(self.columns) == 1 and len(mark.group()) >= _TELLING and re.fullmatch(_FILLER, before)
            named = alone or _names(words, before, quantity)
            loosely = not named and _names_loosely(words, before, quantity, self.table.caption)
            if not named and not loosely and not (len(mark.group()) >= _TELLING and self._only_level(column)):
                continue
            unit = unit_of(self.table, cell, column)
            if unit is None or unit.base != (quantity.unit or quantity.printed_unit):
                continue
            # 全县常住人口 52.4 100.0: the one column that is no rate needs no name where a slip explains the figure.
            if named or ((loosely or re.fullmatch(_FILLER, before)) and _is_slip(cell, unit, quantity)):
                yield cell, unit, words

    def _only_level(self, column: int) -> bool:
        """True for the one column whose heading does not say that it is a rate."""
        return all((_RATE.search(words) is None) == (at == column) for words, at in self.columns.items())

    def same_time(self, ledger: Ledger, quantity: Quantity) -> bool:
        sentence = ledger.sentences[quantity.sentence].span
        before = ledger.text[sentence.start : quantity.span.start]
        years, months = set(YEAR.findall(before)), set(_MONTH.findall(before))
        years = years or years_above(ledger, sentence.start)
        if years and self.years and not years & self.years:
            return False
        if self.of_all and OF_ONE.search(before):
            return False
        return months <= self.months and _OTHER_STATE.search(before) is None


def _is_slip(cell: Cell, unit: CellUnit, quantity: Quantity) -> bool:
    """True where the figure and the cell are one slip apart, and where they agree."""
    assert cell.value is not None
    value = cell.value * unit.factor
    if meets(quantity, cell, unit):
        return True
    reach = Interval.printed(value, max(cell.step * unit.factor, quantity.step))
    return reaches(quantity, reach) or slips_into(cell.value, cell.step, quantity.interval.times(1 / unit.factor))


def _once(named: Iterator[tuple[str, int]]) -> dict[str, int]:
    """Names of at least two characters that stand for one line only."""
    places: dict[str, list[int]] = {}
    for name, at in named:
        if len(name) > 1 and name not in _OTHERS:
            places.setdefault(name, []).append(at)
    return {name: at[0] for name, at in places.items() if len(at) == 1}


def bare_column(words: str, quantity: Quantity) -> str:
    """What a column counts, without the unit that a quantity has: 不合格 of 不合格批次; empty for 批次."""
    return _COUNT.sub("", words).removesuffix(quantity.printed_unit)


def _names(words: str, before: str, quantity: Quantity) -> bool:
    """True where the words between row and figure are the column's and nothing more: 的完成投资为, or 有…户 of 户数."""
    core = re.escape(bare_column(words, quantity) or words)
    if re.fullmatch(rf"{_OF_ROW}{_FILLER}{core}{_FILLER}", before):
        return True
    counted = quantity.head and _COUNT.sub("", words) == quantity.head
    return bool(counted) and re.fullmatch(_FILLER, before) is not None


def _names_loosely(words: str, before: str, quantity: Quantity, caption: str) -> bool:
    """True for 发现隐患 of 发现 in a table of 隐患, and 种植面积 of 面积: what is counted, or how it is."""
    core = _COUNT.sub("", words)
    if len(core) < _SHORTEST or _RATE.search(words):
        return False
    head = quantity.head.removeprefix(core)
    thing = re.escape(head) if head and head in caption.rstrip("\n").rpartition("\n")[2] else "(?!)"
    return (
        re.fullmatch(rf"{_FILLER}(?:[一-鿿]{{0,2}}{re.escape(core)}|{re.escape(core)}{thing}){_FILLER}", before)
        is not None
    )

"""Tables: their cells as numbers, the rows and columns that are totals, and what those are the total of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from linter.document import Block, Document
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["Cell", "Line", "Table", "find_tables", "is_figure"]

_FIGURE = regex(
    r"[¥￥]?(?P<sign>[-+−▲△])?(?P<open>[(（])?(?P<digits>\d{1,3}(?:[,， ]\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?P<percent>[%‰])?(?:万元|亿元|元|个|项|家|户|人|名|件|亩|公里|处|吨|万人|次)?[)）]?"
)
_NOTHING = regex(r"[-—–－/／\\*…·.]*|无|○|〇")
"""What stands in a cell for zero or for no value."""
_TOTAL = regex(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）])?(?:[全我本][省市县区镇乡州盟旗村])?(?:合计|总计|总合计|共计)(?:数|额|金额)?(?:[:：]|[（(](?!去重|(?:已经?)?剔|[^()（）]{0,6}重复|不[含包])[^()（）]{0,12}[)）])?"
)
_SUBTOTAL = regex(r"(?!其[余他它])(?:[^，。；]{0,12})小计(?:[:：]|[（(][^()（）]{0,12}[)）])?")
_AMONG = regex(r"(?:其中|[#＃*]?其 中|内(?=[:：\s])|#|＃|其中之)[:：]?")
_NOT_ADDED = regex(
    r"%|％|‰|率|比|幅|占|均|比重|增长|增减|增速|涨跌|同期|完成(?:年度|全年)?(?:预算|计划)$|为(?:预算|计划|上年|去年)|名次|排名|序号|编号|编码|代码|单价|单产|亩产|[（(][^（）()]{1,6}[/／][^（）()]{1,4}[）)]|价格|年份|年度$|时间|日期|电话|得分|分数|指数|倍|标准|密度|最[高低大小]|期末|备注|期初|余额|±|完成进度|户主|页码|每|文号|等级|级别|年级|职级|层级|级$|房号|身份"
)
_HEADING = regex(r"第?[一二三四五六七八九十]{1,3}[、章节编]|[（(][一二三四五六七八九十]{1,3}[）)]")
_ROUNDING = regex(r"四舍五入|未作机械调整|未做机械调整|尾差|计算差|小数(?:点|位).{0,8}(?:原因|取舍)")


def is_figure(text: str) -> bool:
    """True for the text of a cell that is a number and nothing else."""
    return _FIGURE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    span: Span
    """Its text in `Document.text`; of its first paragraph where it has several."""
    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    value: Decimal | None
    """The number that it is; None where it is words."""
    step: Decimal = Decimal(1)
    """What one unit of the last printed place is worth."""
    ratio: bool = False
    """True with % or ‰."""

    @property
    def is_blank(self) -> bool:
        """True for a dash or the like: nothing is counted there."""
        return _NOTHING.fullmatch(self.text) is not None

    @property
    def interval(self) -> Interval:
        """What the printed number may stand for; whole numbers are exact."""
        assert self.value is not None
        return Interval.exactly(self.value) if self.step == 1 else Interval.printed(self.value, self.step)

    @property
    def rounded_or_cut(self) -> Interval:
        """What the printed number may stand for where even a whole one was rounded half up, or cut off."""
        assert self.value is not None
        return Interval.printed(self.value, self.step).truncated_too(self.step)


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column: its label and its figures by the number of the line that crosses it."""

    index: int
    label: str
    label_span: Span
    figures: dict[int, Cell]

    @property
    def is_total(self) -> bool:
        """True for 合计 and 总计."""
        return _TOTAL.fullmatch(self.label) is not None

    @property
    def is_subtotal(self) -> bool:
        """True for 小计 and 城区小计."""
        return _SUBTOTAL.fullmatch(self.label) is not None

    @property
    def begins_among(self) -> bool:
        """True for 其中：党员, which is inside the line before it."""
        return _AMONG.match(self.label) is not None


class _Headings(dict[int, str]):
    """The words above each column; empty above a column that has none."""

    def __missing__(self, column: int) -> str:
        return ""


@dataclass(frozen=True)
class Table:
    """A table of a document."""

    number: int
    cells: tuple[Cell, ...]
    caption: str
    """The two lines above the table and the one below: title, unit, remarks."""

    @property
    def tolerates_rounding(self) -> bool:
        """True where the text at the table says that parts may differ from the total by rounding."""
        return _ROUNDING.search(self.caption) is not None

    @cached_property
    def at(self) -> dict[tuple[int, int], Cell]:
        """The cell at each row and column, merged cells at all that they cover."""
        grid: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for down in range(min(cell.row_span, _MOST_MERGED)):
                for right in range(min(cell.column_span, _MOST_MERGED)):
                    grid[cell.row + down, cell.column + right] = cell
        return grid

    @cached_property
    def first_row(self) -> int:
        """The first row that holds figures beside a label: those above are headings."""
        rows = sorted({cell.row for cell in self.cells if cell.value is not None})
        for row in rows:
            here = [cell for cell in self.cells if cell.row == row]
            if any(cell.value is None and not cell.is_blank for cell in here) or len(here) > 1:
                labels = [c for c in here if c.value is not None and not 1990 <= c.value <= 2100]
                if labels:
                    return row
        return 1

    @cached_property
    def heading(self) -> dict[int, str]:
        """The words above each column; none above one that a row makes wider than the headings."""
        words: dict[int, list[str]] = {}
        for (_, column), text in sorted(self._heading_cells().items()):
            if not words.get(column) or words[column][-1] != text:
                words.setdefault(column, []).append(text)
        return _Headings({column: " ".join(texts) for column, texts in words.items()})

    def _heading_cells(self) -> dict[tuple[int, int], str]:
        """The words of the rows above the figures; 2021年 also above the columns that it leaves empty to its right."""
        words = {at: cell.text for at, cell in self.at.items() if at[0] < self.first_row}
        for row in range(self.first_row - 1):
            for column in sorted(at for below, at in list(words) if below == row + 1 and at > 1):
                left = words.get((row, column - 1))
                if left and not words.get((row, column)):
                    words[row, column] = left
        return words

    @cached_property
    def label_columns(self) -> int:
        """How many columns at the left hold words or running numbers rather than figures."""
        widest = max((cell.column for cell in self.cells), default=0)
        for column in range(widest + 1):
            body = [c for (row, at), c in self.at.items() if at == column and row >= self.first_row]
            figures = sum(1 for cell in body if cell.value is not None)
            runs = re.match(r"序号|编号|行次|序$", self.heading.get(column, "").replace(" ", "")) is not None
            if figures * 2 > len(body) and not runs:
                return max(column, 1)
        return widest + 1

    @cached_property
    def unit_column(self) -> int:
        """The column that tells the unit of each row, 计量单位; -1 where none does."""
        headings = ((column, words.replace(" ", "")) for column, words in self.heading.items())
        named = (column for column, words in headings if words in ("单位", "计量单位"))
        return next((column for column in named if 0 < column < self.label_columns), -1)

    @cached_property
    def rows(self) -> tuple[Line, ...]:
        """The rows below the headings."""
        lines = []
        last = max((cell.row for cell in self.cells), default=-1)
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells:
            by_row.setdefault(cell.row, []).append(cell)
        for row in range(self.first_row, last + 1):
            cells = sorted(by_row.get(row, ()), key=lambda cell: cell.column)
            labels = [c for c in cells if c.column < self.label_columns and c.value is None and not c.is_blank]
            labels = [c for c in labels if c.column != self.unit_column] or labels
            figures = {
                c.column: c for c in cells if c.column >= self.label_columns and (c.value is not None or c.is_blank)
            }
            if labels:
                named = next((c for c in labels if _TOTAL.fullmatch(c.text) or _SUBTOTAL.fullmatch(c.text)), labels[-1])
                lines.append(Line(row, named.text, named.span, figures))
            else:
                lines.append(Line(row, "", Span(0, 0), figures))
        return tuple(lines)

    def adds_up(self, column: int) -> bool:
        """True for a column whose figures may be added: no rates, averages, running numbers."""
        words = self.heading.get(column, "")
        return _NOT_ADDED.search(words.replace(" ", "")) is None


_MOST_MERGED = 200
"""Rows or columns that a merged cell covers at most: no report has more."""


def find_tables(document: Document) -> tuple[Table, ...]:
    """The tables of a document, in order."""
    groups: dict[int, list[tuple[int, Block]]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind == "cell":
            groups.setdefault(block.table, []).append((index, block))
    return tuple(_table(document, number, group) for number, group in groups.items())


def _table(document: Document, number: int, group: list[tuple[int, Block]]) -> Table:
    first, last = group[0][0], group[-1][0]
    around = [*document.blocks[max(0, first - 3) : first], *_below(document, last)]
    caption = "\n".join(document.text[b.span.start : b.span.end] for b in around if b.kind != "cell")
    cells: dict[tuple[int, int], Cell] = {}
    for _, block in group:
        where = (block.row, block.column)
        if where not in cells:
            cells[where] = _cell(document.text, block)
        else:
            # A second paragraph: words, whatever the first one was.
            more = document.text[block.span.start : block.span.end]
            old = cells[where]
            cells[where] = Cell(old.span, old.text + more, *where, old.row_span, old.column_span, None)
    return Table(
        number, tuple(cells.values()), caption + "\n" + "".join(c.text for c in cells.values() if len(c.text) > 12)
    )


def _below(document: Document, last: int) -> Iterator[Block]:
    """The lines below a table up to the next heading, which tells of something else."""
    for block in document.blocks[last + 1 : last + 3]:
        if _HEADING.match(document.text, block.span.start):
            return
        yield block


def _cell(text: str, block: Block) -> Cell:
    words = text[block.span.start : block.span.end].strip()
    if words.startswith("**") and words.endswith("**"):
        words = words[2:-2]  # bold in Markdown that was pasted into a text
    start = text.index(words, block.span.start) if words else block.span.start
    span = Span(start, start + len(words))
    match = _FIGURE.fullmatch(words)
    where = (block.row, block.column, block.row_span, block.column_span)
    if match is None or (match["open"] and words[-1] not in ")）"):
        return Cell(span, "".join(words.split()), *where, None)
    value = Decimal(match["digits"].replace(",", "").replace("，", "").replace(" ", "") + (match["decimals"] or ""))
    step = Decimal(1).scaleb(1 - len(match["decimals"] or "."))
    if match["sign"] in ("-", "−", "▲", "△"):
        value = -value
    return Cell(span, words, *where, value, step, bool(match["percent"]))


def figure_spans(document: Document) -> Iterator[Span]:
    """The cells that are figures: numbers of a table, not of a sentence."""
    for block in document.blocks:
        if block.kind == "cell" and is_figure(document.text[block.span.start : block.span.end].strip()):
            yield block.span

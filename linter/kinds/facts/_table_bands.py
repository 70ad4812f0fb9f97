"""Rows counted by their figures: 常住人口在5万人以上的有2个, where the table has three rows of 50 000 and more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.numbers.numbers import whole_number
from linter.facts.tables.table_names import bare_heading, bare_label
from linter.facts.tables.table_units import CellUnit, read_unit, unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds.facts._sections import title_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FIGURE = r"\d[\d.]*[万亿]?(?:[%％人元户亩家吨分件个名]|万元|亿元|公里|公顷)"
_THINGS = r"(?:乡镇（街道）|镇街|乡镇|街道|县区|区县|单位|部门|学校|医院|企业|园区|社区|行政村|[镇乡县区市村])"
_COUNT = rf"(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})[个家所](?P<behind>{_THINGS})?(?=[，,。；;、（(]|$)"
_BAND = regex(
    rf"(?:(?P<over>超过|高于|大于|多于)|(?P<under>不足|低于|少于|不到))?(?P<one>{_FIGURE})"
    rf"(?:[至到—–~～-]+(?P<two>{_FIGURE})(?:之间)?|及?(?P<up>以上)|及?(?P<down>以下|以内))?"
    rf"的?(?P<things>{_THINGS})?(?:共计|共|有|为|达|仅|只){{0,2}}{_COUNT}"
)
_SIGN = regex(
    r"(?:以[上下内]|之间|[至到—–~～-]\d[\d.]*[万亿]?[一-鿿%％]{1,2}|(?:超过|高于|大于|多于|不足|低于|少于|不到)\d)"
)
_NAME = regex(r"(?P<name>[一-鿿]{2,14}?)(?:在|为|达到?|均)*$")
_OTHER = regex(
    r"[去上前往历]年|同期|年初|此前|计划|预计|目标|力争|拟|以外|不含|除|累计|平均|[增减升降]|连续|其中|另|占比|分别|[全我本]省|全国"
)
"""What tells of another time, of some of the rows, or of another figure than the table's."""
_ALL = regex(rf"(?P<all>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[个家所]{_THINGS}[之当]?中[，,]")
"""全县11个乡镇中，…: the table must have all of them."""
_PARTIAL = regex("部分|主要|前[十五三\\d]|重点|典型|节选|摘录|排名|举例|以上的")
_OVERALL = regex("[全我本][市县区省镇乡州国旗院校局]|合计|总计|平均|全部")
_FEWEST_ROWS, _MOST_ROWS = 4, 120
_FARTHEST = 2
"""How far a count that was told wrongly is from the right one; further off, other rows are counted."""
_SHOWN = 6
"""Cells that are shown beside the count."""


class _Column(NamedTuple):
    """A column with a figure for every row, and the kind of things its rows are."""

    name: str
    cells: tuple[tuple[Cell, CellUnit], ...]
    labels: tuple[str, ...]
    head: str
    """The words above the labels."""


def band_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each sentence whose counts of rows within a band the one column so named does not bear out."""
    if not ledger.tables or not _SIGN.search(ledger.text):
        return
    columns: list[_Column] | None = None
    for sentence in ledger.sentences:
        if ledger.document.blocks[sentence.block].kind == "cell" or not _SIGN.search(ledger.text, *sentence.span):
            continue
        found = list(_BAND.finditer(ledger.text, *sentence.span))
        if found and columns is None:
            columns = [column for table in ledger.tables for column in _columns(table)]
        if found and columns:
            hits = list(_in_sentence(ledger, columns, sentence.span, found))
            if hits:
                # A row in the wrong band is missing in another one: what is wrong is one thing.
                yield replace(hits[0], spans=(*hits[0].spans, *(hit.spans[0] for hit in hits[1:])))


def _in_sentence(ledger: Ledger, columns: list[_Column], sentence: Span, bands: list[re.Match[str]]) -> Iterator[Hit]:
    name, start = "", sentence.start
    told = _ALL.search(ledger.text, sentence.start, bands[0].start())
    if told:
        columns = [column for column in columns if len(column.cells) == whole_number(told["all"])]
    for band in bands:
        words = ledger.text[start : band.start()]
        start = band.end()
        named = _NAME.search(re.split("[，,、；;：:]", words)[-1])
        name = named["name"] if named else name
        unit = read_unit(_unit(band["one"]))
        low, high = _bounds(band)
        if not name or unit is None or (low is None and high is None) or _OTHER.search(words):
            continue
        if set(YEAR.findall(words)) - set(YEAR.findall(ledger.identity.title)):
            continue
        alike = [column for column in columns if _is_named(column.name, name) and column.cells[0][1].base == unit.base]
        if len(alike) != 1 or not _counts_rows(alike[0], band["things"] or band["behind"] or ""):
            continue
        hit = _compared(ledger, alike[0], band, low, high)
        if hit:
            yield hit


def _compared(
    ledger: Ledger, column: _Column, band: re.Match[str], low: Decimal | None, high: Decimal | None
) -> Hit | None:
    told = whole_number(band["count"].replace("两", "二"))
    values = [(cell, (cell.value or Decimal(0)) * unit.factor) for cell, unit in column.cells]
    # A figure on the bound itself may be counted to either side.
    within = [(c, v) for c, v in values if (low is None or v >= low) and (high is None or v <= high)]
    inside = [(c, v) for c, v in within if v not in (low, high)]
    if not told or len(inside) <= told <= len(within):
        return None
    if min(abs(told - len(inside)), abs(told - len(within))) > _FARTHEST:
        return None
    shown = within if len(within) <= _SHOWN else []
    count = Span(band.start("count"), band.end("count") + 1)
    calculation = "、".join(cell.text for cell, _ in shown)
    words = {
        "row": ledger.quote(Span(band.start(), band.start("count"))).rstrip("共有为达仅只"),
        "column": column.name,
        "told": ledger.quote(count),
        "cell": str(len(within)),
    }
    return Hit((count, *(cell.span for cell, _ in shown)), words, calculation, severity="warning", variant="band")


def _bounds(band: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper bound in the base unit; None for an open end, twice where no word tells the side."""
    one = _value(band["one"])
    if band["two"]:
        return one, _value(band["two"])
    if band["over"] or band["up"]:
        return one, None
    return (None, one) if band["under"] or band["down"] else (None, None)


_DIGITS = regex(r"\d[\d.]*")


def _unit(figure: str) -> str:
    return _DIGITS.sub("", figure, count=1)


def _value(figure: str) -> Decimal:
    digits = _DIGITS.match(figure)
    unit = read_unit(_unit(figure))
    return Decimal(digits.group().rstrip(".")) * (unit.factor if unit else 1) if digits else Decimal(0)


def _columns(table: Table) -> Iterator[_Column]:
    """The columns of a table of single rows, each with a figure in every one of them."""
    rows = [row for row in table.rows if row.label and not row.is_total and not _OVERALL.match(row.label)]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or _PARTIAL.search(title_of(table)):
        return
    labels = tuple(bare_label(row.label) for row in rows)
    if len(set(labels)) < len(labels) or any(row.is_subtotal or row.begins_among for row in rows):
        return
    for column, words in table.heading.items():
        if column < table.label_columns:
            continue
        cells, other = [], _one_of_two(table.caption, words)
        for row in rows:
            cell = row.figures.get(column)
            unit = (unit_of(table, cell, column) or other) if cell is not None and cell.value is not None else None
            if cell is None or unit is None:
                break
            cells.append((cell, unit))
        if len(cells) == len(rows):
            yield _Column(bare_heading(words.split(" ")[-1]), tuple(cells), labels, table.heading[0])


_UNITS = regex(r"单位[：:](?P<units>[^）)\n]{1,12}[、/／,，][^）)\n]{1,6})[）)\n]")
_MARKS = regex("[、/／,，]")
_RATE = regex("[率比占]|增[长减速幅]|升降|幅度|%|％")


def _one_of_two(caption: str, heading: str) -> CellUnit | None:
    """（单位：人、%）: the unit of a column that tells none of its own, where just one of those told can be meant."""
    told = _UNITS.search(caption)
    units = [read_unit(unit.strip()) for unit in _MARKS.split(told["units"])] if told else []
    fit = [unit for unit in units if unit is not None and (unit.base == "%") == bool(_RATE.search(heading))]
    return fit[0] if len(fit) == 1 and None not in units else None


_TAIL = regex("(?:总?数量?|总?额|情况)$")


def _is_named(heading: str, name: str) -> bool:
    """True for 常住人口数 as 常住人口, and for 综合得分 as 得分."""
    core, name = _TAIL.sub("", heading), _TAIL.sub("", name)
    return min(len(core), len(name)) > 1 and (name.endswith(core) or core.endswith(name))


def _counts_rows(column: _Column, things: str) -> bool:
    """True where the things counted are what the rows are: 乡镇 of rows that end in 镇 and 乡."""
    if not things or things in column.head:
        return True
    kinds = {"镇街": "镇乡街道办处", "乡镇": "镇乡道", "县区": "县区市", "区县": "县区市", "街道": "道"}
    ends = kinds.get(things[:2], things[-1])
    return all(label[-1:] in ends for label in column.labels)

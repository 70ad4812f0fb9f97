"""Totals under a title: 行政诉讼案件6件, and 表2 行政诉讼情况 with one row of figures whose 总计 is 5.

A table of one row, or of one column, has nothing but its title to say what it counts; its other figures add up to the
total, so the total is what the table has of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.slips import is_near
from linter.facts.tables.table_units import CellUnit, counted_as, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.kinds.facts._table_figures import meets
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MARK = regex(r"(?:附?表|附件)\s*[\d一二三四五六七八九十]{0,3}[-—.\d]{0,3}[:：\s]*")
_ASIDE = regex("[（(][^（()）]*[)）]")
_ENDS = regex("(?:案件|事项|申请|数量?|总数|情况|一览|统计|结果|[表件个起宗])+$")
"""What may stand behind the noun before a number, and says nothing of its own."""
_LINKS = regex("(?:共计?|合计|总计|有|为|达到?|[：:])+$")
_SAID = regex(
    "(?:[因由][一-鿿“”]{2,20}(?:引发|引起|产生|发生)的?|[全我本][省市县区州镇乡局系统]{1,2}|全年度?|年内|年度|今年|本年度?|当年|以来|各级|单位|部门|行政机关"
    r"|20\d\d年|一?共|共计|合计|累计|总计|受理|办理|收到|接到|发生|审理|新发|涉及|有|[各级类]|年)*"
)
"""What may stand before the noun: that so many came in all. Those that were closed or that are new are others."""
_DEED = regex("[办审处化调](?:结|置|毕|解|处)|处理|查处|整改|办理")
"""A deed that the title must name, too: those that were closed are some of those that came."""
_OTHER = regex(
    r"结转|上年|去年|同期|(?<![今本]年)以来|近[两三四五]年|[月季]度?|半年|其中|另有?|新[收增]|不[含包]|未[纳列计]|计划|预计|拟|本级|直属|市直|县直|区直|基层|另案|撤回|存量|积案"
)
_APART = regex("另|不[列计含予]|未[列计纳含]|撤|剔|扣|重复|除|并案|合并")
"""At the number that text and table differ by, why the table leaves so many out."""
_NEAR = 8
"""Blocks above and below a table whose sentences may tell its total."""
_FEWEST, _SHORTEST, _LONGEST_TITLE = 3, 3, 40
"""Figures of the row, characters of the noun, characters of a title."""


class _Total(NamedTuple):
    """A total with what its table is called."""

    cell: Cell
    unit: CellUnit | None
    title: str
    values: frozenset[object]
    """All figures of the table."""


def titled_total_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each number told of what a title names that the total of its table is not."""
    for table in ledger.tables:
        cell = _total_of(table)
        title = _title_of(ledger, table) if cell else ""
        if cell is None or len(title) < _SHORTEST:
            continue
        total = _Total(cell, unit_of(table, cell, cell.column), title, frozenset(one.value for one in table.cells))
        told = [one for one in _around(ledger, table) if _tells(ledger, one, total)]
        if not any(_meets(one, total) for one in told) and len({one.value for one in told}) == 1:
            yield from _hit(ledger, told[0], total)


def _total_of(table: Table) -> Cell | None:
    """The total of a table of one row or one column, where the other figures come to it."""
    body = [cell for cell in table.cells if cell.row >= table.first_row]
    rows = {cell.row for cell in body}
    if len(rows) == 1:
        figures = [cell for cell in body if cell.value is not None]
        whole = [cell for cell in figures if _is_total(table.heading[cell.column].replace(" ", ""))]
    elif len(table.rows) <= _MOST_ROWS and all(len(row.figures) == 1 for row in table.rows):
        figures = [cell for row in table.rows for cell in row.figures.values() if cell.value is not None]
        whole = [cell for row in table.rows if row.is_total for cell in row.figures.values()]
    else:
        return None
    if len(whole) != 1 or len(figures) < _FEWEST or any(cell.ratio for cell in figures) or whole[0].value is None:
        return None
    others = sum(cell.value for cell in figures if cell is not whole[0] and cell.value is not None)
    return whole[0] if others == whole[0].value else None


_MOST_ROWS = 30


def _is_total(words: str) -> bool:
    return Line(0, words, Span(0, 0), {}).is_total


def _title_of(ledger: Ledger, table: Table) -> str:
    """What stands right above a table, above its unit, as far as it is no sentence: without its number and asides."""
    first = ledger.document.block_index(table.cells[0].span.start)
    for block in reversed(ledger.document.blocks[max(0, first - 2) : first]):
        words = _ASIDE.sub("", _MARK.sub("", ledger.text[block.span.start : block.span.end], count=1)).strip()
        if block.kind == "cell" or "。" in words or len(words) > _LONGEST_TITLE or words.endswith(("：", ":")):
            return ""
        if words and not words.startswith(("单位", "计量单位")):
            return words
    return ""


def _around(ledger: Ledger, table: Table) -> Iterator[Quantity]:
    """The counts of the paragraphs above and below a table."""
    blocks = ledger.document.blocks
    first = ledger.document.block_index(table.cells[0].span.start)
    last = ledger.document.block_index(table.cells[-1].span.start)
    for at in (*range(max(0, first - _NEAR), first), *range(last + 1, min(len(blocks), last + 1 + _NEAR))):
        if blocks[at].kind != "cell":
            yield from (one for one in ledger.by_block.get(at, ()) if one.kind == "count" and one.exact)


def _tells(ledger: Ledger, told: Quantity, total: _Total) -> bool:
    """True where the noun before the number is that of the title, and nothing makes it some of them."""
    if total.unit is not None and counted_as(total.unit.base) != counted_as(told.unit):
        return False
    lead = _LINKS.sub("", ledger.text[told.clause.start : told.span.start])
    words = lead if _shared(lead, total.title) else _ENDS.sub("", lead)
    noun = _shared(words, total.title)
    if not noun:
        return False
    before = words.removesuffix(noun)
    deed = _DEED.search(before)
    if deed and deed.group() not in total.title:
        return False
    plain = before.replace(deed.group(), "") if deed else before
    sentence = ledger.sentences[told.sentence].span
    if _SAID.fullmatch(plain) is None or _OTHER.search(ledger.text, sentence.start, told.span.start):
        return False
    years = [set(YEAR.findall(words)) for words in (ledger.text[sentence.start : told.span.start], total.title)]
    return not all(years) or not years[0].isdisjoint(years[1])


def _shared(words: str, title: str) -> str:
    """The longest end of the words, of three characters at least, that the title has."""
    for length in range(min(len(words), len(title)), _SHORTEST - 1, -1):
        if words[-length:] in title:
            return words[-length:]
    return ""


def _meets(told: Quantity, total: _Total) -> bool:
    return told.value == total.cell.value if total.unit is None else meets(told, total.cell, total.unit)


def _hit(ledger: Ledger, told: Quantity, total: _Total) -> Iterator[Hit]:
    """The hit, unless the table has the number elsewhere, or the paragraph tells what the two differ by."""
    assert total.cell.value is not None
    block = ledger.sentences[told.sentence].block
    off = abs(told.value - total.cell.value)
    explained = any(
        one.value == off and _APART.search(ledger.read(one.clause)) for one in ledger.by_block.get(block, ())
    )
    carried = "结转" in ledger.read(ledger.document.blocks[block].span)
    if told.value in total.values or explained or carried or not is_near(told, total.cell.value):
        return
    ledger.note_compared(told)
    values = {"row": "", "column": total.title, "told": ledger.quote(told.span), "cell": total.cell.text}
    yield Hit((told.span, total.cell.span), values, severity="warning", variant="titled")

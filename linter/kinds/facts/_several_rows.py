"""Several rows: figures of a sentence that are told of some rows of a table together: 管理岗和专技岗共184人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.fact import Quantity
from linter.facts.tables.table_units import unit_of
from linter.facts.tables.tables import Line, Table
from linter.kinds.facts._left_out import left_out
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FEWEST = 2
_TOGETHER = regex("共|合计|总计|累计|至|到|以来|[前后近]|[—－–~～]")
"""What says that a figure is told of several rows, where it names no two of them."""
_YEARS = regex("年度?$")


def told_of_others(ledger: Ledger, spans: Sequence[Span]) -> bool:
    """True for a figure, the first of `spans`, that the table leaves out, or that several of its rows come to."""
    return (
        _of_some(ledger, spans[0])
        or left_out(ledger, spans[0])
        or any(_of_several_rows(ledger, spans[0], cell) for cell in spans[1:])
    )


_SOME_ROWS = regex("[一-鿿]、[一-鿿]{1,8}[两三四五六七八九]个?[地县区市镇乡村家局处所校院]")
_AMONG = regex(r"的\d+[一-鿿]{1,6}?[中里][，,]")
"""仍未整改的17个中，甲区8个: what the sentence goes on to tell is told of those."""


def _of_some(ledger: Ledger, told: Span) -> bool:
    """True where the words before a figure tell it of two rows by their short names, or of some of what is counted."""
    start = ledger.sentences[ledger.sentence_at(told.start)].span.start
    return any(words.search(ledger.text, start, told.start) is not None for words in (_SOME_ROWS, _AMONG))


def _of_several_rows(ledger: Ledger, told: Span, cell: Span) -> bool:
    """True where rows of the cell's column, named in the sentence or the first or last ones, come to the figure."""
    quantity = next((q for q in ledger.by_sentence.get(ledger.sentence_at(told.start), ()) if q.span == told), None)
    if quantity is None:
        return False
    for table in ledger.tables:
        for row in table.rows:
            for column, one in row.figures.items():
                if one.span == cell:
                    return _summed(ledger, table, column, quantity)
    return False


def _summed(ledger: Ledger, table: Table, column: int, quantity: Quantity) -> bool:
    rows = [row for row in table.rows if not row.is_total and column in row.figures]
    sentence = ledger.read(ledger.sentences[quantity.sentence].span)
    together = _TOGETHER.search(sentence) is not None
    return any(_come_to(table, column, some, quantity) for some in _choices(rows, sentence, together))


def _choices(rows: Sequence[Line], sentence: str, together: bool) -> Iterator[Sequence[Line]]:
    named = [at for at, row in enumerate(rows) if len(row.label) > 1 and _YEARS.sub("", row.label) in sentence]
    if len(named) >= _FEWEST:
        yield [rows[at] for at in named]
        yield rows[named[0] : named[-1] + 1]
    if together:
        yield from (rows[:end] for end in range(_FEWEST, len(rows) + 1))
        yield from (rows[start:] for start in range(1, len(rows) - 1))


def _come_to(table: Table, column: int, rows: Sequence[Line], quantity: Quantity) -> bool:
    cells = [row.figures[column] for row in rows]
    unit = unit_of(table, cells[0], column)
    if any(cell.value is None for cell in cells):
        return False
    value = sum(cell.value for cell in cells if cell.value is not None) * (unit.factor if unit else 1)
    return quantity.interval.low <= value <= quantity.interval.high

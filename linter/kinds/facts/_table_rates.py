"""Rates told by themselves: 衣着价格上涨1.2%, where the row of 衣着 has 2.1, or an index of 102.1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.identity import place_names
from linter.facts.quantities.slips import digits, swapped
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RISES = regex(r"(?:涨跌|升降|增减|增长|涨)[幅速率]?.{0,6}[%％]|比上年.{0,8}[%％]|[%％].{0,3}(?:涨跌|增[减长])")
_INDEX = regex(r"指数")
_BASED = regex(r"(?:上年|去年)(?:同期)?(?:价格)?\s*[=＝为]\s*100(?!\d)")
_BACK = 160
"""Characters above a table in which the base of its indices is told."""
_TOLD = regex(
    r"(?:类)?(?:消费)?(?:价格|指数)?(?:总水平)?(?:全年)?(?:(?:比|较)(?:上年|去年)(?:同期)?|同比)?(?:平均)?(?P<way>上涨|增长|上升|下降|下跌)"
)
_FALLS = frozenset({"下降", "下跌"})
_JOINED = regex(r"[、和及与一-鿿]$")
_FRONT = regex(r"(?:全[省市县区州镇年]|其中|本市|本县|我[市县区]|[，,]|居民)$")
_ELSEWHERE = regex(r"\d{1,2}\s*月|季度|月份|环比|上半年|以来|预[计期]|目标|左右|城市|农村|城镇|乡村|全国|全省")
_TELLING = 6
"""Characters of a name that stands for one figure of a report wherever it is told."""
_ANCHORS = 2
"""Rows told in the same sentence as the table has them: then the sentence tells the table's figures."""
_SHORTEST = 2


class _Row(NamedTuple):
    """A row that is worth a rate, as 2.1 or as an index of 102.1."""

    table: Table
    name: str
    cell: Cell
    rate: Decimal


class _Told(NamedTuple):
    """A rate of the text and the row that it is told of."""

    row: _Row
    quantity: Quantity
    rate: Decimal
    words: str
    """The change as it is told: 下降0.8%."""


def rate_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each rate that a sentence tells of a row otherwise than the table has it."""
    rows = _rows(ledger)
    if not rows:
        return
    names = regex("|".join(sorted(map(re.escape, rows), key=len, reverse=True)))
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind == "cell":
            continue
        told = list(_in_sentence(ledger, rows, names, sentence.span, quantities))
        agree = sum(_agree(one) for one in told)
        for one in told:
            ledger.note_compared(one.quantity)
            if not _agree(one) and (agree >= _ANCHORS or _stands_alone(one)):
                heading = one.row.table.heading.get(one.row.cell.column, "").split(" ")[-1]
                values = {
                    "row": one.row.name,
                    "column": heading,
                    "told": one.words,
                    "cell": one.row.cell.text,
                }
                yield Hit((one.quantity.span, one.row.cell.span), values, severity="warning", variant="rate")


def _rows(ledger: Ledger) -> dict[str, _Row]:
    """The rows with one rate, by names that stand for one row only."""
    found: dict[str, list[_Row]] = {}
    for table in ledger.tables:
        rises = [column for column, words in table.heading.items() if _RISES.search(words.replace(" ", ""))]
        indices = [column for column, words in table.heading.items() if _INDEX.search(words.replace(" ", ""))]
        if len(rises) + len(indices) != 1 or len(table.heading) != table.label_columns + 1:
            continue
        start = table.cells[0].span.start
        if indices and not _BASED.search(ledger.text, max(0, start - _BACK), start + len(table.cells[0].text)):
            continue
        for line in table.rows:
            cell = line.figures.get((rises or indices)[0])
            name = bare_label(line.label)
            if cell is not None and cell.value is not None and len(name) >= _SHORTEST:
                rate = cell.value if rises else cell.value - 100
                found.setdefault(name, []).append(_Row(table, name, cell, rate))
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _in_sentence(
    ledger: Ledger, rows: dict[str, _Row], names: re.Pattern[str], sentence: Span, quantities: Sequence[Quantity]
) -> Iterator[_Told]:
    for match in names.finditer(ledger.text, *sentence):
        before = ledger.text[max(sentence.start, match.start() - 4) : match.start()]
        if _JOINED.search(before) and not _FRONT.search(before):
            continue
        way = _TOLD.match(ledger.text, match.end())
        quantity = next((one for one in quantities if way and one.span.start == way.end()), None)
        if way is None or quantity is None or quantity.kind != "percent" or quantity.approximate:
            continue
        lead = ledger.text[sentence.start : match.start()]
        if _ELSEWHERE.search(lead) or not set(place_names(lead, 0, len(lead))) <= ledger.identity.places:
            continue
        rate, words = quantity.value * 100, way["way"] + ledger.quote(quantity.span)
        yield _Told(rows[match.group()], quantity, -rate if way["way"] in _FALLS else rate, words)


def _agree(told: _Told) -> bool:
    return abs(told.rate - told.row.rate) < max(told.row.cell.step, told.quantity.step * 100)


def _stands_alone(told: _Told) -> bool:
    """True for a name that needs no company, and where two digits changed places."""
    one, other = digits(abs(told.rate)), digits(abs(told.row.rate))
    return len(told.row.name) >= _TELLING or swapped(one, other, _SHORTEST)

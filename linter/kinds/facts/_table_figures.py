"""Figures told around a table: 共追回资金15.47万元, where 157430元 is the total of 追回金额."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.layout.asides import without_asides
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.slips import digits, swapped
from linter.facts.quantities.stated import stated
from linter.facts.tables.table_units import CellUnit, counted_as, interval_of, unit_of
from linter.facts.tables.tables import Cell, Line, Table
from linter.interval import Interval, ceiling, floor
from linter.ledger import Ledger
from linter.patterns import regex

_ALL = regex(r"全部|共|总计|合计|累计|总额|悉数|[全我本][省市县区州旗镇乡村]")
OTHER = regex(
    r"去年|上年|同期|往年|计划|预计|拟|目标|下一步|将|力争|争取|此前|原有|调整前|每|均|(?<!\d)[百千万]人|增|减|降|比|其中|另|还有|不[计含列]|分别"
)
_BEYOND = regex(
    r"(?:不|未)(?:再)?(?:列入|计入|包括|包含|纳入|含)[^。；]{0,6}表|表(?:中|内|列)?[^。；，]{0,8}(?:不含|未含|不包括|未包括|未计|未列)"
)
"""9件不列入下表: the text then counts more than the table."""
_DISTANCE = regex(r"(?:低于|高于|超出|超过|少于|多于|不及|优于|距离?|相差|差)[一-鿿]{1,10}$")
"""低于限额1.96亿元 is how far it is from the limit."""
_OWN_TIME = regex(r"\d{1,2}[月日]|季度|半年|累计|以来|至今|目前")
"""What may tell the figure for another time than the table's."""
_COMMON = frozenset(
    [
        "金额",
        "资金",
        "数量",
        "面积",
        "合计",
        "人数",
        "户数",
        "总数",
        "情况",
        "项目",
        "总额",
        "单位",
        "年度",
        "本年",
        "规模",
        "投资",
        "收入",
        "支出",
    ]
)
"""Pairs of characters of a heading that say nothing of its own."""
_NEAR = 2
"""Blocks above and below a table whose sentences speak of it."""


class Told(NamedTuple):
    """A figure of a sentence with the cell that says otherwise."""

    quantity: Quantity
    cell: Cell
    unit: CellUnit
    column: str
    row: str
    """The label of the row; empty for the total."""


class _Place(NamedTuple):
    """A cell of the row that a sentence speaks of."""

    cell: Cell
    unit: CellUnit
    heading: str


def find_told(ledger: Ledger, table: Table) -> Iterator[Told]:
    """Every figure near the table that tells a cell of the total, or of the one row named, otherwise."""
    if len(table.rows) < _FEWEST_ROWS:
        return
    rows = {row.label: row for row in table.rows if len(row.label) > 1}
    totals = [row for row in table.rows if row.is_total]
    body = (cell for cell in table.cells if cell.row >= table.first_row and cell.column >= table.label_columns)
    words = {cell.text for cell in body if cell.value is None and len(cell.text) > 1}
    near = list(around(ledger, table))
    if any(_BEYOND.search(ledger.text, *ledger.sentences[index].span) for index in near):
        return
    for index in near:
        sentence = ledger.sentences[index].span
        told = ledger.text[sentence.start : sentence.end]
        named = [row for label, row in rows.items() if label in told and not row.is_total]
        # 已通车路段共9.9公里 is told of the rows whose status is 已通车.
        lines = named or ([] if any(text in told for text in words) else totals)
        exact = [quantity for quantity in ledger.by_sentence[index] if not quantity.approximate]
        if len(lines) == 1:
            yield from _in_sentence(ledger, table, lines[0], exact)


def _in_sentence(ledger: Ledger, table: Table, line: Line, quantities: list[Quantity]) -> Iterator[Told]:
    places: dict[str, list[_Place]] = {}
    for column, cell in line.figures.items():
        unit = unit_of(table, cell, column) if cell.value else None
        if unit is not None and unit.base != "%":
            places.setdefault(counted_as(unit.base), []).append(_Place(cell, unit, table.heading[column]))
    here = {q.span: [p for p in places.get(counted_as(q.unit), ()) if meets(q, p.cell, p.unit)] for q in quantities}
    anchors = sum(bool(found) for found in here.values())
    met = [place for found in here.values() for place in found]
    for quantity in quantities:
        # 在校生8000人，其中本科生7400人 at a table of the 本科生: another number of the sentence is the cell's.
        own = [place for place in places.get(counted_as(quantity.unit), ()) if place not in met]
        start = ledger.sentences[quantity.sentence].span.start
        told = ledger.text[max(start, quantity.span.start - _LEAD) : quantity.clause.end]
        if not own or here[quantity.span] or OTHER.search(told) or _has(table, quantity):
            continue
        # 核减后，实际开考岗位40个: the table may have those that were there before.
        after = _AFTERWARDS.search(told)
        if after and not any(after["what"] in place.heading for place in own):
            continue
        before = ledger.text[quantity.clause.start : quantity.span.start]
        # 现调整为41780万元, where the column 调整数 holds by how much.
        if _DISTANCE.search(before) or _CLASS.search(before) or _MADE.search(before):
            continue
        if _DENIED.search(before) and not any(_DENIED.search(place.heading) for place in own):
            continue  # 审核不符合条件27户 is none of those of 审核通过户数
        # 登记校车73辆…，上路检查41辆: where the paragraph tells the total, another number is none.
        if line.is_total and not met:
            own = [place for place in own if not _told_nearby(ledger, quantity, place)]
        clause = ledger.text[quantity.clause.start : quantity.clause.end]
        timed = _OWN_TIME.search(ledger.text, start, quantity.span.start)
        slips = [place for place in own if _is_slip(quantity, place.cell, place.unit)]
        if line.is_total and not anchors and not _ALL.search(told):
            continue
        if len(slips) == 1 and (not line.is_total or _shares_words(slips[0], own, clause) or anchors):
            yield _told(quantity, slips[0], line)
        elif not timed and len(own) == 1 and any(here[q.span] and _in_one_breath(q, quantity) for q in quantities):
            yield _told(quantity, own[0], line)
        elif not timed and anchors and not line.is_total:
            named = [place for place in own if _shares_words(place, own, clause) and _reached(quantity, place)]
            yield from (_told(quantity, place, line) for place in named[:1])
        elif not timed and line.is_total:
            # 抽查60个、筛查85个，合计125个: where the total is told, the other figures are of its parts.
            total = {id(place.cell) for q in quantities for place in here[q.span]}
            rest = (place for place in own if id(place.cell) not in total)
            yield from (_told(quantity, place, line) for place in rest if _shares_words(place, own, clause))


_AFTERWARDS = regex("(?P<what>调整|变更|核[减增]|调剂|合并|取消|增补|扣除|剔除)后")


_MADE = regex("(?:调整|变更|调剂|核定|修订)(?:为|至|到)了?$")
_DENIED = regex("不(?!足|少|低|含)|未|没有|退[回出件]|放弃|剔除|取消|淘汰")
_CLASS = regex("类(?:问题|事项)?$")


def _told_nearby(ledger: Ledger, quantity: Quantity, place: _Place) -> bool:
    block = ledger.sentences[quantity.sentence].block
    return any(
        ledger.sentences[index].block == block and any(meets(one, place.cell, place.unit) for one in members)
        for index in range(quantity.sentence - _SENTENCES, quantity.sentence + _SENTENCES + 1)
        if (members := ledger.by_sentence.get(index)) and 0 <= index < len(ledger.sentences)
    )


_SENTENCES = 4


def _in_one_breath(one: Quantity, other: Quantity) -> bool:
    """True for 252户599人, told of the same things without a word between."""
    first, second = sorted((one.span, other.span))
    return second.start - first.end <= 1


def _told(quantity: Quantity, place: _Place, line: Line) -> Told:
    column = place.heading.split(" ")[-1]
    return Told(quantity, place.cell, place.unit, column, "" if line.is_total else line.label)


def _shares_words(place: _Place, places: Sequence[_Place], clause: str) -> bool:
    """True where the clause holds words of the heading that no heading of the same unit has.

    Of 抽查和筛查涉及项目 it must hold the first words of both: one of the sets alone is not the total.
    """
    others = {pair for other in places if other is not place for pair in han_bigrams(other.heading)}
    heading = without_asides(place.heading)
    sets = _AND.split(heading.split(" ")[-1])
    if len(sets) > 1 and not all(words[:2] in clause for words in sets):
        return False
    return any(pair in clause for pair in han_bigrams(heading).difference(_COMMON, others))


_AND = regex("[和及与、]")


_FEWEST_ROWS = 3
"""Rows of a table whose total is one."""
_FEWEST_DIGITS = 3
"""Digits that a figure must have before two swapped ones are no coincidence."""
_LEAD = 40
"""Characters before a figure that may say that it is another one."""


def _is_slip(quantity: Quantity, cell: Cell, unit: CellUnit) -> bool:
    """True for 15.47万元 beside 157430元: the total, rounded as the sentence has it, with two digits swapped."""
    assert cell.value is not None
    exact = cell.value * unit.factor / quantity.step
    said = digits(quantity.value)
    return any(swapped(said, digits(to_whole(exact)), _FEWEST_DIGITS) for to_whole in (floor, ceiling))


def _reached(quantity: Quantity, place: _Place) -> bool:
    assert place.cell.value is not None
    step = max(place.cell.step * place.unit.factor, quantity.step)
    return reaches(quantity, Interval.printed(place.cell.value * place.unit.factor, step))


def around(ledger: Ledger, table: Table) -> Iterator[int]:
    """The sentences with figures above and below a table."""
    blocks = ledger.document.blocks
    first = ledger.document.block_index(table.cells[0].span.start)
    last = ledger.document.block_index(table.cells[-1].span.start)
    for at in (*range(max(0, first - _NEAR), first), *range(last + 1, min(len(blocks), last + 1 + _NEAR))):
        if blocks[at].kind != "cell":
            index = ledger.sentence_at(blocks[at].span.start)
            while index < len(ledger.sentences) and ledger.sentences[index].block == at:
                if index in ledger.by_sentence:
                    yield index
                index += 1


def _has(table: Table, quantity: Quantity) -> bool:
    """True where the table has the figure anywhere: a sentence may tell another row or column than it names."""
    printed = quantity.value / quantity.step
    # 日供水能力4.2万吨, 能力（万吨/日）: the same figure in a unit that is not compared.
    if any(cell.value is not None and cell.value / cell.step == printed for cell in table.cells if cell.step < 1):
        return True
    units = {column: unit_of(table, cell, column) for row in table.rows for column, cell in row.figures.items()}
    return any(
        unit is not None and cell.value is not None and meets(quantity, cell, unit)
        for row in table.rows
        for column, cell in row.figures.items()
        if (unit := units[column]) is not None and counted_as(unit.base) == counted_as(quantity.unit)
    )


def meets(quantity: Quantity, cell: Cell, unit: CellUnit) -> bool:
    """True when a value fits both the number in the text and the cell."""
    return stated(quantity).meets(interval_of(cell, unit))

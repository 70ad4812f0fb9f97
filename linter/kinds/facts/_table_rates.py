"""Rates told by themselves: 衣着价格上涨1.2%, where the row of 衣着 has 2.1, or an index of 102.1.

A table of 投资 and a sentence on 增加值 name the same trades, so a name proves little by itself: two other rows must
be told as the table has them, or the name must tell a measure; and period, place and footing must be the table's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
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
    r"(?P<more>(?:类)?(?:消费)?(?:价格|指数)?(?:总水平)?)(?:全年)?(?:(?:比|较)(?:上年|去年)(?:同期)?|同比)?(?:平均)?"
    r"(?P<way>上涨|增长|上升|下降|下跌)"
)
_FALLS = frozenset({"下降", "下跌"})
_LONGEST_WORDS = 22
"""Characters that _TOLD takes at most."""
_JOINED = regex(r"[、和及与一-鿿]$")
_FRONT = regex(r"(?:全[省市县区州镇年]|其中|本市|本县|我[市县区]|[，,]|居民)$")
_FOOTING = r"可比|口径|实际|名义|不含|剔除|扣除|不变价|现价"
_ELSEWHERE = regex(
    r"\d{1,2}\s*月|季度|月份|环比|[上下]半年|以来|年来|年间|相比|[比较](?:19|20)\d\d|年均|预[计期]|目标|力争|确保|计划|安排|左右"
    rf"|(?<![比较])[上去]年|城市|农村|城镇|乡村|全国|全省|本级|人民币|外币|初步|快报|{_FOOTING}"
)
"""Before a rate, what it is told of is another period, place or footing, or a plan."""
_BEHIND = regex(rf"[ ]?(?:[（(][^（()）\n]{{0,16}}?(?:{_FOOTING})|[，,]?(?:左右|以[上内]))")
_OTHER_TABLE = regex(
    rf"\d{{1,2}}\s*月|季度|环比|[上下]半年|累计|(?<![比较])[上去]年(?!(?:同期)?(?:价格)?\s*[=＝为])|目标|预期|本级|民间|{_FOOTING}"
)
"""The same in the heading or the title of a table, whose rates are then told of another time or thing."""
_ALL_YEAR = regex(r"(?<!\d)0?1月?\s*[-—－~～至]{1,2}\s*12\s*月份?|全年累计")
"""What tells the time of a whole year."""
_TITLE = 40
"""Characters of a line above a table that may be its title."""
_PLANS = regex("目标|安排|打算|任务|预期|思路|展望|要求|下一步")
"""Headings under which rates are planned."""
_MEASURE = regex(
    r"(?:增加值|总[额值产]|产[值量]|投资|收入|支出|价格|指数|水平|用电量?|余额|[存贷]款|利润|税收|[销零]售额|面积|[运客货]运?量"
    r"|周转量|吞吐量|保费|人[数次])$"
)
"""Ends of names that tell what is measured; 制造业 is the name of what grows by many measures."""
_TELLING = 6
"""Characters of such a name that stands for one figure of a report wherever it is told."""
_ANCHORS = 2
"""Rows told in the same sentence as the table has them: then the sentence tells the table's figures."""
_SHORTEST = 2


class _Row(NamedTuple):
    """A row that is worth a rate, as 2.1 or as an index of 102.1."""

    table: Table
    name: str
    cell: Cell
    rate: Decimal
    years: frozenset[str]
    """What the table says of its years."""


class _Told(NamedTuple):
    """A rate of the text and the row that it is told of."""

    row: _Row
    quantity: Quantity
    rate: Decimal
    words: str
    """The change as it is told: 下降0.8%."""
    name: str
    """What it is told of, with what follows the row's name: 衣着价格."""


class _Names(NamedTuple):
    """The rows by their names."""

    rows: Mapping[str, _Row]
    ends: Mapping[str, tuple[int, ...]]
    """How long the names are, the longest first, by their last two characters."""


def rate_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each rate that a sentence tells of a row otherwise than the table has it."""
    names = _names(ledger)
    if not names.rows:
        return
    told: list[tuple[int, list[_Told]]] = []
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind != "cell":
            told.append((sentence.block, list(_in_sentence(ledger, names, sentence.span, quantities))))
    # 制造业 told twice in a paragraph is told by two measures.
    right = {(block, one.row.name) for block, those in told for one in those if _agree(one)}
    for block, those in told:
        agree = Counter(one.row.table.number for one in those if _agree(one))
        for one in those:
            ledger.note_compared(one.quantity)
            proved = agree[one.row.table.number] >= _ANCHORS or _stands_alone(one)
            if proved and (block, one.row.name) not in right and not _is_planned(ledger, block):
                heading = one.row.table.heading.get(one.row.cell.column, "").split(" ")[-1]
                values = {"row": one.row.name, "column": heading, "told": one.words, "cell": one.row.cell.text}
                yield Hit((one.quantity.span, one.row.cell.span), values, severity="warning", variant="rate")


def _is_planned(ledger: Ledger, block: int) -> bool:
    return any(_PLANS.search(ledger.read(heading.span)) for heading in ledger.section_of(block))


def _names(ledger: Ledger) -> _Names:
    """The rows with one rate, by names that stand for one row only."""
    found: dict[str, list[_Row]] = {}
    for table in ledger.tables:
        headings = {column: words.replace(" ", "") for column, words in table.heading.items()}
        rises = [column for column, words in headings.items() if _RISES.search(words)]
        indices = [column for column, words in headings.items() if _INDEX.search(words)]
        if len(rises) + len(indices) != 1 or len(headings) != table.label_columns + 1:
            continue
        start = table.cells[0].span.start
        if indices and not _BASED.search(ledger.text, max(0, start - _BACK), start + len(table.cells[0].text)):
            continue
        above = "\n".join(line for line in table.caption.split("\n") if len(line) <= _TITLE and "。" not in line)
        if _OTHER_TABLE.search(_ALL_YEAR.sub("", "\n".join((above, *headings.values())))):
            continue
        years = frozenset(YEAR.findall("\n".join((above, *headings.values()))))
        for line in table.rows:
            cell = line.figures.get((rises or indices)[0])
            name = bare_label(line.label)
            if cell is not None and cell.value is not None and len(name) >= _SHORTEST:
                rate = cell.value if rises else cell.value - 100
                found.setdefault(name, []).append(_Row(table, name, cell, rate, years))
    rows = {name: rows[0] for name, rows in found.items() if len(rows) == 1}
    ends: defaultdict[str, set[int]] = defaultdict(set)
    for name in rows:
        ends[name[-_SHORTEST:]].add(len(name))
    return _Names(rows, {end: tuple(sorted(lengths, reverse=True)) for end, lengths in ends.items()})


def _in_sentence(ledger: Ledger, names: _Names, sentence: Span, quantities: Sequence[Quantity]) -> Iterator[_Told]:
    for quantity in quantities:
        if quantity.kind != "percent" or quantity.approximate or _BEHIND.match(ledger.text, quantity.span.end):
            continue
        found = _row_before(ledger.text, names, sentence.start, quantity.span.start)
        if found is None:
            continue
        row, start, more, way = found
        before = ledger.text[max(sentence.start, start - 4) : start]
        if _JOINED.search(before) and not _FRONT.search(before):
            continue
        lead = ledger.text[sentence.start : start]
        if "全年" not in lead:
            block = ledger.document.blocks[ledger.document.block_index(start)].span
            lead = ledger.text[max(block.start, start - _BACK) : start]
        if _ELSEWHERE.search(lead) or not set(place_names(lead, 0, len(lead))) <= ledger.identity.places:
            continue
        if not _of_its_year(ledger, row, lead):
            continue
        rate, words = quantity.value * 100, way + ledger.quote(quantity.span)
        yield _Told(row, quantity, -rate if way in _FALLS else rate, words, row.name + more)


def _row_before(text: str, names: _Names, start: int, end: int) -> tuple[_Row, int, str, str] | None:
    """The row whose name stands right before a rate, where that begins, and the words between."""
    for at in range(max(start + _SHORTEST, end - _LONGEST_WORDS), end - 1):
        lengths = names.ends.get(text[at - _SHORTEST : at])
        way = _TOLD.fullmatch(text, at, end) if lengths else None
        if lengths and way:
            for length in lengths:
                row = names.rows.get(text[max(start, at - length) : at])
                if row:
                    return row, at - len(row.name), way["more"], way["way"]
    return None


def _of_its_year(ledger: Ledger, row: _Row, lead: str) -> bool:
    """False where the words before tell another year than the table."""
    told = YEAR.findall(lead)
    if not told:
        return True
    return told[-1] in row.years if row.years else told[-1] == str(ledger.identity.year)


def _agree(told: _Told) -> bool:
    return abs(told.rate - told.row.rate) < max(told.row.cell.step, told.quantity.step * 100)


def _stands_alone(told: _Told) -> bool:
    """True for the name of a measure that needs no company, or of one of whose rate two digits changed places."""
    if _MEASURE.search(told.name) is None:
        return False
    one, other = digits(abs(told.rate)), digits(abs(told.row.rate))
    return len(told.row.name) >= _TELLING or swapped(one, other, _SHORTEST)

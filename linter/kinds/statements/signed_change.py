"""Signed changes: a verb of change with a minus sign behind it, which says the direction twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_BASIS, OTHER_FOOTING, STEP
from linter.facts.dates.years import YEAR
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.table_units import unit_of
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds._show import HUNDRED
from linter.kinds.statements._minus_growth import find_minus_growth
from linter.kinds.statements._turned_again import turned_again
from linter.kinds.statements._wrong_side import find_wrong_sides
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGNED = regex(
    r"(?P<verb>下降|减少|降低|回落|减收|下滑|负增长)(?:了|约|为|幅度为)?"
    r"(?P<number>[-−]\d+(?:\.\d+)?(?:%|个百分点|[万亿]?[元个户件人家项]))(?![\-—~至到])"
)

_BOTH = regex(
    r"(?P<one>增长|增加|上升|上涨|提高|下降|减少|降低|下滑|下跌)(?<![转由从负零]..)(?<!自然..)"
    r"(?P<other>增长|增加|上升|上涨|提高|下降|减少|降低|下滑|下跌)了?(?P<number>\d+(?:\.\d+)?%)"
)
"""同比增长下降6.2%; a growth that slows is told in 个百分点."""
_MIXED = regex(
    r"(?:(?:减少|下降|降低|下滑|回落|下跌|上升|上涨|提高)长|(?<=[比年期月季度末初])增长[加升]|增加[长升]|(?:下降|降低|下滑)少|减少[降低]"
    r"|(?<=[比年期月季度末初])(?:增(?:减少|下降|降低)|[减降](?:增长|增加|上升|提高)))了?\d[\d,]*(?:\.\d+)?(?:%|[万亿]元)"
)
"""比上年减少长27%: two verbs of which one lost a character, so that none knows which was meant."""
_FALL_OF_RISE = regex(
    r"(?:增长|上升|上涨|提高)了?(?P<number>\d+(?:\.\d+)?%)[，,]其?(?P<fall>降幅|跌幅)(?=[比较](?!大|小|快|慢|高|低|为)[^，,。；;]{1,8}(?:收窄|扩大|回落|缩小))"
)
"""增长32.0%，降幅比上月回落: a rise has no 降幅. 增幅 is told of falls as well."""
_FELL_BEFORE = regex(r"(?:下降|减少|降低|下滑|下跌)了?\d+(?:\.\d+)?%[^。\n]*$")
_SENTENCE = 60
_UP = ["增长", "增加", "上升", "上涨", "提高"]

_MOST_TABLES = 24
"""Tables that hold one printed value; of more the first so many are read."""
_NEAR = 24
"""Characters before a value in which its row is named."""
_STEPS = 2
"""Changes told behind a value: 增加0.5万吨，下降0.4%."""
_TELLING = 2
"""Digits of a value that a row and a sentence share by no coincidence, as the name is shared too."""
_NUMBER = regex(r"\d[\d,]*(?:\.\d+)?")
_LAST_YEAR = regex(r"上年|去年|同期|上一年")
_CHANGES = regex(r"涨跌|增[长减速幅]|[同环]比|变[动化]|升降|[比较]上[年月]|±")
_TOLD = regex(
    r"(?:其中)?(?P<label>[一-鿿（）()]{2,14}?)(?:价格|类|业|支出|收入|产值|销售额|产量)?(?:同比|环比|[比较]上[年月])?"
    r"(?:(?P<up>上涨|增长|上升|提高|增加|升高)|(?P<down>下降|下跌|回落|减少|降低|下滑))了?"
)


class SignedChange:
    """Reports 下降-3%, 减少-5个 and 增长下降3%; 增长-2.1% is how statistics tables write a fall."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every fall by a negative number."""
        for match in _SIGNED.finditer(ledger.text):
            yield Hit((Span(*match.span("number")),), {"verb": match["verb"], "number": match["number"]})
        yield from _both_ways(ledger.text)
        yield from find_minus_growth(ledger.text)
        yield from find_wrong_sides(ledger.text)
        yield from turned_again(ledger)
        told: set[Span] = set()
        in_tables = chain.from_iterable(_against_table(ledger, table) for table in ledger.tables)
        for hit in chain(in_tables, _against_rows(ledger)):
            if hit.spans[0] not in told:
                told.add(hit.spans[0])
                yield hit


def _both_ways(text: str) -> Iterator[Hit]:
    """Each change that is told as a rise and as a fall, or by two verbs in one."""
    for match in _BOTH.finditer(text):
        if (match["one"] in _UP) != (match["other"] in _UP):
            yield Hit((Span(match.start(), match.end()),), {"told": match.group()}, variant="both")
    for match in _MIXED.finditer(text):
        yield Hit((Span(match.start(), match.end()),), {"told": match.group()}, variant="mixed")
    if "降幅" in text or "跌幅" in text:
        for match in _FALL_OF_RISE.finditer(text):
            if _FELL_BEFORE.search(text, max(0, match.start() - _SENTENCE), match.start()):
                continue  # 出口下降8.3%，进口增长1.2%，降幅比上月收窄: of the whole, which fell
            values = {"number": match["number"], "fall": match["fall"]}
            yield Hit((Span(*match.span("fall")), Span(*match.span("number"))), values, variant="fall")


def _against_table(ledger: Ledger, table: Table) -> Iterator[Hit]:
    """交通价格上涨1.3%, where the row of 交通 has -1.3 in a column of changes."""
    columns = [c for c, words in table.heading.items() if _CHANGES.search(words)]
    rows: dict[str, list[Cell]] = {}
    for row in table.rows if columns else ():
        if len(row.label) > 1 and row.label in rows:
            rows[row.label] = []  # 茶叶 in 亩 and 茶叶 in 吨: which of them a sentence tells of is open
        elif len(row.label) > 1:
            rows[row.label] = [row.figures[c] for c in columns if c in row.figures]
    if not columns or not any(cell.value and cell.value < 0 for cells in rows.values() for cell in cells):
        return
    for quantity in ledger.quantities:
        told = _TOLD.fullmatch(quantity.before) if quantity.kind == "percent" and not quantity.approximate else None
        cells = rows.get(told["label"]) if told else None
        if told is None or not cells or _of_another(ledger, table, quantity):
            continue
        if "环比" in quantity.before and not any("环比" in table.heading[c] for c in columns):
            continue
        said = quantity.value * HUNDRED * (1 if told["up"] else -1)
        values = [cell.value for cell in cells]
        if -said in values and said not in values:
            cell = cells[values.index(-said)]
            found = {"verb": told["up"] or told["down"], "number": cell.text}
            yield Hit((quantity.span, cell.span), found, variant="table")


_PERIOD = regex(r"\d{1,2}月|[一二三四1-4]季度|[上下]半年")
_OTHER_YEAR = regex("(?<![比较与同和])(?:[去上前]年|上期|同期)(?!同期|相比|[末底])")
_MEANT = regex("预计|预期|计划|预算|目标|力争|确保|争取|如果|[若原曾拟]")
"""Before a rate: it is what was hoped for."""
_GOAL = regex(
    r"以?[上下内]?的?(?:预期|目标|计划|要求|任务|增幅|预测)|[^。；;]*(?:[未没][能有]?(?:能够)?(?:实现|达到|完成|如期)|落空)"
)


def _of_another(ledger: Ledger, table: Table, rate: Quantity) -> bool:
    """True for a rate of another year, period or footing than the table's, and for one that was only hoped for."""
    sentence = ledger.sentences[rate.sentence].span
    before, behind = ledger.text[sentence.start : rate.span.start], ledger.text[rate.span.end : sentence.end]
    if OTHER_FOOTING.search(before) or OTHER_BASIS.search(behind.split("；")[0]):
        return True
    if _is_hoped_for(before) or _GOAL.match(behind) or _OTHER_YEAR.search(before):
        return True
    caption = " ".join(line for line in table.caption.split("\n") if "。" not in line)
    around = " ".join((caption, ledger.identity.title, *table.heading.values()))
    years, own = set(YEAR.findall(_BASE_YEAR.sub("", before))), set(YEAR.findall(around))
    if not own and ledger.identity.year is not None:
        own = {str(ledger.identity.year)}
    return bool(years - own) or bool(set(_PERIOD.findall(before)) - set(_PERIOD.findall(around)))


_BASE_YEAR = regex(r"(?:比|较|(?:与|同)(?=[^，,。；;]{4,12}相?比))(?:19|20)\d\d年")
"""The year that a change is counted from says nothing of the year that it is told of."""


def _is_hoped_for(before: str) -> bool:
    """True where the clause of a rate, or one before it that no number of its own closes, tells a hope.

    预计带动就业300人 ends its hope there; 预计竹器出口增长5.2%，茶叶出口 goes on with it.
    """
    own, *ahead = reversed(_CLAUSE.split(before))
    if _MEANT.search(own):
        return True
    for clause in ahead:
        told = YEAR.sub("", clause)
        if any(map(str.isdigit, told)) and "%" not in told:
            return False
        if _MEANT.search(clause):
            return True
    return False


_CLAUSE = regex("[，,；;]")


class _Row(NamedTuple):
    """A row by the value that it tells, with its changes."""

    label: str
    level: Cell
    column: int
    changes: tuple[Cell, ...]


def _against_rows(ledger: Ledger) -> Iterator[Hit]:
    """油料总产量4.81万吨，下降0.4%, where the row of 油料 has 4.81 and 0.4."""
    rows: dict[str, list[tuple[Table, list[_Row]]]] = {}
    for table in ledger.tables:
        for printed, alike in _by_value(table).items():
            rows.setdefault(printed, []).append((table, alike))
    for index, quantities in ledger.by_sentence.items() if rows else ():
        sentence = ledger.sentences[index]
        if ledger.document.blocks[sentence.block].kind == "cell":
            continue
        for at, level in enumerate(quantities[:-1]):
            number = _NUMBER.match(ledger.text, level.number.start) if level.kind != "percent" else None
            lead = ledger.text[max(sentence.span.start, level.span.start - _NEAR) : level.span.start]
            for table, alike in rows.get(number.group(), [])[:_MOST_TABLES] if number else ():
                named = [row for row in alike if row.label in lead]
                if len(named) != 1 or _of_another(ledger, table, level) or _in_other_unit(table, named[0], level):
                    continue
                yield from _turned(ledger, named[0], quantities[at : at + _STEPS + 1])


def _by_value(table: Table) -> dict[str, list[_Row]]:
    """The rows of a table of values and changes, by every value as it is printed."""
    columns = {c for c, words in table.heading.items() if _CHANGES.search(words)}
    rows: dict[str, list[_Row]] = {}
    for row in table.rows if columns else ():
        changes = tuple(row.figures[c] for c in sorted(columns) if c in row.figures and row.figures[c].value)
        label = bare_label(row.label)
        for column, cell in row.figures.items():
            if changes and column not in columns and len(label) > 1 and sum(map(str.isdigit, cell.text)) >= _TELLING:
                rows.setdefault(cell.text.strip(), []).append(_Row(label, cell, column, changes))
    return rows


def _in_other_unit(table: Table, row: _Row, level: Quantity) -> bool:
    """True for 4.81万亩 told of a row that has 4.81 in 吨."""
    unit = unit_of(table, row.level, row.column)
    return unit is not None and unit.base != (level.unit or level.printed_unit)


def _turned(ledger: Ledger, row: _Row, quantities: list[Quantity]) -> Iterator[Hit]:
    """The rate told behind a value, where the row has it with the other sign."""
    for before, rate in pairwise(quantities):
        step = STEP.fullmatch(ledger.text, before.span.end, rate.span.start)
        if step is None or OTHER_FOOTING.search(step.group()) or rate.approximate:
            return
        if rate.kind != "percent":
            continue
        if step["same"] == "环比" or (step["than"] and not _LAST_YEAR.search(step["than"])):
            return
        said = rate.value * HUNDRED * (1 if step["up"] else -1)
        values = [cell.value for cell in row.changes]
        if -said in values and said not in values:
            ledger.note_compared(rate)
            found = {"verb": step["up"] or step["down"], "number": row.changes[values.index(-said)].text}
            yield Hit((rate.span, row.changes[values.index(-said)].span), found, variant="table")
        return

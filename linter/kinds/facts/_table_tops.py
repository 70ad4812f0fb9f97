"""Tops of a table: 得分最高的是松岭镇, and a column of 得分 in which another row stands higher.

Also rows that are said to come first or last: 松岭镇得分居首位, neither the highest of the column nor the lowest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.identity import place_names
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds.facts._sections import title_of, years_above
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex("最[高多大快好长强低少小慢差短弱]|首位|榜首|第一|末位|垫底")
_MOST, _LEAST = frozenset("高多大快好长强"), frozenset("低少小慢差短弱")
_WHICH = regex(r"的(?P<sort>[一-鿿]{0,5}?)(?:依次|分别)?(?:[是为]|[：:])?$")
"""Between 最高 and the name of the row."""
_PLACED = regex(
    r"(?:为|是)?(?:\d+(?:\.\d+)?(?:[%％]|分|[一-鿿]{1,3})?)?[，,]?(?:在?全[省市县区州旗镇乡])?(?:位[居列]|排名?在?|名?列|居|暂列)?$"
)
"""Between the name of the column and 首位."""
_BEHIND_TOP = regex(r"[，,。；;！!\n]|$")
_BEHIND_NAME = regex(r"[，,。；;：:（(\n]|$|为|达|得|进行|予以|给予|开展|要|应|可|提出|通报|表扬|约谈")
"""Behind the name of the row: no second name."""
_STOP = regex("[，,。；;：:！!\n]")
_BEFORE = regex(
    r"(?:其中|而|且|但|从[一-鿿]{2,8}看|在?全[省市县区州旗镇乡]|各[一-鿿（）()]{1,10}?"
    r"|[\d一二两三四五六七八九十]+个[一-鿿（）()]{1,12}?[中里]?|综合|平均|总体?|年度|本次|此次|这次|对|[今本]年|的)*"
)
"""Before the name of the column in its clause: nothing that tells of something else."""
_OTHER_TIME = regex(
    r"[上去前往历]年|上期|上次|同期|此前|连续|计划|预计|目标|曾|原|每|相比|相较|除|不含|剔除|单[项日月季]|其余|其他|另"
)
_MONTH = regex(r"\d{1,2}(?=月)|季度|[上下]半年|[当本上]月|[本上][周旬]|第[一二三四五六七八九十\d]+[批次轮期]")
_WHOLE_YEAR = regex("全年|年度|累计")
_NUMBERED = regex(r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})个(?P<things>[^，,。；;]{0,16})")
_SOME = regex(r"[中里]$|^[^，,。；;]{1,6}$")
"""What makes so many of them those among which one is highest: 12个镇中; 两个街道，得分最高的是."""
_NO_PEER = regex(
    "平均|均值|中位|合计|总计|小计|共计|累计|其[中他它余]|^[全我本][省市县区州旗镇乡村]|本级|标准|目标|满分|上年"
)
_BODY = regex(
    "(?:[省市县区州旗盟镇乡村局委办厅院校所站馆队组厂部]|街道|社区|中心|公司|集团|小学|中学|大学|学院|园区|银行)$"
)
_NO_LEVEL = regex("名次|排名|排序|位次|序号|编号|±|[+＋]|增减|等[级次]|日期|时间|电话|页")
_COUNTING = regex("(?:总?数量?|总额|金额|额)$")
_ALL_SORTS = frozenset(
    ["", "单位", "地区", "地方", "县区", "镇街", "乡镇街道", "部门", "项目", "类别", "行业", "品种", "村居"]
)
_TOWNS = {"乡镇": "乡镇", "镇": "镇", "乡": "乡", "街道": "道", "县": "县", "区": "区", "村": "村", "社区": "区"}
_FEWEST = 3
"""Rows of which one may be called the highest."""
_LONGEST = 60
"""Characters of a sentence before a sign that are read."""


class _Row(NamedTuple):
    table: Table
    name: str
    cell: Cell
    column: str


class _Claim(NamedTuple):
    """That a row stands highest, or lowest, in a column."""

    name: Span
    column: str
    way: str
    sort: str
    start: int
    """Where the name of the column begins, or that of the row where it stands before it."""


def top_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each row that is said to be the highest or lowest of a column, where another one is."""
    if not ledger.tables or _SIGN.search(ledger.text) is None:
        return
    columns: dict[str, dict[str, list[_Row]]] = {}
    for table in ledger.tables:
        for column, rows in _columns(table):
            for row in rows:
                columns.setdefault(column, {}).setdefault(row.name, []).append(row)
    if not columns:
        return
    lengths = sorted({len(name) for rows in columns.values() for name in rows}, reverse=True)
    for sign in _SIGN.finditer(ledger.text):
        if ledger.document.blocks[ledger.document.block_index(sign.start())].kind == "cell":
            continue
        claim = _claim(ledger, sign, columns, lengths)
        if claim:
            yield from _judged(ledger, claim, columns[claim.column][ledger.text[slice(*claim.name)]])


def _columns(table: Table) -> Iterator[tuple[str, list[_Row]]]:
    """The columns whose rows may be held against each other, by the words that a sentence would name them with."""
    told: dict[str, list[int]] = {}
    for column, words in table.heading.items():
        if column >= table.label_columns:
            told.setdefault(_core(words), []).append(column)
    for name, places in told.items():
        if len(name) < len("得分") or len(places) > 1 or _NO_LEVEL.search(table.heading[places[0]]):
            continue
        rows = [
            _Row(table, bare_label(row.label), cell, name)
            for row in table.rows
            if (cell := row.figures.get(places[0])) and cell.value is not None and not _NO_PEER.search(row.label)
        ]
        flat = all(_BODY.search(row.name) for row in rows) or _comes_to_total(table, places[0], rows)
        if len(rows) >= _FEWEST and flat and len({row.name for row in rows}) == len(rows):
            yield name, rows


def _core(heading: str) -> str:
    words = bare_label(heading.rsplit(" ", maxsplit=1)[-1])
    return _COUNTING.sub("", words) or words


def _comes_to_total(table: Table, column: int, rows: Sequence[_Row]) -> bool:
    """True where the rows add up to the total, so that none of them holds another."""
    total = next((row.figures.get(column) for row in table.rows if row.is_total), None)
    if total is None or total.value is None or total.value <= 0:
        return False
    return sum((row.cell.value or Decimal(0) for row in rows), Decimal(0)) == total.value


def _claim(
    ledger: Ledger,
    sign: re.Match[str],
    columns: dict[str, dict[str, list[_Row]]],
    lengths: Sequence[int],
) -> _Claim | None:
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(sign.start())].span
    lead = text[max(sentence.start, sign.start() - _LONGEST) : sign.start()]
    if sign.group().startswith("最"):
        way = "most" if sign.group()[1] in _MOST else "least"
        column = _ends_with(_STOP.split(lead)[-1], columns)
        if column is None:
            return None
        start = sign.start() - len(column)
        behind = text[sign.end() : sentence.end]
        for length in lengths:
            for at in range(min(_BETWEEN, len(behind) - length) + 1) if behind.startswith("的") else ():
                which = _WHICH.fullmatch(behind[:at]) if behind[at : at + length] in columns[column] else None
                if which and _BEHIND_NAME.match(behind, at + length):
                    name = Span(sign.end() + at, sign.end() + at + length)
                    return _Claim(name, column, way, which["sort"], start)
        return _first(text, start, column, columns, lengths, way) if _BEHIND_TOP.match(text, sign.end()) else None
    if not _BEHIND_TOP.match(text, sign.end()):
        return None
    for column in columns:
        at = lead.rfind(column)
        if at >= 0 and _PLACED.fullmatch(lead, at + len(column)):
            return _first(text, sign.start() - len(lead) + at, column, columns, lengths, "placed")
    return None


_BETWEEN = 8
"""Characters between 最高 and the name of the row, at most."""


def _ends_with(words: str, columns: dict[str, dict[str, list[_Row]]]) -> str | None:
    """The longest name of a column that the words end with."""
    return max((name for name in columns if words.endswith(name)), key=len, default=None)


def _first(
    text: str,
    at: int,
    column: str,
    columns: dict[str, dict[str, list[_Row]]],
    lengths: Sequence[int],
    way: str,
) -> _Claim | None:
    """松岭镇得分最高: the row right before the column."""
    end = at - 1 if text[at - 1 : at] == "的" else at
    for length in lengths:
        if text[max(0, end - length) : end] in columns[column]:
            return _Claim(Span(end - length, end), column, way, "", end - length)
    return None


def _judged(ledger: Ledger, claim: _Claim, told: Sequence[_Row]) -> Iterator[Hit]:
    """Silent where any table bears the claim out, or where the words tell it of other rows or of another time."""
    found: list[tuple[_Row, _Row]] = []
    for row in told:
        rows = _rivals(row, claim.sort)
        if row.cell not in [one.cell for one in rows] or not _is_of(ledger, claim, row.table, len(_rivals(row, ""))):
            return
        highest = max(rows, key=lambda one: one.cell.value or Decimal(0))
        lowest = min(rows, key=lambda one: one.cell.value or Decimal(0))
        ends = {"most": (highest,), "least": (lowest,)}.get(claim.way, (highest, lowest))
        if len(rows) < _FEWEST or any(one.cell.value == row.cell.value for one in ends):
            return
        found.append((row, ends[0]))
    if len(found) == 1:
        row, other = found[0]
        values = {
            "row": row.name,
            "column": row.column,
            "told": row.cell.text,
            "other": other.name,
            "cell": other.cell.text,
        }
        yield Hit((claim.name, row.cell.span, other.cell.span), values, severity="warning", variant="top")


def _rivals(row: _Row, sort: str) -> list[_Row]:
    """The rows among which one may be highest: of 得分最高的镇 the towns only."""
    rows = next(rows for name, rows in _columns(row.table) if name == row.column)
    if sort in _ALL_SORTS:
        return rows
    ends = _TOWNS.get(sort)
    return [one for one in rows if ends and one.name[-1] in ends]


def _is_of(ledger: Ledger, claim: _Claim, table: Table, rows: int) -> bool:
    """True where the words before a claim tell of nothing but all rows of the table."""
    sentence = ledger.sentences[ledger.sentence_at(claim.start)].span
    lead = ledger.text[sentence.start : claim.start]
    clauses = _STOP.split(lead)
    own = _BEFORE.match(clauses[-1])
    rest = clauses[-1][own.end() if own else 0 :]
    if rest and rest not in title_of(table):
        return False
    for told in _NUMBERED.finditer("，".join(clauses[-2:])):
        if _SOME.search(told["things"]) and whole_number(told["number"]) != rows:
            return False
    if _OTHER_TIME.search(lead) or rest.endswith(("中", "里")):
        return False
    return _at_its_time(ledger, lead, table, sentence.start)


def _at_its_time(ledger: Ledger, lead: str, table: Table, start: int) -> bool:
    """False where the sentence tells another year, month or place than the table."""
    title = title_of(table) + " ".join(table.heading.values())
    years, named = set(YEAR.findall(lead)) or years_above(ledger, start), set(YEAR.findall(title))
    named = named or years_above(ledger, table.cells[0].span.start)
    months, its_months = set(_MONTH.findall(lead)), set(_MONTH.findall(title))
    if (years and named and not years & named) or not months <= its_months:
        return False
    if its_months and not months and _WHOLE_YEAR.search(lead):
        return False
    rows = {bare_label(row.label) for row in table.rows}
    named_there = {name for name in place_names(lead, 0, len(lead)) if not name.startswith("个")}  # 5个街镇
    return named_there <= rows | ledger.identity.places

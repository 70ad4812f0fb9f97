"""States behind a row's name: 仓储类6个问题中有5个已经销号, where the table has 已整改 4 and 正在整改 2.

The number of all is the row's own, so it is the batch of that row; the states need not be named as the columns are.
Below a heading that names the row, 该方面6个问题中 tells of it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.numbers.numbers import whole_number
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.kinds.facts._rows_by_name import column_name, named_rows, only_rows
from linter.ledger import Ledger
from linter.lexicon import either
from linter.offsets import Span
from linter.patterns import regex

_OVER = "(?:整改|完成|办结|办理|销号|到位|解决|化解|落实|了结|清零|销案|结案)"
_DONE_HEAD = regex(rf"(?:已经?)?{_OVER}+(?:数|件数|个数|数量|问题数?|任务数?|事项数?)?")
_OPEN_HEAD = regex(
    rf"(?:正在|尚在|仍在|[尚还]?未){_OVER}+[^率]{{0,4}}|(?:整改|办理|推进)中|正在推进|在办|剩余[^率]{{0,4}}"
)
_N = r"\d{1,4}|[一二三四五六七八九十两]{1,3}"
_UNIT = "[个件项条户宗处起家]"
_THINGS = "(?:问题|任务|事项|线索|信访件|案件|隐患|整改任务|整改事项|具体问题|反馈问题)?"
_WHOLE = (
    rf"(?:类|领域|方面|板块)?的?{_THINGS}[：:，,（(。]?(?:(?:共|总)?计?|有|反馈|查出|审计|检查|巡[察视]|督[查察]|指出|涉及|发现|列示|反映|查摆|梳理|排查|交办|的)*{_THINGS}"
    rf"(?P<n>{_N})(?P<unit>{_UNIT}){_THINGS}"
)
_TOLD = (
    r"(?:当?中|里|内)?[，,：:；;、（(]?(?:(?:截至)?目前|其中|现|已?有|[，,])*"
    rf"(?:(?P<few>{_N})(?P=unit){_THINGS}(?:(?:现|均|都)*(?:已经?)?(?P<over>{_OVER}+)(?![率后的])|(?P<open>(?:正在|尚在|仍在|尚未|还未|未){_OVER}+))"
    rf"|(?:现|已经?|累计)*(?P<before>{_OVER}+)了?(?P<done>{_N})(?P=unit)(?!以)"
    rf"|(?:正在|尚在|仍在|尚未|还未|未)(?:{_OVER}+|推进)(?:的有?)?(?P<due>{_N})(?P=unit)(?!以)"
    rf"|(?:现|均|都|已经?)*(?:全部|全数|均已|都已)(?:已经?)?(?P<every>{_OVER}+)(?=[，,。；;）)\s]))"
)
_HERE = regex(rf"(?:(?P<name>[该本此这][一个]{{0,2}}(?:类|方面|领域|板块|部分|项))|(?<=\n)[ \t　]*){_WHOLE}{_TOLD}")
"""This one, below a heading that names it; or what opens the paragraph below that heading."""
_FRONT = regex(r"(?:^|[\s，,、。；;：:）)．.]|在|对|中)$")
_ANOTHER_TIME = regex(r"\d{1,2}月|季度|半年|去年|上年|此前|年初|计划|预计|拟|力争|目标|初期|当时|首批|第[一二三四五]")
_FEWEST_ROWS = 3
"""Rows that a table has at least."""


def state_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each state told of a row's own number that its cell has otherwise."""
    known = only_rows(named_rows(table for table in ledger.tables if _tells_states(table)))
    if not known:
        return
    names = regex(either(known))
    for told in regex(rf"(?P<name>{names.pattern}){_WHOLE}{_TOLD}").finditer(ledger.text):
        if _of_now(ledger, told) and _FRONT.search(ledger.text[max(0, told.start() - 1) : told.start()]):
            yield from _compared(ledger, told, *known[told["name"]])
    for told in _HERE.finditer(ledger.text):
        name = _named_above(ledger, told, names) if _of_now(ledger, told) else ""
        if name:
            yield from _compared(ledger, told, *known[name])


def _of_now(ledger: Ledger, told: re.Match[str]) -> bool:
    """True for a sentence, and no cell, that tells no other time."""
    at = told.start("n")
    sentence = ledger.sentences[ledger.sentence_at(at)].span
    cell = ledger.document.blocks[ledger.document.block_index(at)].kind == "cell"
    return not cell and not _ANOTHER_TIME.search(ledger.text, sentence.start, told.end())


def _named_above(ledger: Ledger, told: re.Match[str], names: re.Pattern[str]) -> str:
    """The one row that the nearest heading above names; empty where it names none, or two."""
    for heading in reversed(ledger.section_of(ledger.document.block_index(told.start("n")))):
        found = {name.group() for name in names.finditer(ledger.text, heading.span.start, heading.span.end)}
        if found or not told["name"]:
            return found.pop() if len(found) == 1 else ""
    return ""


def _tells_states(table: Table) -> bool:
    """True for a table with a column of what is done."""
    return len(table.rows) >= _FEWEST_ROWS and any(_DONE_HEAD.fullmatch(column_name(table, at)) for at in table.heading)


def _compared(ledger: Ledger, told: re.Match[str], table: Table, line: Line) -> Iterator[Hit]:
    """The hit, where the row's states make up the number told of it, and the state told is not what its cell has."""
    cells = {at: cell for at, cell in line.figures.items() if cell.step == 1}
    done = [at for at in cells if _DONE_HEAD.fullmatch(column_name(table, at))]
    left = [at for at in cells if _OPEN_HEAD.fullmatch(column_name(table, at))]
    if len(done) != 1 or len(left) != 1:
        return
    number = _value(cells[done[0]]) + _value(cells[left[0]])
    if number != whole_number(told["n"]) or not any(cell.value == number for cell in cells.values()):
        return
    group = next((name for name in ("few", "done", "due") if told[name]), "n")
    column = left[0] if told["open"] or told["due"] else done[0]
    few, cell = whole_number(told[group]), cells[column]
    if few != _value(cell) and few < number + bool(told["every"]):
        span = Span(told.start(group), told.end(group) + 1)
        values = {
            "row": bare_label(line.label),
            "column": column_name(table, column),
            "told": ledger.quote(span),
            "cell": cell.text,
        }
        yield Hit((span, cell.span), values, severity="warning")


def _value(cell: Cell) -> Decimal:
    """The number in a cell; zero for a dash."""
    return Decimal(0) if cell.value is None else cell.value

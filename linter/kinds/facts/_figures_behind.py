"""Figures behind a row's name: 财务管理方面（7个问题，完成6个，推进1个）, where the table has 已完成 5 and 推进中 2.

The first of them is the row's own, so the short words at the others name its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.tables.tables import Line, Table
from linter.finding import Hit
from linter.kinds.facts._rows_by_name import column_name, named_rows, only_rows
from linter.ledger import Ledger
from linter.lexicon import either
from linter.offsets import Span
from linter.patterns import regex

_UNIT = "[个件项条名户处宗起家次]"
_ITEM = regex(
    rf"(?P<before>[一-鿿]{{0,8}}?)(?P<number>\d{{1,5}})(?P<unit>{_UNIT})(?![分百半])(?P<after>[一-鿿]{{0,8}})(?=[，,、；;。：:）)\n]|$)"
)
_BEHIND = r"(?:类|领域|方面|方面的?问题|问题|工作|情况)?(?P<open>[（(]|[：:，,]?(?=[一-鿿]{0,8}\d))"
_NEXT = regex("[，,、；;：:]?(?:其中[：:，,]?)?")
_FRONT = regex(r"(?:^|[\s，,、。；;：:）)．.]|在|对)$")
_SAYS_HOW = regex(
    "已经?|正在|正|仍在|仍|尚在|尚|还|均|全部|共计?|合计|目前|现|反馈|[中内了有的]$|问题|任务|事项|数量?$|[个件项]数$"
)
_UNDER_WAY, _OVER = regex("正在|正|仍在|仍|尚在|尚|还|未"), regex("已|完成|办结")
"""What keeps 仍在整改 from being told of the column 已整改, though both say 整改."""
_NO_STATE = regex("计划|预计|目标|应|拟|力争|上[年月次批轮]|去年|同期|其他|其余|新增|此前|截[至止]|占|每|均")
_FEWEST_ROWS = 3
"""Rows that a table has at least."""
_FEWEST = 2
"""Numbers behind a name: the row's own and one that is held against a cell."""
_SHORTEST = 2
"""Characters of a word that names a column."""


class _Told(NamedTuple):
    """A number behind a row's name, and the words at it that name its column; empty for the bare first number."""

    span: Span
    value: int
    unit: str
    words: str
    core: str


def behind_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for the first figure behind a row's name that its cell has otherwise, where another one agrees."""
    if not ledger.tables:
        return
    known = only_rows(named_rows(table for table in ledger.tables if len(table.rows) >= _FEWEST_ROWS))
    if not known:
        return
    names = regex(rf"(?P<name>{either(known)}){_BEHIND}")
    for mark in names.finditer(ledger.text):
        if ledger.document.blocks[ledger.document.block_index(mark.start())].kind == "cell":
            continue
        if _FRONT.search(ledger.text[max(0, mark.start() - 1) : mark.start()]):
            yield from _compared(ledger, mark["name"], _told(ledger, mark.end()), *known[mark["name"]])


def _told(ledger: Ledger, at: int) -> list[_Told]:
    """The numbers that follow one another from a place on, with nothing but a short word each."""
    found: list[_Told] = []
    while item := _ITEM.match(ledger.text, at):
        words = item["before"] + item["after"]
        if _NO_STATE.search(words):
            return []
        found.append(
            _Told(Span(item.start("number"), item.end("unit")), int(item["number"]), item["unit"], words, _core(words))
        )
        following = _NEXT.match(ledger.text, item.end())
        at = following.end() if following else item.end()
    return found


def _core(words: str) -> str:
    return _SAYS_HOW.sub("", words)


def _compared(ledger: Ledger, name: str, told: list[_Told], table: Table, line: Line) -> Iterator[Hit]:
    if len(told) < _FEWEST or told[0].core or not any(cell.value == told[0].value for cell in line.figures.values()):
        return
    columns: dict[str, set[int]] = {}
    for column in table.heading:
        if column in line.figures:
            heading = column_name(table, column)
            for called in (heading, _core(heading)):
                columns.setdefault(called, set()).add(column)
    figures: dict[int, list[_Told]] = {}
    for one in told[1:]:
        places = columns.get(one.words) or columns.get(one.core, set()) if len(one.core) >= _SHORTEST else set()
        places = {at for at in places if not _apart(one.words, table.heading[at])}
        if len(places) != 1 or one.unit != told[0].unit:
            break  # 立行立改7个，完成7个: of those alone
        figures.setdefault(next(iter(places)), []).append(one)
    for column, ones in figures.items():
        cell = line.figures[column]
        if len(ones) == 1 and cell.value is not None and cell.value != ones[0].value and cell.step == 1:
            values = {"row": name, "column": column_name(table, column)}
            values |= {"told": ledger.quote(ones[0].span), "cell": cell.text}
            yield Hit((ones[0].span, cell.span), values, severity="warning")
            return


def _apart(words: str, heading: str) -> bool:
    """True where one of the two tells of what is over and the other of what is not."""
    ways = [(_UNDER_WAY.search(told) is not None, _OVER.search(told) is not None) for told in (words, heading)]
    return ways in ([(True, False), (False, True)], [(False, True), (True, False)])

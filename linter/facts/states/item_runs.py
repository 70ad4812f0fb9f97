"""Item runs: paragraphs one after another that open with the same kind of mark, or the rows of a table with a state.

1. …。已完成整改。 任务一：…。已销号。 ——城北水厂，3月6日开工； D3-01 …。属实，…: each item in one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.tables.tables import Table
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HAN = "一二三四五六七八九十"
_MARK = regex(
    r"(?P<dash>[—\-–•·●]{1,2}\s*(?=[一-鿿“《]))"
    rf"|(?P<word>[一-鿿]{{2}})(?:[{_HAN}]{{1,3}}|\d{{1,2}})(?=[：:、.．。，,\s（(])"
    rf"|(?P<nth>第(?:[{_HAN}]{{1,3}}|\d{{1,2}})[一-鿿])"
    r"|(?P<digit>\d{1,2}[.．、）)](?!\d))"
    rf"|(?P<bracket>[（(](?:\d{{1,2}}|[{_HAN}]{{1,3}})[)）])"
    rf"|(?P<han>[{_HAN}]{{1,3}}、)"
    r"|(?P<colon>[一-鿿]{2,12}[：:](?=[一-鿿]))"
    r"|(?P<code>[A-Za-z]{1,4}\d{0,4}[-—]?\d{1,4}(?=[\s：:、一-鿿]))"
)
_STATE_COLUMN = regex(r"状态|进度|结果|结论|情况|进展|是否|评定|等次|类别")
_NO_ROW = regex("合计|总计|小计|共计")


@dataclass(frozen=True, slots=True)
class ItemRun:
    """Items that stand one below the other."""

    items: tuple[Span, ...]
    """What each of them says; of a row, its cell in the column of states."""
    first: int
    """Block of the first item."""
    last: int
    """Block of the last one."""


def find_item_runs(ledger: Ledger) -> Iterator[ItemRun]:
    """Every run of three items or more."""
    yield from _paragraphs(ledger)
    yield from _inline(ledger)
    for table in ledger.tables:
        yield from _columns(ledger, table)


_FEWEST = 3


def _paragraphs(ledger: Ledger) -> Iterator[ItemRun]:
    """Runs of items; what stands between two marks of one kind belongs to the first of them."""
    blocks = ledger.document.blocks
    styles = ["" if block.kind == "cell" else _style(ledger.text, block.span) for block in blocks]
    for index, block in enumerate(blocks):
        # 甲村光伏站，已见效； the lines of one list.
        goes_on = index > 0 and styles[index - 1] == "line"
        if not styles[index] and (_LINE.search(ledger.text, *block.span) or goes_on):
            styles[index] = "line" if _LINE.search(ledger.text, *block.span) else "last line"
    styles = [style.removeprefix("last ") for style in styles]
    for style in dict.fromkeys(filter(None, styles)):
        run: list[int] = []
        for at in [index for index, one in enumerate(styles) if one == style] + [len(blocks) + _LONGEST_ITEM + 1]:
            if run and (at - run[-1] > _LONGEST_ITEM or _restarts(ledger.text, blocks[at].span, run)):
                yield from _run(ledger, run)
                run = []
            run.append(at)


def _restarts(text: str, span: Span, run: list[int]) -> bool:
    """True for the first of a new list: 1., 一、, 任务一."""
    return len(run) > 1 and _FIRST.match(text, span.start, span.end) is not None


_LINE = regex(r"；\s*\Z")
_FIRST = regex(r"[（(]?[1一](?!\d)[.．、）)：:，,\s]|[一-鿿]{2}[一1][：:、.．，,\s（(]|第[一1][一-鿿]")
_LONGEST_ITEM = 4
"""Paragraphs of an item at most."""


def _run(ledger: Ledger, run: list[int]) -> Iterator[ItemRun]:
    if len(run) < _FEWEST:
        return
    blocks = ledger.document.blocks
    longest = max(other - one for one, other in pairwise(run))
    last = min(run[-1] + longest, len(blocks))
    ends = [*run[1:], last]
    yield ItemRun(
        tuple(Span(blocks[at].span.start, blocks[end - 1].span.end) for at, end in zip(run, ends, strict=True)),
        run[0],
        last - 1,
    )


def _inline(ledger: Ledger) -> Iterator[ItemRun]:
    """Enumerations inside a paragraph: 1.…已办结；2.…正在办理；3.…已办结."""
    for found in ledger.lists:
        starts = [mark.span.start for mark in found.marks]
        if len(starts) < _FEWEST:
            continue
        block = found.marks[-1].block
        end = ledger.document.blocks[block].span.end
        stop = ledger.text.find("。", starts[-1], end)
        ends = [*starts[1:], stop if stop > 0 else end]
        yield ItemRun(tuple(Span(*pair) for pair in zip(starts, ends, strict=True)), found.marks[0].block, block)


def _style(text: str, span: Span) -> str:
    match = _MARK.match(text, *span)
    if match is None or match.lastgroup is None:
        return ""
    return f"word {match['word']}" if match["word"] else match.lastgroup


def _columns(ledger: Ledger, table: Table) -> Iterator[ItemRun]:
    """The columns of a table that tell a state in words for each of its rows."""
    columns = [column for column, words in table.heading.items() if _STATE_COLUMN.search(words)]
    rows = [row.index for row in table.rows if not _NO_ROW.search(row.label)]
    for column in columns:
        cells = [table.at.get((row, column)) for row in rows]
        told = [cell for cell in cells if cell is not None and cell.value is None and not cell.is_blank]
        if len(told) == len(rows) >= _FEWEST:
            places = [cell.span.start for cell in table.cells]
            first, last = ledger.document.block_index(min(places)), ledger.document.block_index(max(places))
            yield ItemRun(tuple(cell.span for cell in told), first, last)

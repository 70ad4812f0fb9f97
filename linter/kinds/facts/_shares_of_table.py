"""Shares of a table told by themselves: A级食堂占全部食堂的31.8%, where its totals have 34 of 118.

The class is a column beside others that come to a whole, or a row above the total; the count itself is not told, so
that no sentence can be held against the share. It must be one key off, for a share may be one of something else, or a
few points where the sentence names the things that the table counts and begins with no words that narrow them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.slips import exchanged, one_key
from linter.facts.tables.table_names import bare_heading, bare_label
from linter.facts.tables.tables import Cell, Line, Table
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.patterns import regex

_TOLD = regex(
    r"(?P<name>[^，,。；;：:、（(）)\n占]{1,16})占(?:(?:了|到)?(?P<whole>(?:全部|所有|总|全[省市县区镇乡村校院局年])[^，,。；;\d占]{0,12}?)"
    r"(?:的比[重例]|比[重例]?|的)?|比|比[重例])(?:为|达到?|是)?$"
)
_FRONT = regex("(?:其中|全[省市县区镇乡]|目前|评为|评定为|被评为|达到|属于|的|共|看)*")
_OTHER = regex(
    "[去上前]年|同期|上[期季月次]|往年|计划|目标|预计|拟|相比|同比|较|增|降|剔除|不含|口径|面积|金额|资金|产值|人口"
)
_FEWEST, _MOST_NAMES = 2, 60
"""Columns that come to a whole, and classes of one table that are looked for."""
_NOUN = regex("(?:全部|所有|总|全[省市县区镇乡村校院局年])的?")


class _Class(NamedTuple):
    """A class of a table, with the count of it and that of all."""

    name: str
    part: Cell
    whole: Cell
    nouns: str
    """What the table says of the things that it counts."""


def share_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each share of a class that its count and the total of the table do not give."""
    if "占" not in ledger.text or not ledger.tables:
        return
    classes: dict[str, list[_Class]] = {}
    for table in ledger.tables:
        for one in [*_columns(table), *_rows(table)][:_MOST_NAMES]:
            classes.setdefault(one.name, []).append(one)
    labels = {label for table in ledger.tables for line in table.rows if len(label := bare_label(line.label)) > 1}
    for rate in ledger.quantities if classes else ():
        told = _TOLD.search(rate.before) if rate.printed_unit == "%" and "占" in rate.before else None
        if told is None or rate.approximate or ledger.document.blocks[_block(ledger, rate)].kind == "cell":
            continue
        found = _named(classes, told)
        if len(found) != 1 or found[0].whole.value is None or found[0].part.value is None:
            continue
        lead = ledger.text[ledger.sentences[rate.sentence].span.start : rate.span.start - len(told.group())]
        # 小学食堂中，A级占32%: of another row.
        if _OTHER.search(lead + told.group()) or any(label in lead for label in labels):
            continue
        counted = _NOUN.sub("", told["whole"] or "", count=1)
        sure = len(counted) >= _TELLING and counted in found[0].nouns and _OPENING.fullmatch(lead) is not None
        yield from _hit(ledger, rate, found[0], sure)


_TELLING = 2
_OPENING = regex(
    r"(?:从?(?:总体|整体|总的|全局|等次|类别|构成|结构|分布|结果)[一-鿿]{0,4}[，,]|(?:据|经)[一-鿿]{0,4}统计[，,]|由[上下]?表[一-鿿]{0,3}[，,]"
    r"|[一-鿿]{0,8}(?:显示|表明|可见|来看)[，,])?(?:其中[，,]?)?"
)
"""Words before a share that leave it one of all."""
_FARTHEST = Decimal("0.05")


def _block(ledger: Ledger, rate: Quantity) -> int:
    return ledger.sentences[rate.sentence].block


def _named(classes: dict[str, list[_Class]], told: re.Match[str]) -> list[_Class]:
    """The classes whose name stands before 占, alone or with the noun of what is counted."""
    front = _FRONT.match(told["name"])
    name = told["name"][front.end() if front else 0 :]
    noun = _NOUN.sub("", told["whole"] or "", count=1)
    for length in range(len(name), 0, -1):
        of_it = classes.get(name[:length], [])
        rest = name[length:].removeprefix("的")
        fitting = [one for one in of_it if not rest or rest in one.nouns]
        if noun and noun not in ("数", "量", "数量", "数的"):
            fitting = [one for one in fitting if noun.removesuffix("总数").removesuffix("数") in one.nouns]
        if of_it:
            return fitting
    return []


def _totals(table: Table) -> Line | None:
    totals = [line for line in table.rows if line.is_total]
    return totals[0] if len(totals) == 1 else None


def _nouns(table: Table, column: int) -> str:
    """What the table counts: the heading of a column and the title, not the sentences around the table."""
    titles = [line for line in table.caption.split("\n") if "。" not in line]
    return "|".join((*titles, table.heading.get(column, "")))


def _columns(table: Table) -> Iterator[_Class]:
    """Each of the columns that come to the one before them, in the row of totals."""
    line = _totals(table)
    if line is None:
        return
    cells = [line.figures[column] for column in sorted(line.figures)]
    for at, whole in enumerate(cells):
        parts = cells[at + 1 :]
        sums = list(accumulate(cell.value or Decimal(0) for cell in parts))
        many = next((n + 1 for n, added in enumerate(sums) if n + 1 >= _FEWEST and added == whole.value), 0)
        nouns = _nouns(table, whole.column)
        for part in parts[:many]:
            name = bare_heading(table.heading.get(part.column, ""))
            if name:
                yield _Class(name, part, whole, nouns)
        if many:
            return


def _rows(table: Table) -> Iterator[_Class]:
    """Each row, by the one column that is added up."""
    line = _totals(table)
    columns = [column for column in line.figures if table.adds_up(column)] if line else []
    if line is None or not columns:
        return
    # Of several columns the first counts what the others are part of, or nobody can tell which is meant.
    whole = line.figures[columns[0]]
    several = len(columns) > 1 and not any(True for _ in _columns(table))
    for row in table.rows:
        part = row.figures.get(columns[0])
        if part is not None and row is not line and not row.is_subtotal and not several and row.label:
            yield _Class(bare_label(row.label), part, whole, _nouns(table, columns[0]))


def _hit(ledger: Ledger, rate: Quantity, found: _Class, sure: bool) -> Iterator[Hit]:
    part, whole = found.part.value, found.whole.value
    if not part or not whole or not 0 < part < whole:
        return
    share = part / whole
    ledger.note_compared(rate)
    if rate.interval.truncated_too(rate.step).holds(share):
        return
    needed = (share / rate.step).to_integral_value() * rate.step
    few = sure and rate.step * 2 < abs(rate.value - share) <= _FARTHEST
    if needed != rate.value and (few or one_key(rate, needed) or exchanged(rate, needed)):
        said = plain((needed * 100).normalize()) + "%"
        values = {"row": found.name, "told": ledger.quote(rate.span), "share": said}
        calculation = f"{plain(part)} ÷ {plain(whole)} = {said} ≠ {ledger.quote(rate.span)}"
        spans = (rate.span, found.part.span, found.whole.span)
        yield Hit(spans, values, calculation, severity="warning", variant="share")

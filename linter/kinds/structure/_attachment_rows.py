"""Attachments that are numbered where they stand, 附件1：… over 附件3：…: numbers twice, left out or lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linter.facts.layout.attachments import bare
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_STOPS = ("。", "；", "，")
_TITLE = r"(?P<title>[^\n。，]{2,60}?)"
# As it is read, no space stands between a digit and a Han character: 附件2责任分工表.
_LINE = regex(
    rf"[#*\s【]*(?:附件[：:][ 　]?(?=附件))?(?P<mark>附件(?P<number>{SMALL_NUMERAL})?)"
    rf"(?:(?:[】：:.．、\s]+|(?<=\d)(?=20\d\d年|(?![所中的第之及和与至到规内要])[一-鿿《“])){_TITLE}[；;。]?)?[：:】]?$"
)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    """0 where it is lost."""
    block: int
    mark: Span
    title: str


def rows_out_of_order(ledger: Ledger) -> Iterator[Hit]:
    """Hits for rows right below each other, and for two attachments that begin under one number."""
    runs = _runs(ledger)
    for run in runs:
        yield from _in_run(run)
    alone = [run[0] for run in runs if len(run) == 1 and run[0].number]
    for one, other in pairwise(alone):
        titles = _title(ledger, one), _title(ledger, other)
        # Three times is the head of its pages.
        twice = one.number == other.number and sum(row.number == one.number for row in alone) == 2
        if twice and _differ(*titles):
            values = {"number": one.number, "listed": titles[0], "title": titles[1]}
            yield Hit((one.mark, other.mark), values, severity="warning", variant="twice")


def _runs(ledger: Ledger) -> list[list[_Row]]:
    """The rows, those that follow each other line by line together."""
    runs: list[list[_Row]] = []
    blocks = ledger.document.blocks
    at = ledger.text.find("附件")
    while at >= 0:
        block = ledger.document.block_index(at)
        match = _LINE.fullmatch(ledger.text, *blocks[block].span) if blocks[block].kind == "paragraph" else None
        if match:
            number = whole_number(match["number"]) if match["number"] else 0
            row = _Row(number, block, Span(*match.span("mark")), bare(match["title"] or ""))
            if runs and runs[-1][-1].block == block - 1 and row.title and runs[-1][-1].title:
                runs[-1].append(row)
            else:
                runs.append([row])
        at = ledger.text.find("附件", max(at + 1, blocks[block].span.end))
    return runs


def _in_run(run: list[_Row]) -> Iterator[Hit]:
    for before, (at, row) in zip(run, list(enumerate(run))[1:], strict=False):
        values = {"number": row.number, "before": before.number, "listed": before.title, "title": row.title}
        spans = (row.mark, before.mark)
        if not row.number and before.number == at:
            yield Hit(spans, values | {"number": at + 1}, severity="warning", variant="unnumbered")
        elif not before.number and at == 1 and row.number == at + 1:
            yield Hit((before.mark, row.mark), values | {"number": at}, severity="warning", variant="unnumbered")
        elif row.number and row.number == before.number and row.title != before.title:
            yield Hit(spans, values, severity="warning", variant="twice")
        elif before.number and row.number == before.number + 2 and before.number == at:
            yield Hit(spans, values, variant="gap", severity="warning")


def _title(ledger: Ledger, row: _Row) -> str:
    """What stands behind the number, or in the next line where that is no sentence."""
    if row.title or row.block + 1 == len(ledger.document.blocks):
        return row.title
    line = ledger.read(ledger.document.blocks[row.block + 1].span)
    return "" if line.endswith(_STOPS) else bare(line)


def _differ(one: str, other: str) -> bool:
    """True for two titles of which neither is a form of the other."""
    if not one or not other or one in other or other in one:
        return False
    gap = difference(one, other)
    return 2 * (len(gap.before) + len(gap.behind)) < min(len(one), len(other))

"""Parts by paragraph: 反馈31个问题, and 一、…方面（9个问题） 二、…方面（8个问题）: each in a heading or line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OPENS = regex(r"[（(]共?\Z")
_CLOSES = regex(r"[一-鿿]{0,4}[)）]")
_FELLOW = regex(r"[一-鿿]{0,4}[)）][、，,；;][^（()）\n]{1,16}[（(]共?\d")
"""甲（31件）、乙（17件）: the first of a list in the line, and not what the line tells."""
_SUMS_UP = regex(r"[，,、；;]?共计?\Z")
_ENDS = regex(r"[一-鿿]{0,4}[；;。]?\s*\Z")
_FRONT = 36
"""Characters of a heading in which its number stands."""
_FEWEST = 3
_FEWEST_SUMMED = 2
"""Lines that sum up what they list: 已完成的：…，共6件."""
_APART = 6
"""Paragraphs from one part to the next."""
_BLOCKS = 4
"""Paragraphs back from the first part to the number of all."""
_FROM, _TO = Decimal("0.8"), Decimal("1.25")


def find_by_paragraph(ledger: Ledger) -> Iterator[Breakdown]:
    """Every run of headings or lines with a number each, and the number before them that they may make up."""
    groups: dict[tuple[str, str], list[tuple[int, Quantity]]] = {}
    taken: set[tuple[int, str]] = set()
    for quantity in ledger.quantities:
        if quantity.kind != "count" or not quantity.exact:
            continue
        block = ledger.sentences[quantity.sentence].block
        how = _how(ledger, quantity, block)
        if how and (block, how) not in taken:
            taken.add((block, how))
            groups.setdefault((how, quantity.unit), []).append((block, quantity))
    for (how, _), members in groups.items():
        for run in _runs(members):
            fewest = _FEWEST if how == "bracket" else _FEWEST_SUMMED
            found = _breakdown(ledger, run) if len(run) >= fewest else None
            if found:
                yield found


def _how(ledger: Ledger, quantity: Quantity, block: int) -> str:
    """bracket or sum: how a paragraph tells its number; empty where it does not."""
    where = ledger.document.blocks[block]
    if where.kind == "cell":
        return ""
    start, end = where.span
    text, at = ledger.text, quantity.span
    before = text[max(start, at.start - 4) : at.start]
    if at.start - start <= _FRONT and _OPENS.search(before) and _CLOSES.match(text, at.end, end):
        return "" if _FELLOW.match(text, at.end, end) else "bracket"
    return "sum" if _SUMS_UP.search(before) and _ENDS.match(text[at.end : end]) else ""


def _runs(members: Sequence[tuple[int, Quantity]]) -> Iterator[list[tuple[int, Quantity]]]:
    run: list[tuple[int, Quantity]] = []
    for block, quantity in members:
        if run and block - run[-1][0] > _APART:
            yield run
            run = []
        run.append((block, quantity))
    if run:
        yield run


def _breakdown(ledger: Ledger, run: Sequence[tuple[int, Quantity]]) -> Breakdown | None:
    parts = tuple(quantity for _, quantity in run)
    said = total(part.interval for part in parts)
    value = sum((part.value for part in parts), Decimal(0))
    candidates = [
        quantity
        for quantity in ledger.quantities
        if quantity.unit == parts[0].unit
        and quantity.exact
        and run[0][0] - _BLOCKS <= ledger.sentences[quantity.sentence].block < run[0][0]
    ]
    if any(said.meets(one.interval) for one in candidates):
        return None
    for one in reversed(candidates):
        if one.value > max(part.value for part in parts) and one.value * _FROM <= value <= one.value * _TO:
            names = tuple(f"{at}." for at in range(len(parts)))
            return Breakdown(
                one, one.before, parts, names, "colon", "，", False, "", "", "paragraphs", True, inferred=True
            )
    return None

"""Leftovers: how many of a number are settled and how many are left, 核减27.5万元，已追回19.5万元，剩余8万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes import comparable
from linter.facts.rows import Cell, Row

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Leftover:
    """A number, what of it is settled, and what is left."""

    base: Quantity
    settled: tuple[Quantity, ...]
    """One number for each way in which some were settled."""
    left: Quantity
    others: tuple[Quantity, ...]
    """Numbers of the same unit earlier in the sentence: each might be meant as the base."""


# The rest by its name, or a number that is said behind it to be open still.
_REST = re.compile(
    r"(?:^|[，,、；;（(])(?:目前|现|仍|尚|还)?(?:其余|剩余|余下|尚余|还剩|仅剩|剩)(?:的|下)?[一-鿿]{0,6}$"
)
_STILL = re.compile(r"(?:^|[，,；;])(?:目前|现)?(?:尚有|还有|仍有)$")
_ANOTHER = re.compile(r"(?:^|[，,；;])(?:目前|现)?另有?$")
_OPEN_BEHIND = re.compile(r"[一-鿿]{0,6}?(?:正在|仍在|尚在|尚未|还未|未|待)")
_OPEN_AT_ONCE = re.compile(r"(?:因[^，,。]{1,20})?(?:正在|仍在|尚在|尚未|还未|未|待)")
_SETTLED = re.compile(r"(?:已经?|现已|均已)(?!知|达|有)[^，,。；;]{1,12}$")
_ENDED = re.compile(r"[。！？!?\n；;]|\.(?!\d)")
_NESTED = re.compile(r"其中|包括|含|另|新|又|分别|累计")
_CHANGED = re.compile(r"(?:增[长加至到]|减少|下降|提高|上升|比|较)[^，,]{0,6}$")


def find_leftovers(ledger: Ledger) -> tuple[Leftover, ...]:
    """Every number of which so much is settled and the rest is told."""
    return tuple(
        found
        for row in ledger.rows
        for at in range(2, len(row.cells))
        if (found := _ending_at(row.cells, at, _behind(row, at)))
    )


def _behind(row: Row, at: int) -> str:
    return row.cells[at + 1].gap if at + 1 < len(row.cells) else row.tail


def _ending_at(cells: Sequence[Cell], at: int, behind: str) -> Leftover | None:
    """The leftover whose rest is cell `at`."""
    left, gap = cells[at]
    if left.kind not in ("count", "money", "measure") or _ENDED.search(gap[:-1]):
        return None
    if not _tells_rest(gap, behind):
        return None
    settled: list[Quantity] = []
    for index in range(at - 1, -1, -1):
        quantity, words = cells[index]
        if comparable(quantity, left):
            if not _SETTLED.search(words):
                if not settled or _CHANGED.search(words):
                    return None
                return Leftover(quantity, tuple(reversed(settled)), left, _earlier(cells, index, left))
            settled.append(quantity)
        if _ENDED.search(words) or (_NESTED.search(words) and not words.endswith("其中已")):
            return None
    return None


def _tells_rest(gap: str, behind: str) -> bool:
    """True for 其余8个, 尚有8个问题未, 另8个正在; 另8个项目正在 may be other things."""
    if _REST.search(gap):
        return True
    if _STILL.search(gap):
        return bool(_OPEN_BEHIND.match(behind))
    return bool(_ANOTHER.search(gap) and _OPEN_AT_ONCE.match(behind))


def _earlier(cells: Sequence[Cell], at: int, left: Quantity) -> tuple[Quantity, ...]:
    return tuple(cell.quantity for cell in cells[max(0, at - _FARTHEST) : at] if comparable(cell.quantity, left))


_FARTHEST = 4
"""Numbers before the base that may be meant instead of it."""

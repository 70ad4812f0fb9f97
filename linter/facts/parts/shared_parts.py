"""Shared parts: numbers that each tell their share, one behind the other: 社区214处，占45.9%；学校163处，占35.0%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.parts.members import CLAUSE
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.rows import Row
from linter.patterns import regex

_FEWEST, _MOST = 3, 12
_SHARE = regex(
    r"[^。；;，,、\d]{0,6}[，,、（(]?约?各?占(?:[比股]|(?P<base>[^，,。；;、占\d]{0,14}?)(?:的?(?:比重|比例|比))?)?"
    r"(?:的|约|为|达|到|是)*"
)
_LONGEST_NAME = 40
"""Characters before a member since the share of the one before it."""
_BLOCKS = 3
"""Paragraphs from one line of a list to the next: headings may stand between."""
_CELLS = 4
"""Numbers from one share to the next at most."""


class SharedPart(NamedTuple):
    """A number with its share."""

    at: int
    part: Quantity
    share: Quantity
    words: str
    """The words before the number."""
    gap: str
    """Those between the two."""
    base: str
    """What the share is said to be of; empty where that is not said."""

    @property
    def name(self) -> str:
        """What it is the number of."""
        return CLAUSE.split(self.words)[-1]


def shared_runs(row: Row, fewest: int = _FEWEST, *, rounded: bool = False) -> Iterator[list[SharedPart]]:
    """The longest runs of members, one behind the other, `fewest` of them at least; `rounded`: of amounts too."""
    run: list[SharedPart] = []
    for member in (*_members(row, rounded), None):
        if member and run and _goes_on(row, run[-1], member):
            run.append(member)
            continue
        if fewest <= len(run) <= _MOST:
            yield run
        run = [member] if member else []


def shared_lines(rows: Sequence[Row]) -> Iterator[list[SharedPart]]:
    """The runs of members with which paragraphs begin, one below the other: 咨询类1620件，占比54.2%，….\n求助类…."""
    run: list[SharedPart] = []
    last = 0
    for row in rows:
        member = next(_members(row, rounded=False), None) if not row.host and len(row.cells) > 1 else None
        if member is None or member.at > 1 or len(CLAUSE.split(member.words)) > 1:
            continue
        if run and (row.block - last > _BLOCKS or unit_class(run[-1].part) != unit_class(member.part)):
            yield run
            run = []
        run.append(member)
        last = row.block
    yield run


def _members(row: Row, rounded: bool) -> Iterator[SharedPart]:
    for at in range(1, len(row.cells)):
        share, gap = row.cells[at]
        part, words = row.cells[at - 1]
        if share.kind == "percent" and part.is_amount and (part.exact or (rounded and not part.approximate)):
            told = _SHARE.fullmatch(gap)
            if told:
                yield SharedPart(at, part, share, words, gap, told["base"] or "")


def _goes_on(row: Row, last: SharedPart, member: SharedPart) -> bool:
    near = member.at - last.at <= _CELLS and len(row.cells[member.at - 1].gap) <= _LONGEST_NAME
    alike = unit_class(last.part) == unit_class(member.part) and last.part.exact == member.part.exact
    return near and alike

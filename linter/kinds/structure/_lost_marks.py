"""Headings that lost their mark altogether: 资产管理方面 behind （一）…方面, （二）…方面, （三）…方面."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.fact import Heading
from linter.facts.layout.headings import written
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TITLE = regex(r"[一-鿿“”]{4,24}")
"""A heading in a line of its own: no number, no stop."""
_FEWEST = 2
"""Headings of a run from which the build of the next one is known."""
_SHARED = 2
"""Characters at the end that all headings of a run have in common: 方面, 工作."""


def lost_marks(ledger: Ledger, runs: Sequence[Sequence[Heading]]) -> Iterator[Hit]:
    """One hit for each line behind the last heading of a run that is built as its headings are, the mark left out."""
    first_below = {heading.block: heading for heading in ledger.headings}
    for run in runs:
        if len(run) < _FEWEST or not all(_alone(ledger, heading) for heading in run):
            continue
        below = {_opens(first_below.get(heading.block + 1)) for heading in run}
        shared = len({ledger.read(heading.span)[-_SHARED:] for heading in run}) == 1
        if len(below) > 1 or not (shared or below != {""}):
            continue
        lost = _lost(ledger, run, first_below, below.pop(), shared)
        if lost:
            expected = written(run[-1].style, run[-1].number + 1)
            values = {"found": ledger.quote(lost), "before": ledger.quote(run[-1].marker), "expected": expected}
            yield Hit((lost, run[-1].marker), values, severity="warning", variant="unmarked")


def _alone(ledger: Ledger, heading: Heading) -> bool:
    """True where a heading fills its line and ends without a stop."""
    block = ledger.document.blocks[heading.block].span
    return _TITLE.fullmatch(ledger.text, heading.marker.end, block.end) is not None


def _opens(below: Heading | None) -> str:
    """The style of the first heading below another one; empty where prose follows it."""
    return below.style if below and below.number == 1 else ""


def _lost(
    ledger: Ledger, run: Sequence[Heading], headings: dict[int, Heading], below: str, shared: bool
) -> Span | None:
    """The first line behind a run, in its section, that stands as its headings stand."""
    last = run[-1]
    # Lines without a mark between the headings as well, 整改措施: how this report is written.
    if not shared and any(_bare(ledger, at, headings) for at in range(run[0].block + 1, last.block)):
        return None
    for at in range(last.block + 1, len(ledger.document.blocks) - 1):
        if at in headings and headings[at].level <= last.level:
            return None
        line = _bare(ledger, at, headings)
        alike = line and (not shared or ledger.read(line).endswith(ledger.read(last.span)[-_SHARED:]))
        if alike and _opens(headings.get(at + 1)) == below:
            return line
    return None


def _bare(ledger: Ledger, at: int, headings: dict[int, Heading]) -> Span | None:
    """A line of its own without a mark and without a stop, behind prose: not the cell of a table taken apart."""
    block, above = ledger.document.blocks[at], ledger.document.blocks[at - 1]
    bare = at not in headings and block.kind in ("paragraph", "heading") and ledger.text[above.span.end - 1] in "。；"
    return block.span if bare and _TITLE.fullmatch(ledger.text, *block.span) else None

"""Lists told apart: 18.65亿元，市级、县区分别为7.42亿元、10.23亿元: names first, then their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.pairings import values_from
from linter.facts.parts.classes import completeness
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import wholes_before
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOLD = regex(
    r"[，,；;。]?(?P<among>其中[，,：:]?)?(?P<names>[^，,；;。：:、等]{1,10}(?:(?:、|和|以及|及(?!以[上下])|与)[^，,；;。：:、等]{1,12}){1,7}?)"
    r"分别(?:为|是|有|占)?$"
)
_JOINT = regex(r"、|和|以及|及(?!以[上下])|与")
_LAST_CLASS = regex(r"(?:以[上下]|其他|其它|其余)")
_LEVELS = regex(r"^(?:省|市|县|区|镇|乡|村)(?:级|本级|直|区)?$")
_FEWEST = 2


def find_told_apart(ledger: Ledger) -> Iterator[Breakdown]:
    """Every whole whose parts are named in one list and told in a second one of the same length."""
    if "分别" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            if at and "分别" in cell.gap:
                found = _told_apart(row, at)
                if found:
                    yield found


def _told_apart(row: Row, at: int) -> Breakdown | None:
    gap = row.cells[at].gap
    told = _TOLD.fullmatch(gap)
    if told is None:
        return None
    names = tuple(_JOINT.split(told["names"]))
    values = values_from(row, at)
    wholes = wholes_before(row, at)
    if len(values) < _FEWEST or len(names) != len(values) or not wholes or wholes[0][0].value <= 0:
        return None
    complete = _complete(names)
    if not complete and not told["among"]:
        return None
    whole, words = wholes[0]
    end = at + len(values)
    return Breakdown(
        whole,
        words,
        values,
        names,
        "among",
        "、",
        False,
        told["among"] or "",
        row.behind(end - 1),
        complete,
        rivals=tuple(quantity for quantity, _ in wholes[1:]),
    )


def _complete(names: tuple[str, ...]) -> str:
    """What says that the names leave nothing out."""
    if _LAST_CLASS.search(names[-1]):
        return "rest"
    if all(_LEVELS.match(name) for name in names):
        return "plain"
    told = completeness("among", "", names, False)
    return told if told in ("classes", "ordinals", "places") else ""

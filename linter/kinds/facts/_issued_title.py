"""The title of what a notice issues: 关于印发…规划的通知 above, and 《…规划》 in its first sentence."""

from __future__ import annotations

from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEAD = 1500
"""Characters from the start within which a notice names what it issues."""
_TITLE = regex(
    r"关于(?:印发|转发|批转|公布|发布)\s{0,3}《?(?P<named>[^《》。；，\n][^《》。；，\n]{4,60}(?:\n[^《》。；，\n]{2,40})?)》?\s{0,3}的(?:通知|公告|通告|决定)(?=\s|$)"
)
_ISSUED = regex(
    r"(?:现将|将|[：:\n。])\s*《(?P<named>[^《》\n]{5,70})》(?:已经?|印发|转发|[，,]?现)[^。；\n]{0,60}?(?:印发|转发|公布|发布|同意|通过|给你们)"
)
_BLANK = regex(r"[\s　]+")
_SHORTEST = 8
"""Characters of a title from which one that differs within is a slip."""
_APART = 2
"""Characters that differ."""


def issued_otherwise(ledger: Ledger) -> tuple[Span, Span] | None:
    """Where the title of a notice and its sentence name what it issues in two ways that a slip explains.

    A title leaves out the place before, or the years behind, what it names; within it nothing is left out.
    """
    title = _TITLE.search(ledger.text, 0, _HEAD)
    told = _ISSUED.search(ledger.text, title.end(), title.end() + _HEAD) if title else None
    if title is None or told is None:
        return None
    one, other = (_BLANK.sub("", match["named"]) for match in (title, told))
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return None
    gap = difference(one, other)
    within = len(gap.before) >= _APART and len(gap.behind) >= _APART
    if not within or max(len(gap.one), len(gap.other)) > _APART:
        return None
    return Span(*told.span("named")), Span(*title.span("named"))

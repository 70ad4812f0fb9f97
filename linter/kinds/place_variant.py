"""Place variant: 三棵村 beside 三颗村."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.names import Name
from linter.finding import Hit
from linter.kinds._names import by_text, difference, pairs, together, variant_hit
from linter.ledger import Ledger

_PARENT = 2
"""Characters before both names that must be the same for a township to count as named."""


@dataclass(frozen=True)
class PlaceVariant:
    """Compares villages, communities and townships that differ by one character."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings of one place."""
        groups = by_text([name for name in ledger.names if name.kind == "place"])
        buckets: dict[str, list[str]] = {}
        for text in groups:
            buckets.setdefault("<" + text[0] + text[2:], []).append(text)
            buckets.setdefault(">" + text[1:], []).append(text)
        for one, other in pairs(buckets):
            if _same(ledger, groups[one], groups[other]):
                yield variant_hit(groups[one], groups[other], "warning")


def _same(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    gap = difference(ones[0].text, others[0].text)
    if gap.series or not (gap.alike or gap.same_sound) or together(ledger, ones, others):
        return False
    if not gap.before and not _begins(ones, others):
        return False
    if gap.alike:
        return True
    majority = max(len(ones), len(others)) > 1 and min(len(ones), len(others)) == 1
    return majority and _parent(ones, others)


def _begins(ones: list[Name], others: list[Name]) -> bool:
    """True when a name certainly begins with its first character in both writings."""
    return all(any(not name.front or name.front[-1] in "镇乡县区市、" for name in named) for named in (ones, others))


def _parent(ones: list[Name], others: list[Name]) -> bool:
    """True when the same township stands before both."""
    left = {name.front[-_PARENT:] for name in ones if len(name.front) >= _PARENT and name.front[-1] in "镇乡县区市"}
    return any(name.front[-_PARENT:] in left for name in others)

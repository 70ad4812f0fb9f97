"""Place variant: 三棵村 beside 三颗村."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.names.names import Name
from linter.finding import Hit
from linter.kinds._names import by_text, difference, pairs, together, variant_hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

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
        yield from _districts(ledger)


_DISTRICT = regex(r"[区县市旗州](?<=(?P<name>[一-鿿]{2}[区县市旗州]))")
_COMMON = 4
"""Times that a county is named before one other writing of it is taken for a slip."""


def _districts(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each county that is written otherwise once: 鹤埔区 where the whole report says 鹤浦区."""
    counted = Counter(match["name"] for match in _DISTRICT.finditer(ledger.text))
    common = [name for name, times in counted.items() if times >= _COMMON]
    once: dict[str, list[str]] = {}
    for name, times in counted.items():
        if times == 1:
            once.setdefault("<" + name[0] + name[2], []).append(name)
            once.setdefault(">" + name[1:], []).append(name)
    for name in common:
        for other in (*once.get("<" + name[0] + name[2], ()), *once.get(">" + name[1:], ())):
            gap = difference(name, other)
            if gap.alike or gap.same_sound:
                named = [
                    [Name("place", Span(at, at + len(word)), word, word) for at in _at(ledger, word)]
                    for word in (name, other)
                ]
                if not together(ledger, *named):
                    yield variant_hit(named[0], named[1], "warning")


def _at(ledger: Ledger, word: str) -> list[int]:
    return [match.start() for match in re.finditer(word, ledger.text)]


def _same(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    gap = difference(ones[0].text, others[0].text)
    if not (gap.alike or gap.same_sound) or gap.series or together(ledger, ones, others):
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

"""How kinds compare two names and say which of them the document supports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.facts.names.names import Name, look_alike, series, sound_alike
from linter.finding import Hit, Severity
from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Difference:
    """Two names from their common beginning to their common end."""

    before: str
    one: str
    """What the first has between them."""
    other: str
    """What the second has between them."""
    behind: str

    @property
    def substitution(self) -> bool:
        """True when one character stands for another."""
        return len(self.one) == len(self.other) == 1

    @property
    def alike(self) -> bool:
        """True when these two characters look alike."""
        return self.substitution and look_alike(self.one, self.other)

    @property
    def same_sound(self) -> bool:
        """True when these two characters sound alike."""
        return self.substitution and sound_alike(self.one, self.other)

    @property
    def series(self) -> bool:
        """True when the difference names members of a series: 东 and 西, 一 and 二."""
        return bool(self.one or self.other) and all(char in series() for char in self.one + self.other)


def difference(one: str, other: str) -> Difference:
    """Where two names part."""
    before = _shared(one, other)
    behind = min(_shared(one[::-1], other[::-1]), min(len(one), len(other)) - before)
    ends = len(one) - behind, len(other) - behind
    return Difference(one[:before], one[before : ends[0]], other[before : ends[1]], one[ends[0] :])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def by_text(names: Sequence[Name]) -> dict[str, list[Name]]:
    """The names of each writing, in order of their first place."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.text, []).append(name)
    return groups


MOST = 24
"""Writings of one bucket that are compared; a list of more is a register, not one name written twice."""


def pairs(buckets: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of writings that share a bucket, each once."""
    seen: set[tuple[str, str]] = set()
    for members in buckets.values():
        for index, one in enumerate(members[:MOST]):
            for other in members[index + 1 : MOST]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def together(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """True when a sentence names both: the writer tells them apart."""
    said = {ledger.sentence_at(name.span.start) for name in ones}
    return any(ledger.sentence_at(name.span.start) in said for name in others)


def variant_hit(ones: Sequence[Name], others: Sequence[Name], severity: Severity) -> Hit:
    """The rarer writing first; the majority is told where there is one."""
    rare, common = (ones, others) if len(ones) <= len(others) else (others, ones)
    return Hit(
        (*(name.span for name in rare), *(name.span for name in common)),
        {
            "rare": rare[0].text,
            "common": common[0].text,
            "rare_count": str(len(rare)),
            "common_count": str(len(common)),
        },
        severity=severity,
        supported=len(common) > len(rare),
    )

"""How kinds compare two names and say which of them the document supports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.facts.names.names import Name, look_alike, series, sound_alike
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


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


_TOLD_APART = regex(
    "相邻|毗邻|邻近|交界|接壤|不同|另一|同名|易混|并非|更名|改名|原[名称]|曾用名|又名|区别|分别|各|[误错][写作印录登]|[写印录标登打]成|误为|应为|混淆"
)
_JOINT = regex("[、和与及跟同或至]|以及")
_BESIDE = 8
"""Characters between two names of a list."""
_PARTS_OF_A_PLACE = frozenset("组社队期号区")
"""Units that number a part of the place, and tell nothing of it: 六棵槐村2组."""


def side_by_side(ledger: Ledger, one: Span, other: Span) -> bool:
    """True where a sentence tells of two things: it lists both names, says that they are two, or measures each.

    新民村30户、新明村25户 are two villages; 巡查六棵槐村2组时，…组织六颗槐村2组的6户 goes on with one.
    """
    first, second = sorted((one, other))
    at = ledger.sentence_at(first.start)
    if at != ledger.sentence_at(second.start):
        return False
    text, sentence = ledger.text, ledger.sentences[at].span
    between = text[first.end : second.start]
    if _TOLD_APART.search(text, sentence.start, sentence.end) or (len(between) <= _BESIDE and _JOINT.search(between)):
        return True
    units = [
        {q.unit for q in ledger.by_sentence.get(at, ()) if start <= q.span.start < end} - _PARTS_OF_A_PLACE
        for start, end in ((first.end, second.start), (second.end, sentence.end))
    ]
    return not units[0].isdisjoint(units[1])


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

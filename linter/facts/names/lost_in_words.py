"""Lost characters: 长江济带 beside 长江经济带, a word that lacks one where all around it is told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_SIDE = 2
"""Characters on each side of the gap that both writings share."""
_FEWEST = 5
"""Characters on both sides together."""
_SHOWN = 6
"""Characters on each side that are shown at most."""
_OFTEN = 2
"""Times at most that a text tells the rest of the word by itself: one that it uses as a word is told more often."""
_MOST_OFTEN = 6
"""The same where so many more characters are shared."""
_STRETCH = 100_000
"""Characters that are searched at once: the pairs of more would take too much memory."""
_HAN = regex(r"[一-鿿]+")
_TOLD = regex(r"[一-鿿“”《》]")
_OF_USE = frozenset(
    "的地得和与及或为于已以在再有又由至到之其按据经将从向对把被并而且等了着过是使让年月日费价款税镇村乡制修改新可能性化率类者型式"
)
"""Characters that stand by themselves, or in one word with what follows: 研发费, 制修订."""
LEFT_OUT = frozenset(
    "级县市省区州旗镇村的地和及与了新大小高老总各共均已也都就还将再近约仅等为之其本全该我中末初底份度次年月日元人第照"
    "一二三四五六七八九十百千万亿两东西南北上下前后内外主副"
)
"""Characters that a name is told with and without: 省级实验室, 省实验室."""


@dataclass(frozen=True, slots=True)
class LostCharacter:
    """A passage that is told twice, once without a character."""

    whole: Span
    broken: Span


class _Gap(NamedTuple):
    """Where a character may be lost."""

    at: int
    often: int
    """Times that the text tells the character beside it by itself."""


def find_lost_characters(text: str) -> Iterator[LostCharacter]:
    """Where what is left of a word makes none; in the order of the whole writing."""
    for start in range(0, len(text), _STRETCH):
        stretch = text[start : start + _STRETCH]
        gaps = _gaps(stretch)
        # The two characters before each place and the two behind the next one, as if that one were not there.
        twos = list(map("".join, pairwise(stretch))) if gaps else []
        if gaps.keys().isdisjoint(map(str.__add__, twos, twos[_SIDE + 1 :])):
            continue  # as nearly all are: the loop in C takes a fifth of the time
        for at, around in enumerate(map(str.__add__, twos, twos[_SIDE + 1 :])):
            if around in gaps and (
                found := _lost(text, start + at + _SIDE, start + gaps[around].at, gaps[around].often)
            ):
                del gaps[around]
                yield found


def _gaps(text: str) -> dict[str, _Gap]:
    """Where a character may be lost beside one that stands alone, by the two characters on each side."""
    import rjieba  # 0.1 s to import

    lone: list[int] = []
    at = 0
    for word in rjieba.cut(text, hmm=False):
        if len(word) == 1 and "一" <= word <= "鿿":
            lone.append(at)
        at += len(word)
    often = Counter(text[at] for at in lone)
    found: dict[str, _Gap] = {}
    for place in lone:
        if often[text[place]] <= _MOST_OFTEN and text[place] not in _OF_USE:
            for gap in (place, place + 1):
                around = text[max(0, gap - _SIDE) : gap + _SIDE]
                if len(around) == 2 * _SIDE and _HAN.fullmatch(around):
                    found.setdefault(around, _Gap(gap, often[text[place]]))
    return found


def _lost(text: str, at: int, gap: int, often: int) -> LostCharacter | None:
    """The two writings, where the character at `at` belongs to a word that the other one leaves in pieces."""
    if text[at] in LEFT_OUT or not _HAN.match(text[at]):
        return None
    before, behind = _shared(text, at, gap)
    word = word_around(text, at)
    if (
        before + behind < max(_FEWEST, often - _OFTEN + _FEWEST)
        or word.start < at - before
        or word.end > at + 1 + behind
        or word.end - word.start == 1
    ):
        return None
    # 业 in 东部业新区: the neighbours that belong to the word.
    mates = [gap - 1] * (word.start < at) + [gap] * (at + 1 < word.end)
    if not any(alone(text, mate) for mate in mates):
        return None
    before, behind = min(before, _SHOWN), min(behind, _SHOWN)
    broken = Span(gap - before, gap + behind)
    if text.count(text[broken.start : broken.end]) > 1:
        return None
    return LostCharacter(Span(at - before, at + 1 + behind), broken)


def _shared(text: str, at: int, gap: int) -> tuple[int, int]:
    """How many characters before and behind are the same."""
    before = behind = 0
    while (
        before < min(at, gap)
        and text[at - before - 1] == text[gap - before - 1]
        and _TOLD.match(text, gap - before - 1)
    ):
        before += 1
    while text[at + 1 + behind : at + 2 + behind] == text[gap + behind : gap + behind + 1] and _TOLD.match(
        text, gap + behind
    ):
        behind += 1
    return before, behind


def alone(text: str, at: int) -> bool:
    """True for a character that the dictionary has no word for there, and that is seldom a word by itself."""
    word = word_around(text, at)
    return word.end - word.start == 1 and text[at] not in _OF_USE

"""Pieces: the characters that a dictionary has no word for where they stand, as a slip of the pen leaves them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_STRETCH = 100_000
"""Characters that are cut into words at once: those of more would take too much memory."""
SIDE = 2
"""Characters on each side of a place that two writings share."""
_LONG = 4
_HAN = regex(r"[一-鿿]+")
_RUN = regex(rf"[一-鿿“”《》]{{{2 * SIDE + 1},}}")
"""Where a character and its neighbours are of a name."""
OF_USE = frozenset(
    "的地得和与及或为于已以在再有又由至到之其按据经将从向对把被并而且等了着过是使让年月日费价款税镇村乡制修改新可能性化率类者型式"
)
"""Characters that stand by themselves, or in one word with what follows: 研发费, 制修订."""
_OFTEN = 6
"""Times at most that a text tells a character by itself that a slip has left there."""


class BrokenWord(NamedTuple):
    """A word, and the same word with one character wrong or lost or two exchanged, both with what is around them."""

    whole: Span
    broken: Span
    lost: bool


class Pieces(NamedTuple):
    """A stretch of a text, cut into words."""

    start: int
    """Where it begins in the text."""
    stretch: str
    starts: frozenset[int]
    """Where its words begin, and where the last of them ends."""
    lone: list[int]
    """The places of characters that stand alone, counted from its start."""
    often: Counter[str]
    """How often each of them does."""
    left: list[int]
    """Those places whose character a slip may have left: few of it stand alone."""
    words: frozenset[str]
    """Words of four Han characters or more."""
    pairs: frozenset[str]
    """Every two characters that stand side by side: what holds none of them need not be searched for."""
    again: list[tuple[int, str]]
    """The places whose neighbours, two on each side, stand around a character that is left or beside one as well."""


def cut(text: str) -> Iterator[Pieces]:
    """One stretch after another."""
    import rjieba  # 0.1 s to import

    for start in range(0, len(text), _STRETCH):
        stretch = text[start : start + _STRETCH]
        lone: list[int] = []
        starts = [0]
        words: set[str] = set()
        at = 0
        for word in rjieba.cut(stretch, hmm=False):
            length = len(word)
            if length == 1:
                if "一" <= word <= "鿿":
                    lone.append(at)
            elif length >= _LONG:
                words.add(word)
            at += length
            starts.append(at)
        often = Counter(map(stretch.__getitem__, lone))
        few = {char for char, times in often.items() if times <= _OFTEN} - OF_USE
        left = [at for at in lone if stretch[at] in few]
        long_words = frozenset(filter(_HAN.fullmatch, words))
        pairs = frozenset(map(add, stretch, stretch[1:]))
        yield Pieces(start, stretch, frozenset(starts), lone, often, left, long_words, pairs, _again(stretch, left))


def _again(stretch: str, left: list[int]) -> list[tuple[int, str]]:
    wanted: set[str] = set()
    for at in left:
        before, here, behind = stretch[max(0, at - SIDE) : at], stretch[at], stretch[at + 1 : at + 1 + SIDE]
        wanted.update((before + behind, before + here + behind[:1], before[-1:] + here + behind))
    starts = {around[:SIDE] for around in wanted}
    return [
        (at, around)
        for run in _RUN.finditer(stretch)
        for at in range(run.start() + SIDE, run.end() - SIDE)
        if stretch[at - SIDE : at] in starts  # few are
        and (around := stretch[at - SIDE : at] + stretch[at + 1 : at + 1 + SIDE]) in wanted
    ]


def alone(text: str, at: int) -> bool:
    """True for a character that the dictionary has no word for there, and that is seldom a word by itself."""
    word = word_around(text, at)
    return word.end - word.start == 1 and text[at] not in OF_USE

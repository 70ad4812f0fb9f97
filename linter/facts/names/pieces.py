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
OF_USE = frozenset(
    "的地得和与及或为于已以在再有又由至到之其按据经将从向对把被并而且等了着过是使让年月日费价款税镇村乡制修改新可能性化率类者型式"
)
"""Characters that stand by themselves, or in one word with what follows: 研发费, 制修订."""


class BrokenWord(NamedTuple):
    """A word, and the same word with one character wrong or lost, both with what is told around them."""

    whole: Span
    broken: Span
    lost: bool


class Pieces(NamedTuple):
    """A stretch of a text, cut into words."""

    start: int
    """Where it begins in the text."""
    stretch: str
    lone: list[int]
    """The places of characters that stand alone, counted from its start."""
    often: Counter[str]
    """How often each of them does."""
    words: frozenset[str]
    """Words of four Han characters or more."""
    around: list[str]
    """For each place, two further on, the two characters before it and the two behind it."""


def cut(text: str) -> Iterator[Pieces]:
    """One stretch after another."""
    import rjieba  # 0.1 s to import

    for start in range(0, len(text), _STRETCH):
        stretch = text[start : start + _STRETCH]
        lone: list[int] = []
        words: set[str] = set()
        at = 0
        for word in rjieba.cut(stretch, hmm=False):
            length = len(word)
            if length == 1:
                if "一" <= word <= "鿿":
                    lone.append(at)
            elif length >= _LONG and _HAN.fullmatch(word):
                words.add(word)
            at += length
        twos = list(map(add, stretch, stretch[1:]))
        around = list(map(add, twos, twos[SIDE + 1 :]))
        yield Pieces(start, stretch, lone, Counter(map(stretch.__getitem__, lone)), frozenset(words), around)


def alone(text: str, at: int) -> bool:
    """True for a character that the dictionary has no word for there, and that is seldom a word by itself."""
    word = word_around(text, at)
    return word.end - word.start == 1 and text[at] not in OF_USE

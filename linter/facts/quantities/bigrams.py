"""Phrases seen to be alike by their characters: a bigram in common, the same end, one short for the other."""

from __future__ import annotations

from itertools import chain, takewhile
from operator import add

from linter.patterns import regex

_HAN = regex(r"[一-鿿]+")


def bigrams(words: str) -> frozenset[str]:
    """Every two neighbouring characters."""
    return frozenset(map(add, words, words[1:]))


def share_a_bigram(one: str, other: str) -> bool:
    """True where two neighbouring characters of one phrase stand side by side in the other too."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def han_bigrams(text: str) -> frozenset[str]:
    """Every two neighbouring Han characters, none of them across a mark or a number."""
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _HAN.findall(text)))


def shared_tail(one: str, other: str) -> str:
    """The characters in which both phrases end."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    return "".join(char for char, _ in alike)[::-1]


def is_short_for(short: str, long: str) -> bool:
    """True where one phrase is the other with characters left out, or with none: 住建局 of 住房和城乡建设局."""
    rest = iter(long)
    return all(char in rest for char in short)

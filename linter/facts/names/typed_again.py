"""Typed again: 总经经济 beside 总部经济, a character in whose place a neighbour stands a second time."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.pieces import BrokenWord, Pieces
from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_OFTEN = 3
"""Times that the text tells the right writing, and no other one."""
_HAN = regex("[一-鿿]")
_PLACED = frozenset("省市县区州旗一二三四五六七八九十两")
"""What stands before a name or a measure as well as within a word: 市中中学, 市区中学."""


def find_typed_again(text: str, pieces: Pieces) -> Iterator[BrokenWord]:
    """Where the first character of the next word, or that of its own, took the place of a word's second one."""
    stretch, lone = pieces.stretch, set(pieces.lone)
    for at in pieces.lone:
        first, doubled, behind = stretch[at - 1 : at], stretch[at], stretch[at + 1 : at + 3]
        if at - 1 not in lone or at + 1 in lone or first in _PLACED or doubled not in (first, behind[:1]):
            continue
        if first == behind[:1] or stretch.count(first + doubled + behind) > 1:
            continue
        places = list(_right(stretch, first, behind, doubled))
        if len(places) < _OFTEN or len({stretch[place + 1] for place in places}) > 1:
            continue
        whole = pieces.start + places[0]
        if word_around(text, whole) == (whole, whole + 2):
            broken = pieces.start + at - 1
            yield BrokenWord(Span(whole, whole + 4), Span(broken, broken + 4), lost=False)


def _right(stretch: str, first: str, behind: str, wrong: str) -> Iterator[int]:
    """Where that word begins with another second character before the same next word."""
    at = stretch.find(behind)
    while at >= 0:
        if at > 1 and stretch[at - 2] == first and stretch[at - 1] != wrong and _HAN.match(stretch, at - 1):
            yield at - 2
        at = stretch.find(behind, at + 1)

"""Transposed characters: 整治坚攻 beside 整治攻坚, two neighbours of a word exchanged that leave no word.

The right order stands elsewhere between the same words, and is a word there; the other one stands once.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.pieces import OF_USE, SIDE, BrokenWord, Pieces
from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_PAIR = regex("[一-鿿]{2}")
_SIDES = frozenset("水陆空海江河铁公文体旅农商工校企政银产学研军民京津冀粤港澳川渝台闽医药警税城乡旱")
"""Short for two or three that stand side by side in any order: 校企合作, 企校合作."""
_TWO_THINGS = regex("双|[齐并兼]|同步|俱|两[旺优]")
"""名优水产品量质双增, 城乡学校教育教学量质齐升: what is said of both makes two things of the pair."""


def find_transposed(text: str, pieces: Pieces) -> Iterator[BrokenWord]:
    """Every place where two neighbours stand the wrong way round, in the order of the text."""
    stretch, lone = pieces.stretch, set(pieces.lone)
    for place in pieces.lone:
        # 坚|攻 for 攻坚, and 液|气化 for 液化气: what is left of the word begins with a character by itself.
        for at in (place, place + 1):
            pair = stretch[at : at + 2]
            if at == place and at + 1 not in lone:
                continue
            if pair[::-1] not in pieces.pairs:
                continue
            if not _PAIR.fullmatch(pair) or pair[0] == pair[1] or _SIDES.issuperset(pair):
                continue
            if not OF_USE.isdisjoint(pair if at == place else stretch[place]) or _TWO_THINGS.match(stretch, at + 2):
                continue
            found = _right(text, pieces, place, at)
            if found:
                yield found


def _right(text: str, pieces: Pieces, place: int, at: int) -> BrokenWord | None:
    """The place of the right order, with the two characters before or behind it that stand beside the wrong one too."""
    stretch, end = pieces.stretch, at + 2
    right = stretch[place:at] + stretch[at + 1] + stretch[at]
    # “水铁联运” beside “铁水联运”: what is quoted is called so on purpose.
    if stretch.count(stretch[place:end]) > 1 or stretch[place - 1 : place] == "“":
        return None
    before, behind = stretch[max(0, place - SIDE) : place], stretch[end : end + SIDE]
    for lead, tail in ((before, ""), ("", behind)):
        around = lead + tail
        start = stretch.find(lead + right + tail) if _PAIR.fullmatch(around) else -1
        if start < 0:
            continue
        whole = Span(start, start + len(right) + SIDE).shifted(pieces.start)
        word = word_around(text, whole.start + len(lead))
        if word.start == whole.start + len(lead) and word.end >= word.start + len(right):
            broken = Span(place - len(lead), end + len(tail)).shifted(pieces.start)
            return BrokenWord(whole, broken, lost=False)
    return None

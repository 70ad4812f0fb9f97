"""Lost characters: 长江济带 beside 长江经济带, a word that lacks one where all around it is told twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.pieces import SIDE, BrokenWord, Pieces, alone
from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_FEWEST = 5
"""Characters on both sides together."""
_SHOWN = 6
"""Characters on each side that are shown at most."""
_OFTEN = 2
"""Times that a text tells the rest of the word by itself without more characters that must be shared."""
_HAN = regex(r"[一-鿿]+")
_TOLD = regex(r"[一-鿿“”《》]")
LEFT_OUT = frozenset(
    "级县市省区州旗镇村的地和及与了新大小高老总各共均已也都就还将再近约仅等为之所其本全该我中末初底份度次年月日元人第照"
    "一二三四五六七八九十百千万亿两东西南北上下前后内外主副某到较很更最太偏狠列居位"
)
"""Characters that a name is told with and without: 省级实验室, 省实验室; 进度慢, 进度较慢."""


_BY_ONE_OR_TWO = frozenset(["各自", "已经", "曾经", "业已", "仅仅", "尚且", "均已", "都已", "共计", "除以"])
"""Words that are told with their first character alone as well: 各牵头1项, and 各自牵头的."""


def may_be_left_out(text: str, at: int) -> bool:
    """True for a character that a text tells and leaves out at will: the 级 of 省级, and one 远 of 远远没有.

    各项工作 and 各工作部门 as well: a measure word stands or not.
    """
    if text[at] in "项个类种" and text[at - 1 : at] in ("各", "每", "该", "这", "那", "某"):
        return True
    if text[at - 1 : at + 1] in _BY_ONE_OR_TWO:
        return True
    return text[at] in LEFT_OUT or text[at] in (text[at - 1 : at], text[at + 1 : at + 2])


def left_alone(text: str, at: int) -> bool:
    """True for the 济 of 长江济带, which needs its other half; the 工 of 固定工 ends a name by itself."""
    return alone(text, at) and text[at] not in _BY_ITSELF and not _LOOKED_AT.match(text, at - 1)


_LOOKED_AT = regex("[被受应待自][查检审评访罚测考督捐]")
"""被查企业 for 被检查企业, 受检单位 for 受检查单位: verbs that are told with one character or two."""

_VERBS = frozenset("设聘购租雇派")
"""What is told before its object with one character as well as two: 设老年科, 设置老年科."""
_BY_ITSELF = frozenset("工员者户人率费量车船店站厂报不未可应须")
"""What a longer word is told with as well as a word of two: 固定工, 固定职工; 民用车, of which 民用轿车 are some.

书面报 and 书面报送 as well, and 不增长 beside 不得增长: these are words by themselves.
"""


class _Gap(NamedTuple):
    """Where a character may be lost."""

    at: int
    often: int
    """Times that the text tells the character beside it by itself."""


def find_lost_characters(text: str, pieces: Pieces) -> Iterator[BrokenWord]:
    """Where what is left of a word makes none; in the order of the whole writing."""
    gaps = _gaps(pieces)
    for at, around in pieces.again if gaps else ():
        gap = gaps.get(around)
        if gap and (found := _lost(text, pieces.start + at, pieces.start + gap.at, gap.often)):
            del gaps[around]
            yield found
    yield from _second_lost(text, pieces)


def _second_lost(text: str, pieces: Pieces) -> Iterator[BrokenWord]:
    """城一体化示范区 behind a comma, and 城乡一体化示范区 told twice: the second character of a name."""
    stretch = pieces.stretch
    for place in pieces.left:
        behind = stretch[place + 1 : place + 1 + _FEWEST]
        if _HAN.match(stretch, place - 1) or not _FIVE.fullmatch(behind):
            continue
        at = stretch.find(behind)
        while at >= 0:
            whole, at = at - _SECOND, stretch.find(behind, at + 1)
            if whole < 0 or whole + 1 == place or stretch[whole] != stretch[place]:
                continue
            name = Span(pieces.start + whole, pieces.start + whole + _SECOND + _FEWEST)
            broken = Span(pieces.start + place, pieces.start + place + 1 + _FEWEST)
            word = word_around(text, name.start)
            if (
                stretch.count(text[slice(*name)]) >= _OFTEN
                and stretch.count(text[slice(*broken)]) == 1
                and word.start == name.start
                and word.end >= name.start + _SECOND
                and not may_be_left_out(text, name.start + 1)
                and left_alone(text, broken.start)
            ):
                yield BrokenWord(name, broken, lost=True)
                break


_SECOND = 2
"""Characters of a name with the second one."""
_FIVE = regex(rf"[一-鿿]{{{_FEWEST}}}")


def _gaps(pieces: Pieces) -> dict[str, _Gap]:
    """Where a character may be lost beside one that is left, by the two characters on each side."""
    text = pieces.stretch
    told = {around for _, around in pieces.again}
    found: dict[str, _Gap] = {}
    for place in pieces.left:
        for gap in (place, place + 1):
            around = text[max(0, gap - SIDE) : gap + SIDE]
            if around in told and _HAN.fullmatch(around):
                found.setdefault(around, _Gap(gap, pieces.often[text[place]]))
    return found


def _lost(text: str, at: int, gap: int, often: int) -> BrokenWord | None:
    """The two writings, where the character at `at` belongs to a word that the other one leaves in pieces."""
    if may_be_left_out(text, at) or not _HAN.match(text[at]):
        return None
    before, behind = shared(text, at, gap)
    word = word_around(text, at)
    if (
        before + behind < max(_FEWEST, often - _OFTEN + _FEWEST)
        or word.start < at - before
        or word.end > at + 1 + behind
        or word.end - word.start == 1
    ):
        return None
    if word.start < at and text[gap - 1] in _VERBS:
        return None
    # 业 in 东部业新区: the neighbours that belong to the word.
    mates = [gap - 1] * (word.start < at) + [gap] * (at + 1 < word.end)
    if not any(left_alone(text, mate) for mate in mates):
        return None
    before, behind = min(before, _SHOWN), min(behind, _SHOWN)
    broken = Span(gap - before, gap + behind)
    if text.count(text[broken.start : broken.end]) > 1:
        return None
    return BrokenWord(Span(at - before, at + 1 + behind), broken, lost=True)


def shared(text: str, at: int, other: int, skipped: int = 0) -> tuple[int, int]:
    """How many characters are the same before two places, and behind the next one and `skipped` ones at the other."""
    before = behind = 0
    while (
        before < min(at, other)
        and text[at - before - 1] == text[other - before - 1]
        and _told(text, other - before - 1)
    ):
        before += 1
    one, two = at + 1, other + skipped
    while text[one + behind : one + behind + 1] == text[two + behind : two + behind + 1] and _told(text, two + behind):
        behind += 1
    return before, behind


def _told(text: str, at: int) -> bool:
    return _TOLD.match(text, at) is not None

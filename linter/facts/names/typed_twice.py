"""Characters typed twice: 基础养养老金 and 城乡乡居民, where a dictionary leaves one of the two by itself.

In 1.8 million characters of newspaper prose two places rang that were meant as they stood; of characters doubled at
random in reports four in ten were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.persons import named_otherwise
from linter.facts.names.pieces import Pieces
from linter.facts.names.word_slips import is_term, seldom_alone
from linter.offsets import Span

_MEETS = frozenset(
    "全行化育作业会工测性率员者区县市镇村站所局院校队厂店部科组团馆园厅室点线面层级类型式制度量额费款金国司心机"
    "看走聊说听想试问谈跳唱读写练学坐转逛吃洗刷扫晒亮跑拉搞算充取喝热避歇暖伙壮"
)
"""What ends one word and begins the next, 快递业业务 and 食品安全全链条, or is done a little: 聊聊天, 充充电."""
_LONGEST = 6
"""Characters of a word."""
_QUOTED = ("“", "‘", "《")


class TypedTwice(NamedTuple):
    """A character and the same again."""

    span: Span


def find_typed_twice(text: str, pieces: Pieces) -> Iterator[TypedTwice]:
    """Every character by itself beside a plain word that begins or ends with it, of a sort that hardly stands alone."""
    stretch, starts, seldom = pieces.stretch, pieces.starts, seldom_alone()
    for place in pieces.lone:
        char = stretch[place]
        if char not in seldom or char in _MEETS:
            continue
        if stretch[place + 1 : place + 2] == char:
            first, word = place, stretch[place + 1 : _next(starts, place + 1)]
        elif stretch[place - 1 : place] == char:
            first, word = place - 1, stretch[_last(starts, place - 1) : place]
        else:
            continue
        around = stretch[max(0, first - 1) : first + 3]
        # 一束束 is meant; three in a row are a picture, and a name is told more than once.
        if len(word) == 1 or not is_term(word) or char * 3 in around or around.startswith("一"):
            continue
        if stretch.count(around) > 1 or stretch.startswith(_QUOTED, first - 1):
            continue
        if not any(named_otherwise(text, pieces.start + at) for at in (first, first + 1)):
            yield TypedTwice(Span(first, first + 2).shifted(pieces.start))


def _next(starts: frozenset[int], at: int) -> int:
    """Where the word that begins at a place ends."""
    return next((end for end in range(at + 1, at + _LONGEST) if end in starts), at)


def _last(starts: frozenset[int], at: int) -> int:
    """Where the word that ends with a place begins."""
    return next((start for start in range(at, at - _LONGEST, -1) if start in starts), at)

"""Characters and words typed twice: 推推进工作 and 结算结算后, where a dictionary leaves one of the two by itself.

In 1.8 million characters of newspaper prose two places rang that were meant as they stood; of characters doubled at
random in reports four in ten were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.persons import named_otherwise
from linter.facts.names.pieces import Pieces
from linter.facts.names.word_slips import LONGEST, vocabulary
from linter.offsets import Span
from linter.patterns import regex

_TWICE = regex("(?P<word>[一-鿿]{2,4}?)(?P=word)")
_ON_PURPOSE = regex("[一二三两几每多这那越彼]|[着的地]$")
"""一步一步, 想着想着."""
_MAY_MEET = regex(
    "[再又]|方案|清单|情况|办法|意见|措施|台账|细则|计划|制度|机制|报告|要求|标准|条件|名单|目录|会议|小组|责任|单位|部门|人员"
    "|经费|资金|项目|工程|平台|体系|中心|方式|程序|流程|结果|成果|成效|力度|水平|能力|化|[|｜]"
)
"""组织实施实施方案, 反馈问题问题清单化: the second word begins a compound. 落实落实再落实 is a call."""
_PAIR = 2
_QUOTED = ("“", "‘", "《")


class TypedTwice(NamedTuple):
    """A character or a word, and the same again."""

    span: Span


def find_typed_twice(text: str, pieces: Pieces) -> Iterator[TypedTwice]:
    """Every character by itself beside a plain word that begins or ends with it, of a sort that hardly stands alone."""
    yield from _words_twice(pieces)
    stretch, starts, known = pieces.stretch, pieces.starts, vocabulary()
    for place in pieces.lone:
        char = stretch[place]
        if char not in known.seldom or char in known.meets:
            continue
        if stretch[place + 1 : place + 2] == char:
            first, word = place, stretch[place + 1 : _next(starts, place + 1)]
        elif stretch[place - 1 : place] == char:
            first, word = place - 1, stretch[_last(starts, place - 1) : place]
        else:
            continue
        around = stretch[max(0, first - 1) : first + 3]
        # 一束束 is meant; three in a row are a picture, and a name is told more than once.
        if len(word) == 1 or word not in known.terms or char * 3 in around or around.startswith("一"):
            continue
        if stretch.count(around) > 1 or text[max(0, pieces.start + first - 1) : pieces.start + first] in _QUOTED:
            continue
        if not any(named_otherwise(text, pieces.start + at) for at in (first, first + 1)):
            yield TypedTwice(Span(first, first + 2).shifted(pieces.start))


def _words_twice(pieces: Pieces) -> Iterator[TypedTwice]:
    """结算结算后: a plain word of two characters behind itself, but for what one does a little; and longer ones."""
    starts, known = pieces.starts, vocabulary()
    for match in _TWICE.finditer(pieces.stretch):
        first, end, word = match.start(), match.end(), match["word"]
        middle = first + len(word)
        if not (first in starts and middle in starts and end in starts) or _ON_PURPOSE.search(word):
            continue
        if len(word) == _PAIR and (first + 1 in starts or word not in known.terms or word in known.said_twice):
            continue
        if _MAY_MEET.match(pieces.stretch, end):
            continue
        yield TypedTwice(Span(first, end).shifted(pieces.start))


def _next(starts: frozenset[int], at: int) -> int:
    """Where the word that begins at a place ends."""
    return next((end for end in range(at + 1, at + LONGEST + 1) if end in starts), at)


def _last(starts: frozenset[int], at: int) -> int:
    """Where the word that ends with a place begins."""
    return next((start for start in range(at, at - LONGEST, -1) if start in starts), at)

"""Grouped digits: the blanks inside 1 240, which GB/T 15835—2011 (5.1.3) has between groups of three digits."""

from __future__ import annotations

from linter.offsets import Span
from linter.patterns import regex

_BLANK = "[ \u00a0\u2000-\u200a\u202f\u3000]"
_DIGIT = "[0-9０-９]"
_GROUPS = regex(f"{_DIGIT}{_BLANK}{_DIGIT}{{3}}(?!{_DIGIT})")
"""What is looked for first: few texts write so."""
# A cell of a drawn table may be such a number; a row lost in its line (60 271 56) is none, nor is 表1 120户.
_FRONT = (
    r"(?:(?<=[一-鿿，。、；：:（(“¥￥~～—–\-\t|≈=＝+＋×])(?<!附件)(?<![表图第号])"
    r"|(?<=[一-鿿)）%][,;:(])"
    rf"|(?<=[一-鿿] )(?={_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+ [一-鿿]))"
)
_GROUPED = regex(rf"{_FRONT}[1-9１-９]{_DIGIT}{{0,2}}(?:{_BLANK}{_DIGIT}{{3}})+(?!{_BLANK}?{_DIGIT})")


def blanks_in_numbers(source: str) -> list[Span]:
    """The blanks that part the groups of a number, each by itself, in order."""
    if not _GROUPS.search(source):
        return []
    return [
        Span(at, at + 1)
        for number in _GROUPED.finditer(source)
        for at in range(*number.span())
        if not source[at].isdigit()
    ]

"""Blanks inside numbers: 1 240, which GB/T 15835—2011 (5.1.3) has between groups of three digits, and 57. 6亿元.

The second is a slip of the keyboard; whoever reads it takes 57.6, and so do the checks.
"""

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
    # 其他（含捐助）1 688人次; behind the bracket of a number, （1）1 is a mark and what it marks.
    r"|(?<=[一-鿿”][）)])"
    # 手机APP28 935件; PM10 120 is no number, and a road has one letter, G3 120公里.
    rf"|(?:(?<=[A-Za-z][A-Za-z])(?<!PM)|(?<=[A-Za-z][A-Za-z] )(?<!PM ))(?={_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+[一-鿿])"
    rf"|(?<=[一-鿿] )(?={_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+ [一-鿿]))"
)
_GROUPED = regex(rf"{_FRONT}[1-9１-９]{_DIGIT}{{0,2}}(?:{_BLANK}{_DIGIT}{{3}})+(?!{_BLANK}?{_DIGIT})")

# 57. 6亿元 and 12, 345万元; the 2. of 主要问题2. 3个村 is the mark of a list and has no unit of amounts behind it.
_POINT_OR_COMMA = regex(f"{_DIGIT}{_BLANK}?[.．,]{_BLANK}{_DIGIT}")
_AMOUNT = f"{_BLANK}?(?:[万亿元%％‰吨亩倍米]|个?百分点|公里|公顷|平方|立方|千瓦|兆瓦|公斤|千克|小时)"
_WHOLE = f"(?:{_DIGIT}{{1,3}}(?:{_BLANK}?,{_BLANK}?{_DIGIT}{{3}})+(?!{_DIGIT})|{_DIGIT}+)"
_MARK_OF_LIST = "题施务项件注例点步表图第号下是"
_PARTED = regex(
    rf"(?:(?<=[一-鿿])(?<![{_MARK_OF_LIST}])|(?<=[一-鿿]{_BLANK})(?<![{_MARK_OF_LIST}]{_BLANK})(?!{_DIGIT}[.．])|(?<=[，、（(~～—–\-¥￥])(?!{_DIGIT}[.．]))"
    rf"{_WHOLE}(?:{_BLANK}?[.．]{_BLANK}?{_DIGIT}{{1,4}})?(?={_AMOUNT})"
)


def blanks_in_numbers(source: str) -> list[Span]:
    """The blanks that part the groups of a number, each by itself, in order."""
    looks = (_GROUPED if _GROUPS.search(source) else None, _PARTED if _POINT_OR_COMMA.search(source) else None)
    return sorted(
        Span(at, at + 1)
        for look in looks
        if look is not None
        for number in look.finditer(source)
        for at in range(*number.span())
        if source[at].isspace()
    )

"""Sister slips: 东澜铁路监督监管局 beside 南浦铁路监督管理局 and another one, a name of sister bodies written wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.facts.names.alike import alike
from linter.facts.names.lost_in_words import left_alone, may_be_left_out
from linter.facts.names.pieces import alone
from linter.offsets import Span
from linter.patterns import regex

_BODY = regex(
    "(?:局|处|部|[处站所队院](?=[、，,；;。：:（(\\d])|中心|支队|大队|法院|学院|医院|公司|分行|支行|委员会)(?<=[一-鿿]{7})"
)
"""What a body's name ends with, behind a place and what the sisters share."""
_SHARED = 5
"""Characters at the end of the name that are told of two sisters or more."""
_OFTEN = 2
_NEAR = 20
"""Names before and behind, among which the sisters stand."""
_SHOWN = 6
"""Characters before these that are shown at most."""


def find_sister_slips(text: str) -> Iterator[tuple[Span, Span]]:
    """Each ending that stands once, as no word, and the ending of its sisters."""
    ends = [match.end() for match in _BODY.finditer(text)]
    tails = [text[end - _SHARED : end] for end in ends]
    often = Counter(tails)
    for at, (end, tail) in enumerate(zip(ends, tails, strict=True)):
        if often[tail] > 1:
            continue
        near: dict[str, int] = {}
        for other in range(max(0, at - _NEAR), min(len(ends), at + _NEAR + 1)):
            near.setdefault(tails[other], ends[other])
        for right, whole in near.items():
            if often[right] >= _OFTEN and right[-1] == tail[-1] and _slipped(text, whole, end):
                before = _before(text, whole - _SHARED, end - _SHARED)
                yield Span(end - _SHARED - before, end), Span(whole - _SHARED - before, whole)
                break


def _before(text: str, one: int, other: int) -> int:
    """Characters that both names share before their last ones."""
    length = 0
    while length < min(_SHOWN, one, other) and text[one - length - 1] == text[other - length - 1] >= "一":
        length += 1
    return length


def _slipped(text: str, whole: int, broken: int) -> bool:
    """True where the last characters of two names differ by a slip: one wrong, two turned round, one told twice."""
    start, first = whole - _SHARED, broken - _SHARED
    apart = [at for at in range(_SHARED) if text[start + at] != text[first + at]]
    if 0 in apart:
        return _lost(text, whole, broken)
    one, other = (text[begin + apart[0] : begin + apart[-1] + 1] for begin in (start, first))
    at = first + apart[0]
    if len(one) == 1:
        return alike(one, other) and alone(text, at) and not alone(text, start + apart[0])
    if len(one) > len("管理"):
        return False
    if one == other[::-1]:
        return alone(text, at) and alone(text, at + 1) and not alone(text, start + apart[0])
    # 监督监管局: what was typed just before is typed again, and the rest of the word is pushed out.
    return (other[1] == one[0] and other[0] in text[at - 2 : at]) or (
        other[0] == one[1] and other[1] in text[at + 2 : at + 4]
    )


def _lost(text: str, whole: int, broken: int) -> bool:
    """True where the broken name lacks a character of a word that is no word without it."""
    one, other = text[whole - _SHARED : whole], text[broken - _SHARED + 1 : broken]
    at = next((i for i, char in enumerate(other) if one[i] != char), len(other))
    if not 0 < at < len(other) or one[at + 1 :] != other[at:] or may_be_left_out(text, whole - _SHARED + at):
        return False
    gap = broken - _SHARED + 1 + at
    return any(left_alone(text, mate) for mate in (gap - 1, gap))

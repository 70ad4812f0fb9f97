"""Distributive catchwords: “一企一证”承诺备案 and “一业一证”承诺备案 of one thing, 民宿, which has one of the two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from linter.offsets import Span
from linter.patterns import regex

_QUOTED = regex("(?P<front>[一-鿿]{2,6})“(?P<words>一[一-鿿]一[一-鿿])”(?P<behind>[一-鿿]{4,6})")
_MOST = 20
"""Catchwords of a text that are compared; more are a list of them."""
_SHARED = 2
"""Characters of the thing that stands before both."""
_BEHIND = 4
"""Characters behind both, in whatever order: 承诺备案制, 承诺制备案."""
_STOP = regex("[。；\n]")
_ANY = regex(
    "重点|推行|实行|落实|建立|开展|创新|坚持|采取|执行|实施|健全|完善|推进|制定|探索|按照|进行|问题|整改|工作|项目|企业|全面|[全我][省市县区镇乡村]|开业|经营|开办|兴办|办理|登记|审批|申[办请]|管理|治理|安全"
)
"""What stands before any of them, 重点企业“一企一策”, and what is done with the thing: 茶馆开业, 书店开业."""


def find_distributive_words(text: str) -> Iterator[tuple[Span, Span]]:
    """Two such words that differ in one character, one told once, with the same words on both sides."""
    found = list(_QUOTED.finditer(text))[:_MOST] if "“一" in text else []
    for one, other in combinations(found, 2):
        apart = sum(a != b for a, b in zip(one["words"], other["words"], strict=True)) == 1
        once = any(text.count(match["words"]) == 1 for match in (one, other))
        if apart and once and _STOP.search(text, one.end(), other.start()) and _of_one_thing(one, other):
            yield Span(*other.span("words")), Span(*one.span("words"))


def _of_one_thing(one: re.Match[str], other: re.Match[str]) -> bool:
    if (Counter(one["behind"]) & Counter(other["behind"])).total() < _BEHIND:
        return False
    short, long = sorted((_ANY.sub("", match["front"]) for match in (one, other)), key=len)
    return len(short) >= _SHARED and short in long

"""Growth below nothing beside a rise: 增收18.3万元，增长-8.6%: the minus sign turns one of the two round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.offsets import Span
from linter.patterns import regex

_RISE = r"(?P<rise>(?:增收|增支|多收|多支|增加|上升)了?\d[\d,]*(?:\.\d+)?[万亿]?[元吨亩])"
_MINUS = r"(?P<minus>(?:增长|上升|增幅为?|增速为?)[-−－]\d+(?:\.\d+)?%)"
_STOP = r"(?=[，,。；;、）)\n]|$)"
"""Behind the two: 增加260万元贷款 tells what was added, which is another thing than what grew."""
_SIDE_BY_SIDE = (regex(rf"(?<![少不未]){_RISE}[，,、]?{_MINUS}{_STOP}"), regex(rf"{_MINUS}[，,、]{_RISE}{_STOP}"))
_OTHER_BASE = regex(r"年初|上月|上季|环比|预算|计划|上旬|分别|依次|亏|[-－−]\d")
"""What the rise is measured from where the growth is not, and what turns from loss to gain."""
_BEFORE = 40


def find_minus_growth(text: str) -> Iterator[Hit]:
    """One hit for each rise with a growth below nothing right before or behind it."""
    for pattern in _SIDE_BY_SIDE if _SIGN.search(text) else ():
        for match in pattern.finditer(text):
            front = re.split("[。；;\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
            if _OTHER_BASE.search(front):
                continue
            values = {"rise": match["rise"], "minus": match["minus"]}
            yield Hit((Span(*match.span("minus")), Span(*match.span("rise"))), values, variant="minus")


_SIGN = regex(r"(?:增长|上升|增幅为?|增速为?)[-−－]\d")

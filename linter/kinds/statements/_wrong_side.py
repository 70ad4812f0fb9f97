"""Wrong side: 出让收入完成1.4亿元，减支4.9亿元、下降78%: an income has 增收 and 减收, an expense 增支 and 减支."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.offsets import Span
from linter.patterns import regex

_CHANGE = regex(
    r"[%元][，,、](?:(?:比|较)上年|同比)?(?P<verb>[增减](?P<side>[收支]))了?[\d,.]+[万亿]?元[，,、](?:增长|下降)\d"
)
_SIDES = {"收": "收入", "支": "支出"}
_CLAUSES = regex("[。；;\n]")
_BEFORE = 120
"""Characters before a change in which what it is of is named."""


def find_wrong_sides(text: str) -> Iterator[Hit]:
    """One hit for each change of an income that is told as one of an expense, and the other way round.

    In 2.6 million characters of reports one stood so, and was told rightly elsewhere.
    """
    for match in _CHANGE.finditer(text):
        front = _CLAUSES.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        own = _SIDES[match["side"]]
        other = _SIDES["支" if match["side"] == "收" else "收"]
        named = [found.start() for found in re.finditer(other, front)]
        if named and own not in front:
            at = max(0, match.start() - _BEFORE, match.start() - len(front)) + named[0]
            spans = (Span(*match.span("verb")), Span(at, at + len(other)))
            yield Hit(spans, {"verb": match["verb"], "side": other}, severity="warning", variant="side")

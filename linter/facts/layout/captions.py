"""Captions of tables and figures: 表1：…, 图2-1 …, 附表3, and what each of them is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.document import Document
from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex

SORT = r"(?P<sort>附表|附图|图表|专栏|表|图)"
NUMBER = r"(?P<number>\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]{1,3})"
_CAPTION = regex(rf"[#*>（(【\s]*(?P<again>续)?{SORT} ?{NUMBER}(?=[^\d.%]|\d{{4}}|$)(?P<title>[^\n]{{0,60}})")
"""At the start of a block: 表1：…, 图2 2021—2025年…, 附表3."""
_IN_LINE = regex(r"[。；%\s][图表] ?\d{1,2} ?[:：]")
"""A report in one paragraph sets them behind a stop: …增长5%。 图 2 : …"""
_WITHIN = regex(r"(?P<again>)(?P<sort>[图表]) ?(?P<number>\d{1,2})[ 　]?[:：](?P<title>[^\n。]{0,24})")
_BOX = regex(r"(?P<again>)(?P<sort>专栏)[ 　]*\n+[ 　]*(?P<number>\d{1,2})[ 　]*\n+(?P<title>[^\n]{2,60})")
"""专栏, its number and its name, each on a line of its own, as a page gives them."""


@dataclass(frozen=True, slots=True)
class Caption:
    """One table or figure where it stands."""

    sort: str
    """表, 图, 附表, 附图, 图表 or 专栏."""
    number: str
    """As digits; of a number by chapters 2-1."""
    span: Span
    """From its sort to the end of its number."""
    title: str
    """What is said behind the number, up to the end of the line."""
    continued: bool
    """True for 续表2."""


def find_captions(document: Document) -> tuple[Caption, ...]:
    """Every caption, in order."""
    text = document.text
    found: list[Caption] = []
    for block in document.blocks:
        if block.kind == "code":
            continue
        match = _CAPTION.match(text, *block.span) or _BOX.match(text, block.span.start)
        if match:
            found.append(_caption(match))
    begun = {caption.span.start for caption in found}
    for sign in _IN_LINE.finditer(text):
        match = _WITHIN.match(text, sign.start() + 1)
        if match and match.start("sort") not in begun:
            found.append(_caption(match))
    return tuple(sorted(found, key=lambda caption: caption.span))


def _caption(match: re.Match[str]) -> Caption:
    span = Span(match.start("sort"), match.end("number"))
    return Caption(match["sort"], plain_number(match["number"]), span, match["title"].strip(), bool(match["again"]))


def plain_number(numeral: str) -> str:
    """表三 and 表3, 图2-1 and 图2.1 are the same."""
    value = None if numeral[0].isdigit() else han_value(numeral)
    return numeral.replace("—", "-").replace(".", "-") if value is None else str(value)

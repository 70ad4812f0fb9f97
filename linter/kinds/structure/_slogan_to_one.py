"""Slogans of so many to one: “四包一”责任制，即包教育、包帮扶、…, whose items each begin with its verb."""

from __future__ import annotations

import re

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_WORD = regex("(?P<verb>[包帮联保管带扶访护])一")
_ITEM = "[^，,。；;：:、“”（()）和及与等\\d\\n]{1,12}"
_MEANS = regex("[，,。：:（(—]*(?:也)?即(?:是|为)?[：:，,]?")
_CLOSED = regex("[。；;）)\\n]|$")
_OF_THOSE_WHO_DO_IT = regex("[包帮联保管带扶访护]{1,2}[一1][个名户件案人起村家]")
"""四名干部包一案 beside it: the number is that of the people."""
_MOST_OFF = 1
"""Items by which a row is off where one was added or dropped; further off, the number counts those who do it."""


def many_to_one(ledger: Ledger, slogan: re.Match[str], number: int) -> list[Span]:
    """The items that 即 spells out behind “四包一”, each with 包 before it, where there is one too many or too few.

    The number may be that of the people who take care of one case: only what 即 says it stands for is counted.
    """
    told = _WORD.fullmatch(slogan["word"])
    means = _MEANS.match(ledger.text, slogan.end()) if told else None
    if told is None or means is None:
        return []
    item = f"{told['verb']}{_ITEM}"
    row = re.compile(rf"{item}(?:[、，,和及与]+{item})+").match(ledger.text, means.end())
    if row is None or _CLOSED.match(ledger.text, row.end()) is None:
        return []
    block = ledger.document.blocks[ledger.document.block_index(slogan.start())].span
    if _OF_THOSE_WHO_DO_IT.search(ledger.text, *block):
        return []
    items = [Span(*one.span()) for one in re.compile(item).finditer(ledger.text, row.start(), row.end())]
    return items if abs(len(items) - number) <= _MOST_OFF else []

"""Planned again: 四、2024年上半年工作打算 in a summary of just that half year."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.kinds.dates._titled_years import YEAR
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PART = "[上下]半年|(?:第?[一二三四]|前[二三])季度|\\d{1,2}月份?"
_TITLE = regex(rf"{YEAR}年(?P<part>{_PART})")
_HEADING = regex(
    rf"[（(]?[一二三四五六七八九十]{{1,2}}[）)]?[、.．]?(?P<span>(?P<year>{YEAR})年(?P<part>{_PART}))"
    r"(?:的|重点|主要|工作|下步|任务|目标){0,4}(?:打算|计划|安排|思路|谋划|措施|要点)[。]?"
)
_PLANS = regex("打算|计划|安排|思路|谋划|要点|预算|方案")


def planned_again(ledger: Ledger, own: int, title: str) -> Iterator[Span]:
    """The part of a year that a heading plans for, where it is the very one that the title sums up."""
    told = _TITLE.search(title)
    if told is None or _PLANS.search(title):
        return
    for block in ledger.document.blocks:
        match = _HEADING.match(ledger.text, *block.span)
        if match and numeral(match["year"]) == own and match["part"] == told["part"]:
            yield Span(*match.span("span"))

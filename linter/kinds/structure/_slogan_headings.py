"""Headings further below a slogan: 牢牢做到“四个强化”。 and then （一）强化…, （二）强化…, each in its own section."""

from __future__ import annotations

import re
from bisect import bisect_left

from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SHORTEST, _FEWEST = 2, 2
"""Characters of the word of a slogan, and times that it must stand again behind it."""
_FARTHEST = 2
"""Headings that a slip leaves out or adds at most."""
_BLOCKS = 3
"""Blocks behind the slogan's in which the first heading stands."""
_OTHERS = regex(
    "总书记|中央|国家|国务院|[省市县区州镇乡]委|上级|提出|要求|讲话|精神|战略|贯彻|学习|去年|上年|过去|五年来|一年来|之一|[中里]的|其中"
)
"""Before or right behind a slogan that others have given, or that sums up other matters than those headed below."""
_BACK, _BEHIND = 24, 12
"""Characters before and behind a slogan in which that is told."""
_RUNS_ON = regex("、[“]|和“|与“|及“")
"""“三个坚持”、“四个着力”: the headings may be parted by another one of them."""


def headed_below(ledger: Ledger, slogan: re.Match[str]) -> list[Span]:
    """The markers of the headings, all of one row and the next there are, whose titles all begin with the word."""
    word, close = slogan["word"], slogan.end("slogan")
    if len(word) < _SHORTEST or ledger.text.count(word, close) < _FEWEST:
        return []
    block = ledger.document.block_index(slogan.start())
    start, end = ledger.document.blocks[block].span
    near = ledger.text[max(start, slogan.start() - _BACK) : min(end, close + _BEHIND)]
    if block in ledger.outline.blocks or _OTHERS.search(near) or _RUNS_ON.search(near):
        return []
    at = bisect_left(ledger.outline.blocks, block + 1)
    headings = ledger.headings[at:]
    if not headings or headings[0].number != 1 or headings[0].block > block + _BLOCKS:
        return []
    row = [one for one in headings if (one.parent, one.style) == (headings[0].parent, headings[0].style)]
    if [one.number for one in row] != list(range(1, len(row) + 1)):
        return []
    if abs(whole_number(slogan["number"]) - len(row)) > min(_FARTHEST, len(row) - 1):
        return []
    if any(ledger.read(one.span).count(word) > 1 for one in row):
        return []  # （二）着力稳增长、着力优结构 is two of them
    titles = (ledger.text[one.marker.end : one.marker.end + len(word) + 1].lstrip("“ 　") for one in row)
    return [one.marker for one in row] if all(title.startswith(word) for title in titles) else []

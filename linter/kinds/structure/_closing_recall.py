"""Recalls that close a list: 一是…；二是…。三是…。以上五个方面缺一不可。 at the very end of its paragraph.

A smaller number could be of what the last point itself lists; it is the list's only where the last point holds nothing
that comes to it.
"""

from __future__ import annotations

import re

from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_POINTS = regex("方面|[条点]|项(?:内容|要求|原则)")
"""What is counted by no noun of its own, so that it can only be the points."""
_ONE_MORE = regex(
    r"(?<=[。；;])(?:此外|另外|同时|还有|还要|最后|与此同时|除此之外|再[次者就]|第[一二三四五六七八九十])"
)
"""What adds to the points without a mark of its own."""
_COUNT = regex(r"(?P<number>[二两三四五六七八九十]{1,2}|\d{1,3})(?![\d.,%％年月日万亿时]|十)")
_QUOTED = regex("“[^”\n]{0,12}”")
"""“三位一体” counts nothing that is listed here."""
_CLAUSE = regex("[，,。；;：:]")
_STOP = regex("[。；;]")
_LONGEST = 700
"""Characters of a last point behind which its list is still in mind."""


def closes_the_list(ledger: Ledger, last: Span, match: re.Match[str], number: int) -> bool:
    """True where the words recall the points of the list whose last mark stands before them in their paragraph."""
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    end = ledger.sentences[ledger.sentence_at(match.start())].span.end
    if match.start() - last.end > _LONGEST or ledger.read(Span(min(end, block.end), block.end)).strip():
        return False
    if not _POINTS.search(match["span"]):
        return False
    point = _QUOTED.sub("", ledger.text[last.end : match.start()])
    return not _ONE_MORE.search(point) and number not in _counted_in(point)


def _counted_in(point: str) -> set[int]:
    """All numbers that what a point says may come to: told, or those of its sentences and of its rows with 、."""
    told = {whole_number(count["number"]) for count in _COUNT.finditer(point)}
    rows = {clause.count("、") + 1 for clause in _CLAUSE.split(point)}
    said = len([part for part in _STOP.split(point) if part])
    sentences = len([part for part in point.split("。") if part])
    return told | rows | {said, said - 1, sentences, sentences - 1}

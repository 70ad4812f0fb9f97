"""Headed twice: （三）抓好春耕备耕 and （四）抓好春耕备耕, a heading that was copied and never changed."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Heading
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SHORTEST = 4
"""Characters of a heading that names what stands below it."""
_LABEL = regex(
    "(?:[一-鿿]{0,4}(?:整改|完成|落实|进展|存在|基本|主要|工作|办理)[一-鿿]{0,4})?"
    "(?:情况|措施|问题|做法|打算|结果|成效|单位|时限|目标|任务|内容|说明|要求|进展)"
)
"""What heads a column of each item: 整改情况."""
_STYLES = ("一、", "（一）")
_BODY, _NEAR = 30, 3
"""Characters of a text that stands below a heading, and blocks in which it does, behind a heading of a lower level."""
_STOP = "。；;：: 　"


def headed_twice(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The heading that says the same as the one before it, and that one."""
    last: dict[tuple[int, str], Heading] = {}
    for heading in ledger.headings:
        key = heading.parent, heading.style
        before = last.get(key)
        if heading.number:
            last[key] = heading
        if before is None or heading.number != before.number + 1 or not (heading.whole and before.whole):
            continue
        words = _words(ledger, heading)
        if len(words) < _SHORTEST or _LABEL.fullmatch(words) or words != _words(ledger, before):
            continue
        # 1.县第一中学 and 2.县第一中学 are rows of a list: a heading has a text of its own below it.
        ends = heading.block, len(ledger.document.blocks)
        below = [_below(ledger, one, end) for one, end in zip((before, heading), ends, strict=True)]
        if heading.style in _STYLES and min(below) >= _BODY and _alike_below(ledger, before, heading):
            yield heading.span, before.span


def _alike_below(ledger: Ledger, *headings: Heading) -> bool:
    """False where each has subheadings of its own: 1.县医院 under one 违规发放, 1.中医院 under the other."""
    firsts = []
    for heading in headings:
        blocks = ledger.document.blocks[heading.block + 1 : heading.block + 2]
        if not blocks or ledger.document.blocks[heading.block].span.end - heading.span.end >= _BODY:
            return True
        firsts.append(ledger.read(blocks[0].span))
    return firsts[0] == firsts[1] or min(map(len, firsts)) >= _BODY


def _below(ledger: Ledger, heading: Heading, end: int) -> int:
    """Characters behind a heading in its block, or in one of those next to it that stand before `end`."""
    rest = ledger.document.blocks[heading.block].span.end - heading.span.end
    blocks = ledger.document.blocks[heading.block + 1 : min(end, heading.block + 1 + _NEAR)]
    return max(rest, *(block.span.end - block.span.start for block in blocks)) if blocks else rest


def _words(ledger: Ledger, heading: Heading) -> str:
    return ledger.text[heading.marker.end : heading.span.end].strip(_STOP)

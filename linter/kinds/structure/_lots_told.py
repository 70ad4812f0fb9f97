"""Lots told one after another: 四批培训补贴 and, in the paragraph behind it, 第一批…；第二批…；第三批…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import han_value, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNITS = "[批期轮路步类种站块片套笔]"
_FIRST = regex(
    rf"(?:^|[。；;：:，,])[ 　]*(?P<mark>第一(?P<unit>{_UNITS})(?![次个一-鿿]?[和与、至]))",
    re.MULTILINE,
)
_NEXT = regex(rf"[。；;，,][ 　]*(?P<mark>第(?P<number>[二三四五六七八九十])(?P<unit>{_UNITS}))")
_COUNT = regex(rf"(?<![第\d一二三四五六七八九十前后])(?P<number>[二两三四五六七八九十]|\d)(?:个|大)?(?P<unit>{_UNITS})")
_NOT_ALL = regex("其余|剩余|余下|另有|另外|尚未|后续|下一|计划|拟|预计|其中|先后|以上")
_BEFORE = 80
"""Characters before the first lot in which their number stands."""
_LEAD = 8
"""Characters before that number that may say that it counts some."""


def lots_told(ledger: Ledger) -> Iterator[tuple[Span, list[Span]]]:
    """Every number of lots with the marks of those told behind it, where there is one more or one fewer."""
    text, blocks = ledger.text, ledger.document.blocks
    for first in matches_on_lines(_FIRST, "第一", text):
        unit = first["unit"]
        at = ledger.document.block_index(first.start("mark"))
        block = blocks[at].span
        floor = blocks[max(0, at - 1)].span.start
        start = max(floor, first.start("mark") - _BEFORE)
        counts = [count for count in _COUNT.finditer(text[start : first.start("mark")]) if count["unit"] == unit]
        if len(counts) != 1:
            continue
        marks = [Span(*first.span("mark"))]
        for mark in _NEXT.finditer(text, block.start, block.end):
            if mark["unit"] == unit and han_value(mark["number"]) == len(marks) + 1:
                marks.append(Span(*mark.span("mark")))
        if len(marks) < 2 or abs(whole_number(counts[0]["number"]) - len(marks)) != 1:
            continue
        told = counts[0].span()
        whole = text[max(floor, start + told[0] - _LEAD) : block.end]
        if not _NOT_ALL.search(whole) and whole.count(unit) == len(marks) + 1:
            yield Span(start + told[0], start + told[1]), marks

"""Headings of another budget: 2.一般公共预算 above 全市政府性基金预算收入, where 1.一般公共预算 stands before it.

A budget report tells of four budgets one after the other (预算法 第五条), each under a heading of its own; the heading
that is copied from the one before it names the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BUDGET = regex("一般公共预算|政府性基金|国有资本经营|社会保险基金|社保基金")
_SAME = {"社保基金": "社会保险基金"}
_OPENING = 90
"""Characters below a heading in which its budget is named."""
_APART = regex("调[入出]|剔除|扣除|除|不含|从")
"""剔除国有资本经营预算调入因素: another budget named on the way."""
_TITLE = 30
_SENTENCE = regex(r"[无未没]|完成|，|\d[.\d]*[万亿]")
"""（3）开发区无社会保险基金预算收支。 says all that is to be said."""


def of_another_budget(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each heading whose section opens with another budget, and whose own one has a heading already."""
    if "政府性基金" not in ledger.text:
        return
    named = []
    for heading in ledger.headings:
        title = Span(heading.span.start, min(heading.span.end, heading.span.start + _TITLE))
        if heading.span.end - heading.span.start > _TITLE or _SENTENCE.search(ledger.text, *title):
            continue
        told = {_SAME.get(word, word): at for word, at in _budgets(ledger.text, title)}
        if len(told) == 1:
            named += [(heading, *next(iter(told.items())))]
    for heading, budget, at in named:
        block = ledger.document.blocks[heading.block].span
        # 1.一般公共预算。全市…: a heading may be the first words of its paragraph.
        start = heading.span.end if heading.span.end < block.end else block.end
        below = [(_SAME.get(word, word), where) for word, where in _budgets(ledger.text, Span(start, start + _OPENING))]
        if not below or budget in {word for word, _ in below}:
            continue
        other, where = below[0]
        if _APART.search(ledger.text, start, where.start):
            continue
        beside = [one for one in named if one[0] is not heading and one[0].parent == heading.parent]
        if any(one[1] == budget for one in beside) and all(one[1] != other for one in beside):
            values = {"heading": budget, "listed": other}
            yield Hit((at, where), values, severity="warning", variant="budget")


def _budgets(text: str, span: Span) -> list[tuple[str, Span]]:
    return [(match.group(), Span(*match.span())) for match in _BUDGET.finditer(text, *span)]

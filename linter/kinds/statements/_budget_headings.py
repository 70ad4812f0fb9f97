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

_BUDGET = "一般公共预算|政府性基金|国有资本经营|社会保险基金|社保基金"
_SHORT = {"社保基金": "社会保险基金"}
_NAMED = regex(_BUDGET)
_HEADED = regex(
    rf"[^一-鿿]*(?:[一二三四五六七八九十]{{1,3}}[、.．）)])?(?:全?[省市县州区]|[市县州区]?本?级)?(?P<budget>{_BUDGET})"
    r"(?:预算)?(?:收支|收入预计|和|支出|安排|执行|预算|情况|建议|草案)*[。：:]?"
)
_TOLD_AT_ONCE = regex(rf"\W*(?P<budget>{_BUDGET})预算(?:收入|支出)")
_TOLD = regex(
    rf"(?:全[省市县州区]|[省市县州区]本?级|本级)(?:统筹的)?[^，,。；;\d]{{0,8}}?(?P<budget>{_BUDGET})(?:预算)?(?:收入|支出|收支)"
)
"""全县政府性基金预算收入: a budget as what is told of."""
_OPENING = 90
"""Characters below a heading in which its budget is named."""


def of_another_budget(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each heading whose section tells of another budget, and whose own one has a heading already."""
    if "政府性基金" not in ledger.text:
        return
    headed = [(heading, _HEADED.fullmatch(ledger.text, *heading.span)) for heading in ledger.headings]
    named = [(heading, _whole(title["budget"]), Span(*title.span("budget"))) for heading, title in headed if title]
    for heading, budget, at in named:
        block = ledger.document.blocks[heading.block].span
        # 1.一般公共预算。全县…: a heading may be the first words of its paragraph.
        start = heading.span.end if heading.span.end < block.end else block.end
        end = start + _OPENING
        told = _TOLD_AT_ONCE.match(ledger.text, start, end) or _TOLD.search(ledger.text, start, end)
        if told is None or budget in map(_whole, _NAMED.findall(ledger.text, start, end)):
            continue
        other = _whole(told["budget"])
        beside = [one for one in named if one[0] is not heading and one[0].parent == heading.parent]
        if any(one[1] == budget for one in beside) and all(one[1] != other for one in beside):
            values = {"heading": budget, "listed": other}
            yield Hit((at, Span(*told.span("budget"))), values, severity="warning", variant="budget")


def _whole(budget: str) -> str:
    """The name of a budget in full."""
    return _SHORT.get(budget, budget)

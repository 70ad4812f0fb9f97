"""Edges of any plan: 《…三年行动方案（2022—2024年）》, and 2025年为三年行动的收官之年 in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.date_pieces import TO
from linter.facts.quantities.bigrams import han_bigrams
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?<!\d)(?:19|20)\d\d"
_SPAN = regex(rf"(?P<first>{_YEAR})年?{TO}(?P<last>{_YEAR})年?")
_OPENED = "开局|起步|起始|首|启动|开篇|开启|第一"
_CLOSED = "收官|收尾|最后一|最末一|末|决胜|终点"
_EDGE = regex(
    # 2025年为三年行动的收官之年, 2022年作为该规划的开局之年
    rf"(?P<year>{_YEAR})年(?![—－\-–~～至到])[，,]?[^。；;\n\d]{{0,8}}?[是为系](?P<of>[^。；;，,\n\d]{{0,16}}?)"
    rf"(?:(?P<opened>{_OPENED})|(?P<closed>{_CLOSED})|第(?P<nth>[二三四五]))(?:之年|之际|阶段|年)"
    # 规划的收官之年即2025年, 收官之年（2025年）
    rf"|(?P<of2>[^。；;，,\n\d（(]{{0,16}}?)(?:(?P<opened2>{_OPENED})|(?P<closed2>{_CLOSED})|第(?P<nth2>[二三四五]))(?:之年|年)"
    rf"(?:[，,]?(?:也?就?[即是为])|[（(]即?)(?P<year2>{_YEAR})年"
)
_EDGE_SIGN = regex(f"(?:{_OPENED}|{_CLOSED}|第[二三四五])(?:之|年|阶段)")
_THIS = regex("[该本此这](?:[项个轮次份一]|规划|方案|行动|计划|期|任)")
_FIVE = regex(r"[一二三四五六七八九十]五[”\"]")
_CLAUSE = regex("[^，,。；;\\n]*")
_SINCE = regex("[后来]的?$|以来")
_BACK = regex("[前后次翌上下]一?年|前夕|之[前后]")
_NAMED = 20
"""Characters around the years of a plan that name it."""
_FARTHEST = 2
"""Years by which a year left in from an older text misses the edge of the plan."""


class Misplaced(NamedTuple):
    """A year said to open or to close a plan that has other years."""

    edge: Span
    plan: Span
    first: int
    last: int


def find_misplaced_edges(ledger: Ledger) -> Iterator[Misplaced]:
    """Every such year, where its paragraph, or the words of the plan, leave one plan only."""
    text = ledger.text
    if not _EDGE_SIGN.search(text):
        return
    spans = [span for span in _SPAN.finditer(text) if int(span["first"]) < int(span["last"])]
    for edge in _EDGE.finditer(text) if spans else ():
        of = edge["of"] if edge["year"] else edge["of2"]
        year = int(edge["year"] or edge["year2"])
        opened, nth = edge["opened"] or edge["opened2"], edge["nth"] or edge["nth2"]
        if _FIVE.search(of) or _SINCE.search(of) or _BACK.match(text, edge.end()):
            continue
        plan = _plan_of(ledger, edge, of, spans)
        if plan is None or year in (_meant(one, opened, nth) for one in spans):
            continue
        first, last = int(plan["first"]), int(plan["last"])
        if abs(year - _meant(plan, opened, nth)) <= _FARTHEST:
            yield Misplaced(Span(*edge.span()), Span(*plan.span()), first, last)


def _meant(plan: re.Match[str], opened: str | None, nth: str | None) -> int:
    """The year of a plan that 开局, 收官 or 第三 names."""
    if nth:
        return int(plan["first"]) + "一二三四五".index(nth)
    return int(plan["first" if opened else "last"])


def _plan_of(ledger: Ledger, edge: re.Match[str], of: str, spans: list[re.Match[str]]) -> re.Match[str] | None:
    """The only plan of the paragraph, or of the one before it, where the edge takes it up or shares words with it."""
    block = ledger.document.block_index(edge.start())
    start = ledger.document.blocks[max(0, block - 1)].span.start
    near = [one for one in spans if start <= one.start() < ledger.document.blocks[block].span.end]
    if len({one.groups() for one in near}) != 1:
        return None
    plan = near[0]
    behind = _CLAUSE.match(ledger.text, plan.end(), plan.end() + _NAMED)
    around = ledger.text[max(0, plan.start() - _NAMED) : behind.end() if behind else plan.end()]
    return plan if _THIS.search(of) or han_bigrams(of) & han_bigrams(around) else None

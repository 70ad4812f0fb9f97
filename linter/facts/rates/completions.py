"""Completions: 为预算的101.3%, 完成预算（2500万元）的96.8%, 为71.4%（28个完成20个）: a rate whose base stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.strands import Link, Strand
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Completion(NamedTuple):
    """What was reached and what it is measured against."""

    reached: Quantity
    base: Quantity
    name: str
    """The words before the percentage: 为年初预算的."""
    others: tuple[Quantity, ...]
    """The quantities of the sentence that may be meant instead."""


_PLAN = r"(?:预算|计划|目标|任务|概算)(?:数|总?额|指标|任务|目标)?"
# 完成年度计划21.85% is told without 的, where 为计划21.85% would be a sum.
_OF_PLAN = regex(
    rf"(?:(?:为|占|(?<!超额)完成|达到|是)(?P<whose>[一-鿿]{{0,6}}?){_PLAN}的|(?<!超额)完成(?P<bare>[一-鿿]{{0,6}}?){_PLAN}的?)$"
)
_PLANNED = regex(rf"{_PLAN}(?:调整|变动|变更|调增|调减|追加|数|后|合计|总计|安排|至|到|为|是|共|约|总?投资)*$")
_OWN_PLAN = regex(
    rf"(?:(?:19|20)\d\d年|年初|全年|年度|当年|今年|本年|本级|调整|调增|调减|变动|变更|追加|批准|下达|后|的)*{_PLAN}的?"
)
# A plan that was changed on the way is another plan.
_CHANGED = regex(r"调整|变动|变更|调增|调减|追加")
_CHANGED_TO = regex(r"(?:调整|变动|变更|调增|调减)(?:为|到|至)$")
"""What a plan named before was changed to: 预算94.7亿元，后经批准调整为32.7亿元."""
_YEAR = regex(r"年初|全年|年度|当年|今年|本年|的")
_ANOTHER = regex(r"其中|[。；;]|分别|同比|比上年|下年|明年|来年")
_OF_BRACKETED = regex(r"(?:为|占|完成|达到|是|相当于)[^，。；、：:（）()]{0,14}[（(][^，。；（）()]{1,20}[）)]的$")
_LISTED = regex(r"其中|含|包括|上年|去年|同比|比|增|减|降|升|低|高|[全我本][省市国]")
_RATE = regex(r"[率占比][^，。；]{0,8}$|率[^。；]{0,8}[，,]为$")


def completion_at(ledger: Ledger, strand: Strand, at: int) -> Completion | None:
    """What the percentage at link `at` completes; None where its words do not say."""
    gap = strand.links[at].gap
    told = _OF_PLAN.search(gap)
    found = _of_plan(strand.links, at, told) if told else None
    if found or not gap.endswith("的"):
        return found
    return _of_bracketed(ledger, strand, at)


def _of_plan(links: Sequence[Link], at: int, told: re.Match[str]) -> Completion | None:
    """预算D，实际完成N，为预算的P%: the plan that the words name, and what the clause before them reached."""
    reached = next((i for i in range(at - 1, 0, -1) if links[i].quantity.is_amount), 0)
    if not reached or links[reached].quantity.approximate or _PLANNED.search(links[reached].gap):
        return None
    whose = _YEAR.sub("", told["whose"] or told["bare"] or "")
    for index in range(reached - 1, -1, -1):
        if _ANOTHER.search(links[index + 1].gap):
            return None
        base, gap = links[index].quantity, links[index].gap
        settled = _PLANNED.search(gap) or (_CHANGED.search(told.group()) and _CHANGED_TO.search(gap))
        if not comparable(base, links[reached].quantity) or not settled:
            continue
        if bool(_CHANGED.search(told.group())) != bool(_CHANGED.search(gap)) or whose not in gap:
            continue
        everything = [link.quantity for link in links[:at] if comparable(link.quantity, base)]
        return Completion(links[reached].quantity, base, told.group(), tuple(everything))
    return None


def _of_bracketed(ledger: Ledger, strand: Strand, at: int) -> Completion | None:
    """N，完成预算（D）的P%."""
    before, here = strand.links[at - 1].quantity, strand.links[at].quantity
    told = _OF_BRACKETED.search(ledger.text[before.span.end : here.span.start])
    if told is None:
        return None
    inside = _inside(ledger, strand, before.span.end, here.span.start)
    if len(inside) != 1 or not comparable(inside[0], before):
        return None
    return Completion(before, inside[0], told.group(), (before,))


def is_own_plan(base: str) -> bool:
    """True for the base of 占调整预算的102%: each item's own plan, so that the rate is no share of one whole.

    占一般公共预算的18% is a share: a budget named by its sort holds many items.
    """
    return bool(_OWN_PLAN.fullmatch(base))


def splits_behind(ledger: Ledger) -> Iterator[tuple[Quantity, Completion]]:
    """完成率为70.8%（24个问题完成17个）: a percentage and the two counts of the bracket right behind it."""
    for row in ledger.rows:
        rate = row.host[-1].quantity if row.host and not row.host_gap else None
        if rate is None or rate.kind != "percent" or len(row.cells) != 2 or not _RATE.search(row.host[-1].gap):
            continue
        words = "".join([*(cell.gap for cell in row.cells), row.tail])
        one, other = (cell.quantity for cell in row.cells)
        if comparable(one, other) and not _LISTED.search(words):
            part, whole = sorted((one, other), key=lambda quantity: quantity.value)
            yield rate, Completion(part, whole, "率", (one, other))


def _inside(ledger: Ledger, strand: Strand, start: int, end: int) -> list[Quantity]:
    return [q for q in ledger.by_sentence.get(strand.sentence, ()) if start <= q.span.start and q.span.end <= end]

"""Chained parts: 投诉866件，比上年增加260件，增幅43%，占受理总量的17%: the number that a share goes on about.

Between the two stand what it changed by, how far it is of its own plan, and what a bracket tells beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CHANGE = "增[长加收支幅速]|净增|减[少收支幅]|下降|上升|回落|降低|提高|[升降涨]幅|同比|环比"
_RATE = regex(
    r"^[，,、（(]?[^，,。；;、：:（）()]{0,14}?"
    rf"(?:{_CHANGE}|(?:预算|计划|任务|目标)(?:数|总?额)?的?)[^，,。；;、]{{0,6}}$"
)
"""What stands between two numbers where the second tells by how much the first one changed, or its own plan's share."""
_GREW = regex(rf"(?:{_CHANGE})(?:了|约|近|达|为)?$")
_AND = regex("[和、]|[，,]环比[^，,]{0,6}")
"""同比分别上升5.7%和6.8%: as many as numbers were told."""
_AMOUNT = regex(
    r"^(?:20\d\d年|上年|去年)(?:末|底|同期)?(?:为|是|有)?$|(?:(?:同比|环比|[比较与][^，,。；;：:]{1,12}?)(?:分别)?(?:净|又|再)?(?:增[加长收支]?|减[少收支]?|下降|上升|[多少])|净?增[加收支]|减[少收支])了?$"
)
"""Before an amount that tells by how much the number before it changed, or what it was the year before."""
_BREAK = regex("[。；;！？\n]")
_MOST = 6
"""Numbers at most between a part and its share."""
_LONGEST = 200
"""Characters of a bracket before a number in it."""
_OPEN, _CLOSE = regex("[（(]"), regex("[）)]")


def is_change(one: Quantity) -> bool:
    """True for 比上年增加260件 and 增收2798万元."""
    return _AMOUNT.search(one.before) is not None


def is_growth(one: Quantity) -> bool:
    """True for 比上年增加8.8%."""
    return one.kind == "percent" and _GREW.search(one.before) is not None


def chained_part(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> Quantity | None:
    """The level before the changes and rates that stand between it and number `at`; None where anything else does."""
    first = max(0, at - 1 - _MOST)
    index = at - 1
    while index > first:
        one, before = numbers[index], numbers[index - 1]
        gap = ledger.text[before.span.end : one.span.start]
        if is_aside(ledger, numbers, index, at):
            index -= 1
            continue
        if _BREAK.search(gap) or not _tells_of(one, gap):
            break
        index -= 1
    part = numbers[index]
    told = ledger.text[part.span.end : numbers[at].span.start]
    if index == at - 1 or _BREAK.search(told) or not part.is_amount or is_change(part) or part.approximate:
        return None
    return part if part.unit and part.value > 0 and not is_aside(ledger, numbers, index, at) else None


def _tells_of(one: Quantity, gap: str) -> bool:
    """True where a number tells by how much the one before it changed, or how far it is of its plan."""
    if one.kind in ("percent", "points"):
        return _RATE.search(gap) is not None or _AND.fullmatch(gap) is not None
    return is_change(one)


def is_aside(ledger: Ledger, numbers: Sequence[Quantity], index: int, at: int) -> bool:
    """True for the number of a bracket that closes again before number `at`: 62.8亿元（其中：高新片区7.6亿元）."""
    start, end = numbers[index].span
    told = ledger.text[end : numbers[at].span.start]
    closed = _CLOSE.search(told)
    if closed is None or _OPEN.search(told, 0, closed.start()):
        return False
    before = ledger.text[max(start - _LONGEST, ledger.sentences[numbers[index].sentence].span.start) : start]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))

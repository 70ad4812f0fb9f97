"""Paces: a rate held against that of another place or time: 增长6.8%，比全市平均增速5.5%快1.3个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import Change, Step
from linter.facts.changes.own_subjects import has_own_subject
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THAN = regex(
    r"[，,、（(；;]?[^，,。；;：:（）()]{0,8}?(?:(?P<than>(?<![同环占])比(?!重|例)|[较与同])|(?P<over>[高快优好多]于|高出|超过|超出|领先)|(?P<under>[低慢少]于|落后于?|不及))"
    r"[^，,。；;：:（）()\d比较]{0,22}[（(]?"
)
_BY = regex(
    r"[）)]?的?(?:平均)?(?:增速|增幅|水平|平均水平|进度|标准|平均值|比例)?(?:相比|比较|相较)?[，,]?"
    r"(?:(?P<up>[高快]出?|多|领先|提[高升]|上升|增[加长]|加快|提速|回升|攀升)|(?P<down>[低慢]|落后|少|下降|降低|回落|减少|放缓|放慢|减缓))?了?"
)
_FALLS = regex(r"降|减|负|缩|回落|下滑")
_AIM = regex("目标|计划|预期|力争|确保|将")
_OF_PLAN = regex("(?:完成|占|为|达到?)[^，,。；;]{0,6}(?:计划|目标)(?:任务|投资|数)?的?$")
"""完成年度计划21.9%: what has been reached, though a plan is named."""
_UNITS = ("percent", "points")


def find_paces(ledger: Ledger) -> Iterator[Change]:
    """Every rate with the rate of others behind it and by how much they are said to differ, as a change to it."""
    for quantities in ledger.by_sentence.values():
        rates = [q for q in quantities if q.kind in _UNITS]
        for at, (other, step) in enumerate(pairwise(rates)):
            if step.approximate or other.kind != "percent" or other.approximate:
                continue
            up = _up(ledger.text, other, step)
            own = _own(ledger.text, rates[at - 1], other) if at and up is not None else None
            first = max(0, at - 1 - _MOST_BEFORE)
            if own is not None and up is not None and not _of_another(rates[first : at - 1], other, step, up):
                yield Change(other, own, None, (Step(step, up, "高" if up else "低"),))


def _up(text: str, other: Quantity, step: Quantity) -> bool | None:
    """Whether the own rate is said to be the higher one; None where the two numbers do not belong together."""
    by = _BY.fullmatch(text, other.span.end, step.span.start)
    if by is None:
        return None
    front = text[max(0, other.span.start - _LONGEST) : other.span.start]
    than = next((match for match in reversed(list(_THAN.finditer(front))) if match.end() == len(front)), None)
    if than is None or _FALLS.search(than.group()) or _AIM.search(than.group()):
        return None
    if than["than"]:
        return None if not (by["up"] or by["down"]) else bool(by["up"])
    # 高于全省平均水平（6.4%）0.9个百分点: the direction stands before the other's rate.
    return None if by["up"] or by["down"] else bool(than["over"])


def _of_another(before: Sequence[Quantity], other: Quantity, step: Quantity, up: bool) -> bool:
    """True where the words may go back to a rate further ahead: 累计增长8.3%，当月增长11.2%，累计增速比…."""
    by = step.interval.times(Decimal("0.01") if step.kind == "points" else Decimal(1))
    aim = other.interval.plus(by) if up else other.interval.minus(by)
    return any(rate.kind == "percent" and rate.interval.meets(aim) for rate in before)


def _own(text: str, own: Quantity, other: Quantity) -> Quantity | None:
    """The rate right before; none where it falls, is a target, or stands far off."""
    if own.kind != "percent" or own.approximate or other.span.start - own.span.end > _LONGEST:
        return None
    between = text[own.span.end : other.span.start]
    words = _OF_PLAN.sub("", own.before) + between
    if has_own_subject(between, own.before):
        return None
    return None if _FALLS.search(words) or _AIM.search(words) else own


_MOST_BEFORE = 8
"""Rates further ahead in the sentence that the words may go back to."""
_LONGEST = 34
"""Characters between a rate and the one that it is held against."""

"""Told targets: 目标为3.5%以上 … 下降3.1%，圆满完成目标任务: a target told before, and a result said to reach it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.thresholds import LESS_IS_BETTER, Relation, Threshold, limits_of, own_relation
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = ("完成", "实现", "达到", "达成")
_DONE = regex(
    r"[）)]?[，,](?:均|都|也|已经?|全部|圆满|全面|顺利|如期|按期|按时|超额|提前|较好地?)*(?:完成|实现|达到|达成)了?"
    r"(?:[省市县区州]|上级|国家)?(?:下达|确定|核定|[规预约]?定)?的?(?:年度|全年|年初|预期|既定|控制|预定|上述|该项|这一|考核|约束性)*"
    r"(?:目标任务|目标|任务|指标任务|指标|计划)(?:要求)?(?=[，,。；;]|$)"
)
_SET = regex(
    r"(?:目标任务|目标|任务|指标|控制线|计划数?)(?:数|值|任务)?(?:定?为|是|：|:|要求)?(?:不低于|不少于|不高于|不超过|至少)?$"
)
_OTHER_TIME = regex(r"季度|半年|\d月|截至|目前|累计|[去上前]年|同期|同比|占|人均|户均|其中|预计|力争|确保|将|拟")
_EMPTY = regex("目标|任务|指标|完成|实现|达到|全年|今年|年初|年度|下达|实际|我[省市县区]|全[省市县区]|为|的|了|共|计划")
_RUN = regex("[一-鿿]+")
_OWN = 2
"""Characters of a name that the result has alone: 单位能耗下降 of a target for 能耗下降."""
_IN_PARTS = regex(r"分[两二三四五\d]年|逐年|分年|分期|其中")
_SENTENCES = 2
"""Sentences from a target to what came of it."""
_NUMBERS = 4
"""Numbers before what came of it among which the target stands."""
_FARTHEST = Decimal(2)
"""Times by which the two may differ and still be of one thing."""


def find_told_targets(ledger: Ledger) -> Iterator[Threshold]:
    """Every result that is said to reach the one target told of it in the sentences before."""
    if not any(sign in ledger.text for sign in _SIGN):
        return
    for done in _DONE.finditer(ledger.text):
        at = ledger.quantity_index(done.start()) - 1
        value = ledger.quantities[at] if at >= 0 else None
        if value is None or value.span.end != done.start() or value.approximate or _OTHER_TIME.search(value.before):
            continue
        bound = _target(ledger, at)
        relation = _relation(bound, value) if bound else None
        if bound and relation:
            yield Threshold(value, value.interval, bound.span, limits_of(bound.value, relation), relation)


def _target(ledger: Ledger, at: int) -> Quantity | None:
    """The nearest number of the unit before one, where it tells a target of the same thing."""
    value = ledger.quantities[at]
    block = ledger.sentences[value.sentence].block
    for bound in reversed(ledger.quantities[max(0, at - _NUMBERS) : at]):
        if ledger.sentences[bound.sentence].block != block or value.sentence - bound.sentence > _SENTENCES:
            return None
        if (bound.unit, bound.kind) != (value.unit, value.kind):
            continue
        told = _SET.search(ledger.text[bound.clause.start : bound.number.start])
        if told is None or not _near(bound.value, value.value) or not _same(bound, value):
            return None
        return None if _IN_PARTS.search(ledger.text, bound.span.end, value.span.start) else bound
    return None


def _near(one: Decimal, other: Decimal) -> bool:
    return one > 0 and other > 0 and max(one, other) <= min(one, other) * _FARTHEST


def _same(bound: Quantity, value: Quantity) -> bool:
    """True where the words before the target hold those that name the result, or all but two characters of them."""
    told = [run for run in _RUN.findall(_EMPTY.sub("|", value.before)) if len(run) > 1]
    if not told:
        return False
    run, size = told[-1], max(2, len(told[-1]) - _OWN)
    return any(run[at : at + size] in bound.before for at in range(len(run) - size + 1))


def _relation(bound: Quantity, value: Quantity) -> Relation | None:
    """The side of a target on which it is reached; none where nothing tells whether more is better."""
    if bound.approximate:
        return own_relation(bound)
    return None if LESS_IS_BETTER.search(bound.before) or LESS_IS_BETTER.search(value.before) else "above"

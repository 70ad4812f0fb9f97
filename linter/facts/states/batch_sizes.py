"""Batch sizes: how many problems were fed back or tasks drawn up, where introduced and where taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.same_matter import of_another_round
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class BatchSize:
    """A count of the whole batch."""

    quantity: Quantity
    noun: str
    """问题, 任务, 措施 …"""
    introduced: bool
    """True for 反馈的11个问题 and 细化为46项任务; False for 11个问题中，已完成9个."""


_NOUN = regex(r"(?:整改|具体|突出|主要|反馈|重点)*(?P<noun>问题|任务|措施|事项|意见|线索|(?:信访)?举报件?|信访件|隐患)")
_SORTED = r"(?:[\d一二三四五六七八九十]{1,3}(?:个方面|大?类|个|[项条个][一-鿿]{2,6}(?=[、，和]))[、，的和]?)*"
_INTRODUCED = regex(
    r"(?:反馈|指出|交办|移交|转办|通报)(?:意见)?(?:的|了)"
    rf"{_SORTED}$|(?:细化|量化|分解|拆解|拆分|分拆|转化|梳理|归纳|整理|具化)(?:[为成出]|形成){_SORTED}$"
)
# 共反馈3个方面26个问题: told for the first time, in one sentence.
_TOLD = regex(rf"(?:共|累计|合计|总计)(?:反馈|指出|交办|移交|转办|查出|提出)(?:意见)?(?:了|出)?{_SORTED}$")
_DEFINITE = regex(r"(?:对|将|把|就|针对|围绕|按照|根据)[一-鿿]{0,8}(?:反馈|指出|交办|移交|转办|查出)(?:意见)?的$")
_TAKEN_APART = regex(r"[一-鿿]{0,4}[，,]?[一-鿿]{0,6}?(?:逐[一条项件个]|全部|分解|细化|梳理|均|建立|制定)")
_NAMED_BEFORE = regex(
    r"(?:反馈|指出|提出|制定|形成|梳理|列出|交办|移交|转办)(?:了|出|的|具体|整改|主要|突出)*"
    r"(?P<noun>问题|任务|措施|事项|意见|线索|信访举报件?|信访件|举报件)(?:共计?|合计)?$"
)
_NAMED = regex("问题|任务|措施|事项|意见|线索|信访|举报")
_LONGEST_NAME = 8
"""Characters before a number in which a noun before it stands: what its expression must hold, looked for first."""
_TAKEN_UP = regex(r"(?:^|[，,；;])(?:目前|现|上述|以上|这|全部|反馈的)?$")
_STATE = regex(r"(?:中[，,]?[^。；;]{0,12}?|(?:已经?|现已经?)[^，,。；;]{1,8}?)\d|(?:已经?|现已经?)全部")
_AS_OF = regex(r"截[至止][^，,]{0,16}[，,]")
_OTHER_ROUND = regex(r"(?:19|20)\d\d年|上一?轮|上次|第[一二三四五六七八九十]+[轮批]|回头看|专项|移交的|立行立改|其中")
_NEAR = 24
"""Characters before a number that may narrow it down to another batch."""


def find_batch_sizes(ledger: Ledger) -> Iterator[BatchSize]:
    """Every count of a whole batch before the items themselves begin, in order."""
    items = ledger.item_statuses
    end = items[0].span.start if items else len(ledger.text)
    for quantity in ledger.quantities:
        if quantity.span.start >= end:
            return
        if quantity.kind != "count" or not quantity.exact:
            continue
        noun = _NOUN.match(quantity.after)
        before = ledger.lead(quantity)
        before = _AS_OF.sub("", before)
        if noun is None and not _NAMED.search(before, len(before) - _LONGEST_NAME):
            continue
        if _OTHER_ROUND.search(before[-_NEAR:]) or of_another_round(ledger, quantity.sentence):
            continue
        named = _NAMED_BEFORE.search(before)
        if noun is None:
            if named:
                yield BatchSize(quantity, named["noun"], True)
        elif _TOLD.search(before):
            yield BatchSize(quantity, noun["noun"], True)
        elif _DEFINITE.search(before) and _TAKEN_APART.match(ledger.text, quantity.span.end + noun.end()):
            yield BatchSize(quantity, noun["noun"], False)
        elif _INTRODUCED.search(before):
            yield BatchSize(quantity, noun["noun"], True)
        elif _TAKEN_UP.search(before) and _STATE.match(ledger.text, quantity.span.end + noun.end()):
            yield BatchSize(quantity, noun["noun"], False)

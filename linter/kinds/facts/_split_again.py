"""Split again: 42个问题已完成37个，其余5个 … 已有39个问题完成，仍有3个, one batch split in two ways for one day."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time, unit_class
from linter.facts.states.moved_on import moved_on
from linter.facts.states.states_told import order_of, when_told
from linter.kinds.facts._explained import set_apart
from linter.ledger import Ledger
from linter.patterns import regex

_DONE = regex("完成|整改到位|办结|销号|解决|化解|落实到位|验收")
_LEFT = regex("(?:仍有|尚有|还有|其余|剩余|余下|剩下)(?:的)?$")
_MATTERS = regex("问题|任务|事项|隐患|线索|工单|诉求|举报件|信访件|意见")
"""Villages may be done with one work and not with another."""
_OTHERS = regex("其中|另有|新增|第[一二三四五六七八九十]+[批轮类]|首批|[类批]$|上[一]?[轮年批]")
_NEAR = 24
"""Characters around a number in which it is told as done."""
_FEWEST = 10
"""A batch of fewer is split in the same numbers by chance."""


def split_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """What is done by the first split of a batch and by a later one, which both make up the whole."""
    told: dict[tuple[str, Decimal], tuple[Quantity, Quantity]] = {}
    wholes = {(unit_class(one), one.value) for one in ledger.quantities}
    for index in sorted(ledger.by_sentence):
        for done, left in pairwise(ledger.by_sentence[index]):
            key = unit_class(done), done.value + left.value
            if key not in wholes or not _splits(ledger, done, left):
                continue
            first, rest = told.setdefault(key, (done, left))
            if done.value in (first.value, rest.value) or first is done:
                continue
            days = [when_told(ledger, one) for one in (first, done)]
            if not all(day and day[0].isdigit() for _, day in days) or order_of(*days) != "same":
                continue
            apart = moved_on(ledger, first, done) or set_apart(ledger, first, done)
            if one_time(ledger, first, done) and not apart:
                yield first, done


def _splits(ledger: Ledger, done: Quantity, left: Quantity) -> bool:
    """True for two counts of one unit, the first told as done, the second as left."""
    if done.kind != "count" or not (done.exact and left.exact) or unit_class(done) != unit_class(left):
        return False
    between = ledger.text[done.span.end : left.span.start]
    if done.value + left.value < _FEWEST or "。" in between or _LEFT.search(between) is None:
        return False
    if _DONE.search(ledger.text, max(0, done.span.start - _NEAR), left.span.start) is None:
        return False
    sentence = ledger.sentences[done.sentence].span
    if _MATTERS.search(ledger.text, *sentence) is None:
        return False
    return _OTHERS.search(ledger.text, sentence.start, left.span.start) is None

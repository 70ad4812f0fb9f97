"""Pairs: two numbers told in one breath, 68家企业、213处隐患 or 865.3亿元，增长5.6%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.labels import behind, labels_of
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FARTHEST = 18
"""Characters between two numbers told in one breath."""
_GROWTH = regex(
    r"[，,、（(]?(?:同比|比(?:上年|去年)(?:同期)?|较(?:上年|去年)(?:同期)?|实际)?(?P<way>(?:名义)?(?:增长|下降|提高|上升|减少|降低))"
)
_OF_BUDGET = regex("[，,]?(?:为|完成|占|达到?)(?P<way>(?:年初|调整|年度|变动|当年)?预算)数?的")
"""Between an amount and its share of the budget that the words name."""
# Words that set the second number apart from what both are told of: states, changes, shares, plans, other clauses.
_APART = regex(
    r"[。；;：:]|至|到|由|从|超|完成|办结|整改|其中|占|余|剩|未|每|各|均|较|比|预算|目标|计划|已经?|累计|合计|总计"
)
# 80件问题中，有3件涉及干部: of a selection, all that is said of it tells which one it is.
_SELECTED = regex(r"[中里内][，,]?[一-鿿]{0,4}$")
_CLAUSE_END = regex(r"[，,。；;：:\n]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring numbers."""

    first: Quantity
    second: Quantity
    key: tuple[str, str, str, str]
    """Units and names of both; for a rate the word that says what it is of, or its direction, instead of its name."""


def find_pairs(ledger: Ledger) -> Iterator[Pair]:
    """Every pair under every two names that its numbers are told under, in order."""
    for quantities in ledger.by_sentence.values():
        for first, second in pairwise(quantities):
            if first.approximate or second.approximate or first.role == "change":
                continue
            gap = ledger.text[first.span.end : second.span.start]
            if len(gap) > _FARTHEST or not first.is_amount:
                continue
            if second.kind == "percent":
                growth = _GROWTH.fullmatch(gap) or _OF_BUDGET.fullmatch(gap)
                if growth:
                    for name in _names(first, _LONG):
                        yield Pair(first, second, (first.unit, name, second.unit, growth["way"]))
            elif second.kind == "count" and first.kind == "count" and not _APART.search(gap):
                said = {_CLAUSE_END.split(second.after)[0]} if _SELECTED.search(gap) else _names(second, _SHORT)
                for name in _names(first, _SHORT):
                    for other in said:
                        yield Pair(first, second, (first.unit, name, second.unit, other))


_LONG, _SHORT = 4, 2
"""Characters of a name that one number, and each of two numbers, must have."""


def _names(quantity: Quantity, shortest: int) -> set[str]:
    names = {label.name for label in labels_of(quantity, shortest)}
    noun = behind(quantity) if quantity.kind == "count" and shortest == _SHORT else ""
    return names | {noun} if len(noun) >= shortest else names

"""Levels told twice: 保险基金收入完成37.46亿元 … 保险基金收入完成34.76亿元, of one place and year; rates, too."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.changes.base_retold import find_bases_retold
from linter.facts.quantities.level_pairs import find_level_pairs
from linter.facts.quantities.name_again import NamedPair, find_named_again
from linter.facts.quantities.owners import of_two_budgets
from linter.facts.quantities.sorts_of_money import of_two_sorts
from linter.facts.quantities.whole_again import find_told_again
from linter.facts.rates.rate_levels import find_rate_pairs
from linter.facts.rates.tenths_retold import find_tenths_retold
from linter.finding import Hit
from linter.kinds.facts._explained import set_apart
from linter.ledger import Ledger
from linter.patterns import regex

_OF_ANY = regex(
    "(?:为|占|完成|达到?)?(?:年初|全年)?(?:调整|变动)?(?:预算|计划|任务|目标)数?的?(?:比例|比重)?|占.{2,}的(?:比例|比重)?|[万亿]*元的|[较比与].{1,9}[值数率]"
)
"""为预算的113.3%, 占支出的64.6%, 较目标值43.9%: a rate, share or base of any item, and the name of none."""


class LevelRetold:
    """Compares what two sentences tell of one indicator."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair."""
        for name, one, other in (
            *find_level_pairs(ledger),
            *find_rate_pairs(ledger),
            *_named_again(ledger),
            *find_bases_retold(ledger),
            *find_tenths_retold(ledger),
        ):
            apart = of_two_budgets(ledger, one, other) or of_two_sorts(ledger, one, other)
            if apart or _OF_ANY.fullmatch(name):
                continue
            yield _hit(ledger, name, one, other)
        for name, one, other in find_told_again(ledger):
            if not (one.kind == "money" and of_two_budgets(ledger, one, other)):
                yield _hit(ledger, name, one, other, "whole")


def _hit(ledger: Ledger, name: str, one: Quantity, other: Quantity, variant: str = "") -> Hit:
    ledger.note_compared(one, other)
    values = {"name": name, "one": ledger.quote(one.span), "other": ledger.quote(other.span)}
    return Hit((one.span, other.span), values, severity="warning", variant=variant)


def _named_again(ledger: Ledger) -> Iterator[NamedPair]:
    """Numbers of one name, where nothing else says that two things are meant or why they differ."""
    for pair in find_named_again(ledger):
        if not set_apart(ledger, pair.one, pair.other):
            yield pair

"""Budget and outcome: 年初预算50万元，支出决算30.5万元。决算数大于预算数的主要原因: words of which is the larger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.directions import Direction
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PLAN, _DONE = "(?:年初|调整|全年)?预算(?:数|金额)?", "(?:支出)?(?:决算|执行|实际(?:支出|完成)|完成)(?:数|金额)?"
_CLAIM = regex(
    rf"(?P<first>(?P<done>{_DONE})|{_PLAN})(?P<way>(?P<up>大于|高于|多于|超过|超出)|小于|低于|少于)(?P<second>{_PLAN}|{_DONE})"
    r"(?=的?(?:主要|原因)|[，,。；;])"
)
_BUDGET = regex(rf"{_PLAN}(?:安排|批复)?(?:为|是)?$")
_OUTCOME = regex(rf"(?:{_DONE}|支出)(?:为|是)?$")
_SIGNS = ("大于", "高于", "多于", "超过", "超出", "小于", "低于", "少于")
_TWO = 2
_REACH = 2
"""Sentences from the two numbers to the words."""


def find_budgets_and_outcomes(ledger: Ledger) -> Iterator[Direction]:
    """Every budget and outcome told side by side, with the direction that words right behind them tell."""
    if "预算" not in ledger.text or not any(sign in ledger.text for sign in _SIGNS):
        return
    for claim in _CLAIM.finditer(ledger.text):
        of_outcome = claim["done"] is not None
        if of_outcome == ("预算" not in claim["second"]):
            continue  # two budgets, or two outcomes
        pair = _pair_before(ledger, claim.start())
        if pair:
            up = (claim["up"] is not None) == of_outcome
            yield Direction(Span(*claim.span("way")), up, *pair)


def _pair_before(ledger: Ledger, at: int) -> tuple[Quantity, Quantity] | None:
    """The budget and the outcome that are the last two amounts before the words, in their paragraph."""
    sentence = ledger.sentence_at(at)
    block = ledger.sentences[sentence].block
    told = [
        one
        for index in range(max(0, sentence - _REACH), sentence + 1)
        if ledger.sentences[index].block == block
        for one in ledger.by_sentence.get(index, ())
        if one.kind == "money" and one.span.end <= at
    ]
    if len(told) < _TWO:
        return None
    budget, outcome = told[-_TWO:]
    if not _BUDGET.search(budget.before) or not _OUTCOME.search(outcome.before) or budget.unit != outcome.unit:
        return None
    return budget, outcome

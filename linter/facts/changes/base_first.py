"""Bases first: 会议费支出486万元。与上年的552万元相比，会议费下降14.0%: the base opens the next sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.grown_by_year import GrownByYear
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BASE = regex(
    r"^(?:[与和同]|相比|对照|相较于?|[比较])(?:上年|去年|前一年)(?:同期|度|末|底)?(?:的|完成的|实现的|决算的|决算数)?$"
)
_STEP = regex(
    r"^(?:元|相比|相较)?[，,]?(?P<name>[一-鿿“”]{0,14}?)(?:同比|实际|又|再)?(?:(?P<up>增长|增加|上升|提高|上涨)|(?:下降|减少|降低|回落|下跌))了?$"
)
_ELSE = regex("同口径|可比|剔除|扣除|预算|计划|目标|其中|人均|平均|累计")
_TWO = 2


def find_bases_first(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every rate whose base opens its sentence, with the first level of the sentence before."""
    if "上年" not in ledger.text and "去年" not in ledger.text:
        return
    for index, numbers in ledger.by_sentence.items():
        if len(numbers) < _TWO or not index or not _BASE.match(ledger.lead(numbers[0])):
            continue
        base, step = numbers[:_TWO]
        told = _STEP.match(ledger.text[base.span.end : step.span.start])
        if told is None or step.kind != "percent" or step.printed_unit != "%" or not base.is_amount:
            continue
        level = _level_before(ledger, index, base, told["name"])
        if level and not _ELSE.search(ledger.read(ledger.sentences[index].span)):
            yield GrownByYear(base, level, step, told["up"] is not None)


def _level_before(ledger: Ledger, index: int, base: Quantity, name: str) -> Quantity | None:
    """The first number of the sentence before, where it is of the base's unit and bears the name, if one is told."""
    before = ledger.by_sentence.get(index - 1, ())
    if not before or ledger.sentences[index - 1].block != ledger.sentences[index].block:
        return None
    level = before[0]
    if level.unit != base.unit or level.approximate or base.approximate or not level.is_level:
        return None
    lead = ledger.lead(level)
    return None if _ELSE.search(lead) or name not in lead else level

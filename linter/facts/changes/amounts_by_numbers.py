"""Amounts of change by numbers: 比上年减少18件（上年96件，今年82件）: the only three of their unit in a sentence.

Two of them are levels of two times, before or behind the change; what they differ by is the third.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.changes import Change, Step
from linter.facts.changes.multiples_by_numbers import is_of
from linter.facts.quantities.of_a_unit import amounts_of_a_unit
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WAY = regex(
    "(?P<subject>[^，,。；;：:、（(]{0,20}?)(?:(?P<up>净?增[加长多]?|上升|提[高升]|多(?P<more>[一-鿿]{0,4})|扩大)|(?P<down>净?减[少]?|下降|降低|压[缩减降]|缩[小减短]|少(?P<less>[一-鿿]{0,4})|回落|(?:精简|裁[减撤]|撤[销并])(?P<what>[一-鿿]{0,4})))"
    "[了出]?$"
)
_THAN = regex("(?:[较比与同][^，,。；;\\d]{1,8}?(?:相比)?|[同环]比)$")
_OLD = regex(
    "[去上前]一?年|同期|上[一两]?[次届期轮批季个]?[月季周次届期轮批度]|原[来先有]|此前|之前|以往|改革前|整合前|年初"
)
_NOT = regex("计划|目标|任务|预[算计]|力争|其中|分别|各|平均|每|均|累计|另|比重|增[至到加]|减[至到]|\\d{4}年")
_MARK = regex("[，,。；;：:、（(\n]")
_THREE = 3
_FAR, _LEAD = 30, 20
_HALF = 2
"""By which part of the right change a wrong one may be off."""


def find_amounts_by_numbers(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every amount of change that the only two levels of its sentence do not give."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    for group in amounts_of_a_unit(ledger):
        change = _change(ledger, group) if len(group) == _THREE else None
        if change and change.steps[0].quantity.span not in told:
            yield change


def _change(ledger: Ledger, group: Sequence[Quantity]) -> Change | None:
    leads = [_lead(ledger, one) for one in group]
    if any(map(_NOT.search, leads)):
        return None
    for at in (0, _THREE - 1):
        way = _WAY.fullmatch(leads[at])
        if way is None:
            continue
        others = [(one, lead) for one, lead in zip(group, leads, strict=True) if one is not group[at]]
        (one, first), (other, second) = others
        if _is_old(first) == _is_old(second) or not comparable(one, other):
            return None
        between = ledger.text[one.span.end : other.span.start]
        if len(between) > _FAR or (at == 0 and ledger.text[one.span.start - len(first) - 1] not in "（("):
            return None
        old, new = (one, other) if _is_old(first) else (other, one)
        step = Step(group[at], bool(way["up"]), way.group())
        if _fits(step, old, new) or not _near(step, old, new):
            return None
        told, subject = first + second, _THAN.sub("", way["subject"])
        act = (way["more"] or way["less"] or "").removesuffix("了")
        # 收入91万元, 多支出5万元: it is told of another thing.
        if (len(act) > 1 and not set(act) & set(told)) or (way["what"] and not is_of(way["what"], told)):
            return None
        return Change(old, new, None, (step,), inferred=True) if is_of(subject, told) else None
    return None


def _lead(ledger: Ledger, one: Quantity) -> str:
    """The words of its clause before a number, from the number before it on."""
    at = ledger.quantity_index(one.span.start)
    start = max(ledger.sentences[one.sentence].span.start, ledger.quantities[at - 1].span.end if at else 0)
    return _MARK.split(ledger.text[max(start, one.span.start - _LEAD) : one.span.start])[-1]


def _is_old(lead: str) -> bool:
    return _OLD.search(lead) is not None


def _fits(step: Step, old: Quantity, new: Quantity) -> bool:
    by = stated(new).minus(stated(old)) if step.up else stated(old).minus(stated(new))
    return by.meets(stated(step.quantity))


def _near(step: Step, old: Quantity, new: Quantity) -> bool:
    right = new.value - old.value if step.up else old.value - new.value
    return right > 0 and abs(right - step.quantity.value) * _HALF <= max(right, step.quantity.value)

"""Recalled states: 基本完成3个、持续推进1个 here, 基本完成和持续推进的5个问题 further down: named, and told in one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.states.same_matter import FORMERLY, classes_in
from linter.facts.states.states import Split
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = "[一-鿿]{2,10}?"
_NAMES = regex(
    rf"(?P<first>{_NAME})(?:(?:类|阶段|状态)?(?:[、和与及]|以及))(?P<more>(?:{_NAME}[、和与及])?{_NAME})"
    r"(?:的?(?:阶段|状态|环节|类别|类))?的(?:这|上述)?$"
)
_JOINT = regex("[、和与及]")
_LEAD = regex(
    "^(?:[一-鿿]*?(?:处于|对于?|针对|紧盯|聚焦|围绕|盯[紧住牢]|抓好|抓紧|还有|仍有|尚有|其中))?(?:仍|尚|还|已经?)*"
)
_TAIL = regex("(?:中|的|有|为|了|，)*$")
_NOUN = regex("问题|任务|事项|措施|意见|线索|案件|项目|工程|建议|隐患|点位|积案|实事|提案|议案|工单|诉求|信访件|举报件")
_OTHER_DAY = regex(r"截[至止]|新增|新[发排]|到(?:\d{1,2}月|年底|目前)|其中|[类方]面")
_NEAR = 36
"""Characters before a number in which its states are named."""
_LONG = 4
"""Characters of a name that says which state it is behind other words, too."""


class RecalledStates(NamedTuple):
    """How many are said to be in several states together, and how many were told for each."""

    quantity: Quantity
    states: tuple[Quantity, ...]


def find_recalled_states(ledger: Ledger) -> Iterator[RecalledStates]:
    """Every number of things in two or three named states that the batches before it, all alike, do not come to."""
    for quantity in ledger.quantities if ledger.splits else ():
        if quantity.kind != "count" or quantity.approximate:
            continue
        if not ledger.text.startswith("的", quantity.span.start - 1):
            continue
        start = ledger.sentences[quantity.sentence].span.start
        lead = ledger.text[max(start, quantity.span.start - _NEAR) : quantity.span.start]
        told = _NAMES.search(lead)
        noun = _NOUN.match(ledger.text, quantity.span.end)
        if (
            told is None
            or noun is None
            or FORMERLY.search(lead)
            or _OTHER_DAY.search(ledger.text[start : quantity.span.end])
        ):
            continue
        names = [_bare(name) for name in (told["first"], *_JOINT.split(told["more"]))]
        before = [one for one in ledger.splits if one.states[-1].span.end < start]
        found = [states for one in before if (states := _named(ledger, one, names, quantity, noun.group()))]
        sums = {sum(state.value for state in states) for states in found}
        if len(sums) == 1 and quantity.value not in sums and not classes_in(lead[: told.start()]):
            yield RecalledStates(quantity, found[-1])


def _bare(name: str) -> str:
    """基本完成 of 对尚处于基本完成."""
    shorter = _LEAD.sub("", name)
    return name if shorter == name else _bare(shorter)


def _named(ledger: Ledger, split: Split, names: list[str], quantity: Quantity, noun: str) -> tuple[Quantity, ...]:
    """The states of a batch of such things that bear the names, each one of them; none where one is not told."""
    around = ledger.text[max(0, split.base.span.start - _NEAR // 2) : split.states[-1].span.end]
    if noun not in around or split.base.approximate or split.base.unit != quantity.unit:
        return ()
    labels = [(_label(ledger, before, state), state) for before, state in pairwise(_row(ledger, split))]
    found = [next((state for label, state in labels if _is_same(label, name)), None) for name in names]
    states = tuple(state for state in found if state is not None and not state.approximate)
    return states if len({state.span for state in states}) == len(names) else ()


def _row(ledger: Ledger, split: Split) -> list[Quantity]:
    """The number of a batch, its states, and what else their sentence counts in that unit: 需长期治理3个."""
    inside = ledger.by_sentence.get(split.states[-1].sentence, ())
    behind = [one for one in inside if one.span.start > split.states[-1].span.end and one.unit == split.base.unit]
    return [split.base, *split.states, *behind]


def _label(ledger: Ledger, before: Quantity, state: Quantity) -> str:
    """The name of a state: what stands between its number and the one before it."""
    between = ledger.text[before.span.end : state.span.start]
    return _TAIL.sub("", _LAST_CLAUSE.split(between)[-1])


_LAST_CLAUSE = regex("[、，,；;：:。（(]")


def _is_same(label: str, name: str) -> bool:
    plain = _bare(_TAIL.sub("", name))
    return _bare(label) == plain or (
        len(plain) >= _LONG and label.endswith(plain) and label[-len(plain) - 1] not in "未没待"
    )

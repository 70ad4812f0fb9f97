"""Claims: what a summary says of a whole batch of problems or tasks: so many done, so many not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.batches import HELD_IN
from linter.facts.states.ended import BEGUN, ENDED, ENDS_WORK
from linter.facts.states.states import state_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence about a batch."""

    base: Quantity | None
    """How many there are; None where only the states are told."""
    total: Decimal
    """How many there are, said or added up from the states."""
    done: Quantity | None
    """How many are finished, where that is a number."""
    left: tuple[Quantity, ...]
    """How many are not, by state."""
    done_value: Decimal
    """How many are finished, said or all of the base."""
    all_done: Span | None
    """全部整改到位: the words that say that all are finished; None where a number tells it."""
    span: Span
    """From the first to the last of these words."""


ALL_OF_THEM = "全部|全数|悉数|尽数|如数|无一例外地?|一个不[漏落少]地?"
"""Adverbs that say all of them of what follows."""
_ENDS = rf"(?!{BEGUN}){ENDS_WORK}+"
NOUN = r"(?:问题|任务|事项|意见|措施|清单|举报件|信访件|案件|线索|隐患|点位)"
BASE = regex(rf"(?:具体|突出|主要|整改|反馈|审计|巡察|巡视|督察|共性|个性|方面)*(?:的)?[一-鿿“”、]{{0,6}}?{NOUN}")
_AFTER_DONE = regex(
    rf"(?:整改)?{NOUN}?(?:已经?|均已经?|均|都已经?|按期|按时|全面|如期)+(?:整改|办理)?{_ENDS}(?![一-鿿]{{0,4}}\d)"
)
_AFTER_LEFT = regex(
    rf"(?:整改)?{NOUN}?(?:因[^，,。]{{1,20}})?(?:正在|正|仍在|尚在|还在|按序时|按时序|按计划|有序|持续|长期|稳步|加快|尚未|未|仍未|还未)+[一-鿿]{{0,6}}?(?:{ENDED}|推进|办理|坚持|时限)(?![一-鿿、]{{0,8}}\d)"
)
_BEFORE_LEFT = regex(
    r"(?:其余|剩余|余下|尚余|尚有|还有|仍有|正在[一-鿿]{2,6}|未[一-鿿]{2,10}|推进)(?:的|有|事项|问题|任务|整改|为)*$"
)
_ALL = regex(
    rf"(?:已经?|均已经?|都已经?|现已经?|均|全部|全面|全)*(?:{ALL_OF_THEM}|均已经?|均|都已经?|100%|百分之百)(?:已经?)?(?:按期|按时|如期)?(?:整改|办理|化解)?{_ENDS}"
)
# 全部19个问题整改完毕: 全部 stands before the number.
_ALL_BEFORE = regex(r"(?:全部|所有)(?:的)?$")
_ENDED_BEHIND = regex(
    rf"[一-鿿]{{0,6}}?{NOUN}(?:已经?|均(?:已经?)?|都已经?|现已经?)?(?:按期|按时|如期)?(?:整改|办理)?{_ENDS}"
)
_REST_DONE = regex(
    rf"(?:其余|其他|剩余|余下)(?:的)?(?:整改)?{NOUN}?(?:均|全部|都|均已经?全部|已经?全部|已经?)+(?:已经?|全部|按期|按时)*(?:整改|办理)?{ENDS_WORK}+"
)
NOT_YET = regex(r"确保|力争|争取|要求|务必|直至|力求|推动|实现|督促|目标|计划|拟|将(?!近)|下一步|如果|做到|待")
_PARTLY = regex(r"阶段性|基本|部分")
_PARTLY_BEHIND = regex(r"(?:已经?|取得)?(?:阶段性|基本|部分)(?:完成|整改|成)")


def find_claims(ledger: Ledger) -> tuple[Claim, ...]:
    """What each sentence says of a batch, in order."""
    return tuple(_claims(ledger))


def _claims(ledger: Ledger) -> Iterator[Claim]:
    for index, quantities in ledger.by_sentence.items():
        span = ledger.sentences[index].span
        sentence = ledger.text[span.start : span.end]
        counts = [q for q in quantities if q.kind == "count" and q.exact]
        if not counts or not re.search(NOUN, sentence):
            continue
        claim = _claim(ledger, counts, span)
        if claim:
            yield claim


def _claim(ledger: Ledger, counts: list[Quantity], sentence: Span) -> Claim | None:
    base, done, left = _told(ledger, counts, sentence)
    said = tuple(left)
    rest = sum((q.value for q in said), Decimal(0))
    told = [q for q in (base, done, *said) if q]
    if not told:
        return None
    last = max(q.span.end for q in told)
    tail = ledger.text[(base or told[0]).span.end : sentence.end]
    if base and done is None:
        words = _all_done(base, said, tail)
        if words is None or NOT_YET.search(ledger.text[sentence.start : base.span.start]):
            return None
        at = base.span.end + words.start()
        where = Span(at, at + len(words.group()))
        return Claim(
            base, base.value, None, said, base.value - rest, where, Span(base.span.start, max(last, where.end))
        )
    if done is None:
        return None
    if base is None:
        if not said:
            return None
        return Claim(None, done.value + rest, done, said, done.value, None, Span(told[0].span.start, last))
    return Claim(base, base.value, done, said, done.value, None, Span(base.span.start, last))


def _told(
    ledger: Ledger, counts: Sequence[Quantity], sentence: Span
) -> tuple[Quantity | None, Quantity | None, list[Quantity]]:
    """The batch that a sentence tells of, how many of it are done, and those that are left."""
    base: Quantity | None = None
    done: Quantity | None = None
    left: list[Quantity] = []
    gap_start, trailing = sentence.start, False
    for quantity in counts:
        gap = ledger.text[gap_start : quantity.span.start]
        state, trailing = _state(re.split("[，,]", gap)[-1] if trailing else gap, quantity)
        gap_start = quantity.span.end
        if base is None and trailing and _ALL.search(quantity.after[:16]):
            state, trailing = "", False
        if base is not None and quantity.unit != base.unit:
            continue
        if state == "done" and done is None and (base is None or quantity.value <= base.value):
            done = quantity
        elif state == "left" and (base is None or quantity.value <= base.value):
            left.append(quantity)
            if done and base and done.value + sum(q.value for q in left) > base.value:
                left.pop()
        elif (
            not state
            and done is None
            and not left
            and BASE.match(quantity.after)
            and not HELD_IN.search(quantity.before)
        ):
            base = quantity
    return base, done, left


def _all_done(base: Quantity, said: Sequence[Quantity], tail: str) -> re.Match[str] | None:
    """The words of `tail` that call all of the base done, or all but those `said` to be left; None where none do."""
    words = _REST_DONE.search(tail) if said else _ALL.search(tail)
    if words is None and not said and _ALL_BEFORE.search(base.before):
        words = _ENDED_BEHIND.match(tail)
    if words is None or NOT_YET.search(tail[: words.start()]) or _PARTLY.search(tail[: words.end()]):
        return None
    if not said and re.search(r"[，,].*[，,]", tail[: words.start()]):
        return None
    return words


def _state(gap: str, quantity: Quantity) -> tuple[str, bool]:
    """done, left or nothing, and whether the words behind the number say so rather than those before it."""
    words = quantity.before[-18:]
    if _PARTLY.search(words):
        return "left", False
    if _PARTLY_BEHIND.match(quantity.after):
        return "left", True
    if _AFTER_DONE.match(quantity.after):
        return "done", True
    if _AFTER_LEFT.match(quantity.after):
        return "left", True
    state = state_of(gap[-22:])
    if state == "done":
        return "done", False
    return ("left", False) if state or _BEFORE_LEFT.search(words) else ("", False)

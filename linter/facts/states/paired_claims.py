"""Paired claims: 6个整改完成，2个仍在整改, a batch told by those done and those left, each in a clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.claims import NOT_YET, NOUN, Claim
from linter.facts.states.ended import ENDED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,、；;。：:（）()]")
_BETWEEN = regex(r"[^\d，,、；;。：:（）()]*[，,、；;][^\d，,、；;。：:（）()]*")
_OPEN = regex("正在|正[按在抓有]|仍|尚|还在|推进|未|在办|整改中|办理中|进行中|待|时序|长期|持续")
_ENDED = regex(ENDED)
_NOUN = regex(NOUN)
_UNITS = frozenset("个项条件")
"""Units of problems and tasks: 3户已完成改造，1户正在施工 tells of houses."""
_BEHIND = 4
"""Characters behind the second number in which they may be named."""


def find_paired_claims(ledger: Ledger, total: int) -> Iterator[Claim]:
    """Two numbers, one clause after the other, that make the total: the one of them is done, the other is not."""
    for one, other in pairwise(ledger.quantities):
        if one.value + other.value != total or one.sentence != other.sentence or one.unit != other.unit:
            continue
        if one.unit not in _UNITS or not (one.kind == other.kind == "count" and one.exact and other.exact):
            continue
        if not _NOUN.search(ledger.text, _begin(ledger, one), other.span.end + _BEHIND):
            continue
        if not _BETWEEN.fullmatch(ledger.text, one.span.end, other.span.start):
            continue
        states = _state(ledger, one), _state(ledger, other)
        if states == ("done", "open"):
            done, left = one, other
        elif states == ("open", "done"):
            done, left = other, one
        else:
            continue
        yield Claim(
            None,
            one.value + other.value,
            done,
            (left,),
            done.value,
            None,
            Span(one.span.start, other.span.end),
        )


def _begin(ledger: Ledger, number: Quantity) -> int:
    """Where the sentence before begins, in the same paragraph: 发现问题6个。已完成整改4个，正在整改2个."""
    at = number.sentence
    before = ledger.sentences[at - 1] if at else ledger.sentences[at]
    return (before if before.block == ledger.sentences[at].block else ledger.sentences[at]).span.start


def _state(ledger: Ledger, number: Quantity) -> str:
    """done or open, as the clause of the number says; empty where it says neither, or plans it."""
    sentence = ledger.sentences[number.sentence].span
    before = _MARK.split(ledger.text[sentence.start : number.span.start])[-1]
    words = before + _MARK.split(ledger.text[number.span.end : sentence.end])[0]
    if _OPEN.search(words):
        return "open"
    return "done" if _ENDED.search(words) and not NOT_YET.search(words) else ""

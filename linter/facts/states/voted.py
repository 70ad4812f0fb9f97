"""Voted: 实到57人 … 60人表示同意: more who vote one way than came, told once in the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.states.attended import Attended
from linter.facts.states.meetings import Figure
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_UNITS = frozenset("人名位户")
_CAME = "实[际]?到|到会|到场|出席|[与参]会|参加(?:会议|表决|投票)"
_BEFORE, _BEHIND = regex(rf"(?<!应)(?:{_CAME})[一-鿿]{{0,8}}$"), regex(rf"[一-鿿]{{0,6}}(?:{_CAME})")
_VOTE = "同意|赞成|反对|弃权|支持"
_VOTED, _VOTING = regex(rf"(?:{_VOTE})[一-鿿]{{0,6}}$"), regex(rf"[一-鿿]{{0,4}}(?:{_VOTE})")
_OTHERS = regex("未到|委托|代为|网[络上]|书面|列席|另|其中|合计|累计|[两二]轮|补|[上前]一?次|上届")
"""What lets more vote than came, or tells of others who came."""
_MOST = Decimal("1.3")


def find_voted(ledger: Ledger) -> Iterator[Attended]:
    """Every number of those who came with a larger one of those who voted one way."""
    if not _votes(ledger.text):
        return
    for numbers in ledger.by_block.values():
        people = [one for one in numbers if one.unit in _UNITS or (not one.unit and one.after.startswith("票"))]
        came = [one for one in people if one.unit and _tells(one, came=True)]
        if len({one.value for one in came}) != 1:
            continue
        there = came[-1]
        for vote in people:
            if vote.span < there.span or vote.value % 1 or not _tells(vote, came=False):
                continue
            others = _OTHERS.search(ledger.text, came[0].span.start, vote.span.end)
            if there.value < vote.value <= there.value * _MOST and not others:
                yield Attended(_figure(there), _figure(vote))


def _votes(text: str) -> bool:
    """True where the text tells of a vote at all."""
    return "会" in text and any(word in text for word in ("同意", "赞成", "反对", "支持"))


def _tells(one: Quantity, *, came: bool) -> bool:
    before, behind = (_BEFORE, _BEHIND) if came else (_VOTED, _VOTING)
    return before.search(one.before) is not None or behind.match(one.after) is not None


def _figure(one: Quantity) -> Figure:
    return Figure(int(one.value), one.span)

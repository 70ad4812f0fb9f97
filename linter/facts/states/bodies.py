"""Bodies: how many a body that meets has, told once, and how many of it came or voted, told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.states.meetings import Figure, figure
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMERAL = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,5})"
_OF_TERM = regex(
    r"(?<![一-鿿])(?:本届|现任|全体)(?P<noun>(?:教职工|职工|村民|居民|会员|党员)?代表|委员|理事|监事|董事|成员)"
    rf"(?:总数|人数)?(?:共|共有|有|为|合计)*(?P<number>{_NUMERAL})(?P<unit>[名人位])"
)
_CAME = regex(
    rf"(?<![第\d一二三四五六七八九十百])(?P<number>{_NUMERAL})(?P<unit>[名人位])(?P<noun>(?:教职工|职工|村民|居民|会员|党员)?代表|委员|理事|监事|董事|成员)"
    r"(?:全部|全体|均|都)?(?:到会|参会|出席|到场|与会|参加(?:了)?(?:会议|大会|表决|投票))"
)
_FORMED = regex(
    rf"(?P<noun>[一-鿿]{{0,8}}(?:委员会|小组|专家组|评审组|评委会|评标组))(?:成员)?(?:由|共|共有|有)?(?P<number>{_NUMERAL})(?P<unit>[名人位])"
    r"(?:专家|成员|委员|评委)?(?:组成|构成)"
)
_WORDS = "认可|同意|赞成|支持|通过|合格"
_VOTES = regex(
    rf"(?P<word>{_WORDS})[^，,。；;、\d一二三四五六七八九十]{{0,8}}(?P<yes>{_NUMERAL})票[，,、；;]"
    rf"(?:不(?P=word)|反对|否决|不同意)[^，,。；;、\d一二三四五六七八九十]{{0,8}}(?P<no>{_NUMERAL})票"
    rf"(?:[，,、；;]弃权(?P<neither>{_NUMERAL})票)?"
)
_OTHERS_TOO = regex("列席|特邀|候补|增补|补选|扩大|换届|上届|新一届|另|学生|家长|增选|改选|补充|合并|残工委")
_GROWN = regex("增补|补选|递补|补缺|增选|改选|补充|合并|出缺|扩大")
_OTHER_VOTERS = regex(
    "业主|居民|村民|群众|职工|网[上络]|作品|选手|党员|职代会|教代会|代表大会|学术|每人投|另有|参与投票"
)
_MOST = 1.5
"""Times of a body beyond which others than its members came or voted."""
_NEAR = 400
"""Characters from a body to the votes of its members."""


class Exceeded(NamedTuple):
    """A body, and those of it who came or voted, who are more than it has."""

    body: Figure
    there: tuple[Figure, ...]


def find_exceeded_bodies(ledger: Ledger) -> Iterator[Exceeded]:
    """本届代表共52名 … 54名代表到会; 委员会由5人组成 … 同意4票，不同意2票."""
    text = ledger.text
    if any(word in text for word in ("本届", "现任", "全体")):
        yield from _came(ledger)
    bodies = list(_FORMED.finditer(text)) if "票" in text and ("组成" in text or "构成" in text) else []
    for votes in _VOTES.finditer(text) if bodies else ():
        before = [body for body in bodies if votes.start() - _NEAR < body.start() < votes.start()]
        if not before or _block(ledger, before[-1]) != _block(ledger, votes):
            continue
        if _OTHER_VOTERS.search(text, before[-1].end(), votes.start()):
            continue
        cast = tuple(figure(votes, label) for label in ("yes", "no", "neither") if votes[label])
        body = figure(before[-1], "number")
        if body.value < sum(one.value for one in cast) <= body.value * _MOST:
            yield Exceeded(body, cast)


def _came(ledger: Ledger) -> Iterator[Exceeded]:
    bodies = list(_OF_TERM.finditer(ledger.text))
    for came in _CAME.finditer(ledger.text) if bodies else ():
        told = [body for body in bodies if body["noun"].endswith(came["noun"]) or came["noun"].endswith(body["noun"])]
        sentence = ledger.read(ledger.sentences[ledger.sentence_at(came.start())].span)
        if len(told) != 1 or len(bodies) > 1 or told[0].start() > came.start() or _OTHERS_TOO.search(sentence):
            continue
        if _GROWN.search(ledger.text, told[0].start(), came.start()):
            continue
        body, there = figure(told[0], "number"), figure(came, "number")
        if body.value < there.value <= body.value * _MOST:
            yield Exceeded(body, (there,))


def _block(ledger: Ledger, match: re.Match[str]) -> int:
    return ledger.sentences[ledger.sentence_at(match.start())].block

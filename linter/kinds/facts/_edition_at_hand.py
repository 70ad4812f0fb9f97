"""The edition at hand: 举办第四届大赛 in the work told, and 在第三届大赛颁奖仪式上，邀请本次大赛获奖学生 further down.

Where a sentence is set at one edition and calls it 本次, that is the one which the report tells as held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_EDITION = (
    rf"第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})[届次]"
    r"(?P<name>[一-鿿“”\"—·]{2,24}?(?:[大比竞联]赛|运动会|博览会|交易会|推介会|论坛|文化节|旅游节|艺术节|[一-鿿]节|[展茶花灯庙年]会|评选|展演|展览|活动))"
)
_AT = regex(
    rf"{_EDITION}(?:的)?(?:颁奖|闭幕|开幕|总结|表彰|决赛|复赛|初赛|展演|展览|评审|比赛|签约)?"
    r"(?:仪式|典礼|大会|会|式|现场|期间|活动)(?:上|中|现场|期间)?[，,]?(?P<between>[^。；;\n]{0,24}?)"
    r"(?:本|此|这)(?:次|届)(?:的)?(?P<again>[一-鿿]{2})"
)
_HELD = regex(rf"(?:举办|举行|承办|主办|组织|开展|召开)(?:了|的)?(?P<whose>[^，,。；;\n第]{{0,10}}){_EDITION}")
_GENERAL = ("大赛", "比赛", "赛事", "活动", "盛会", "展会", "节会", "论坛", "获奖", "参赛", "参展")
_NEXT = regex("启动|宣布|发布|预告|推介|筹备|下一?届|明年|较|比(?!赛)|相比|第")
"""At one edition the next one is often announced."""
_OTHERWISE = regex(
    "拟|将(?:于|在|举)|计划|筹[备办]|申办|明年|[去上前]年|[上往历前][一几]?届|曾|此前|上一?学年|先后|连续"
)
_NICKNAME = regex('[“"](?P<nick>[^”"“]{2,12})[”"]')
_ALIKE = 4
"""Characters at the end of two names without a nickname by which the event is one."""
_FEW = 2
"""Numbers of one event in a text: more are its history."""


def edition_at_hand(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The edition told as held, that at which a sentence says 本次, and the name of both."""
    text = ledger.text
    if "届" not in text or not _SIGN.search(text):
        return
    for at in _AT.finditer(text):
        if at["again"] not in _GENERAL and at["again"] not in at["name"]:
            continue
        sentence = ledger.sentences[ledger.sentence_at(at.start())].span
        if _NEXT.search(at["between"]) or _OTHERWISE.search(text, *sentence):
            continue
        held = [one for one in _HELD.finditer(text) if _one_event(one["name"], at["name"])]
        numbers = {whole_number(one["number"]) for one in held if not _ahead(ledger, one)}
        number = whole_number(at["number"])
        if len(numbers) != 1 or number in numbers or len(_numbers(text, at["name"])) > _FEW:
            continue
        yield _span(held[0]), _span(at), at["name"].strip('“”"')


_SIGN = regex("[本此这][次届]")


def _ahead(ledger: Ledger, one: re.Match[str]) -> bool:
    """True where the clause of an edition tells that it is still to come, or long gone."""
    start = max(ledger.sentences[ledger.sentence_at(one.start())].span.start, one.start() - _LEAD)
    return _OTHERWISE.search(ledger.text, start, one.start()) is not None


_LEAD = 30


def _one_event(one: str, other: str) -> bool:
    """True for one nickname, or names that end alike: 中小学生“爱眼护眼”征文大赛 and “爱眼护眼”征文大赛."""
    nicks = [_NICKNAME.search(name) for name in (one, other)]
    if nicks[0] and nicks[1]:
        return nicks[0]["nick"] == nicks[1]["nick"]
    return not (nicks[0] or nicks[1]) and one[-_ALIKE:] == other[-_ALIKE:]


def _numbers(text: str, name: str) -> set[int]:
    """The numbers under which an event is told of."""
    return {whole_number(one["number"]) for one in _ANY.finditer(text) if _one_event(one["name"], name)}


_ANY = regex(_EDITION)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("number") - 1, match.end("number") + 1)

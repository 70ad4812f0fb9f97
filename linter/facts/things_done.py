"""Things of any kind that are said to be all done, 28个党支部均按期完成换届, and those told as still to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.batchwide import Batchwide, Remainder, classes_in
from linter.facts.claims import ALL_OF_THEM, NOT_YET, NOUN
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NOUN = re.compile(NOUN)
_ENDED = r"(?:完成|整改|到位|办结|销号|完毕|完结|解决|清零|落实|完工|竣工|交付)"
# 28个党支部均按期完成换届: all of any things.
_ALL = rf"(?:目前|现)?(?:已经?|现已)?(?:{ALL_OF_THEM}|均已?|都已|全面)(?:已经?|按期|按时|如期|顺利|圆满)*"
_ALL_DONE = re.compile(rf"(?P<noun>[一-鿿、“”]{{2,14}}?){_ALL}(?P<done>[一-鿿]{{2,8}})")
_ALL_SPENT = re.compile(rf"(?:资金|款项?)?[，,]?(?P<noun>){_ALL}(?P<done>[一-鿿]{{2,8}})")
"""到位资金5.2亿元，已全部拨付到村: of an amount, told behind it."""
# 仍在办理的3件, 剩余的4处…完成治理, 还有3个党支部推迟换届: what is left of them today.
_STILL_BEFORE = re.compile(r"(?:仍在|还在|尚在|尚未|仍未|还未)(?P<undone>[一-鿿]{2,8})的$|(?:剩余|余下|剩下)的?$")
_STILL_BEHIND = re.compile(
    r"(?P<noun>[一-鿿]{0,12}?)(?:因[^，,。；;]{1,14}[，,]?)?(?:至今[未没]有?|尚未|仍未|还未|未能?|没有|推迟|延期|暂缓|仍在|正在)(?P<undone>[一-鿿]{2,14})"
)
_SURELY_STILL = re.compile("(?:至今|迄今|目前)[未没]")
_STILL_LEAD = re.compile(r"(?:仍有|还有|尚有|目前有|目前[，,]?仍?有)(?:近|约)?$")
_NOT_SPENT = re.compile(
    r"(?:资金|款项?)?(?P<noun>)(?:因[^，,。；;]{1,14}[，,]?)?(?:至今[未没]有?|尚未|仍未|还未|未能?|没有?)(?:能|及时|按时|足额)*(?P<undone>[一-鿿]{2,8})"
)
_NOUN_BEHIND = re.compile(r"[一-鿿]{0,12}")


_STEMS = frozenset("建修拆换办拨发缴付还收装接通搬迁改验补清签开投播种架埋挖铺栽")
"""Verbs of one character, whatever follows them: 建成 and 建起来, 拨付 and 拨出."""


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _verb(words: str) -> frozenset[str]:
    """The one character that its words begin with, where that is a verb of its own."""
    return frozenset(words[:1]) & _STEMS


def all_of_things(ledger: Ledger) -> Iterator[Batchwide]:
    """All of some things that are no problems or tasks are said to be done."""
    for quantity in ledger.quantities:
        match: re.Match[str] | None = None
        if quantity.kind == "money" and not quantity.approximate:
            match = _ALL_SPENT.match(ledger.text, quantity.span.end)
        elif quantity.kind == "count" and quantity.exact and quantity.value > 1:
            match = _ALL_DONE.match(quantity.after) or _BY_RATE.match(quantity.after)
        if match is None or NOT_YET.search(quantity.before[-24:]):
            continue
        if _NOUN.search(match["noun"]) and _IS_ENDED.search(match["done"]):
            continue  # told as a claim
        done = (_pairs(match["done"]) - _COMMON) | _verb(match["done"])
        if done and not _PART.search(quantity.before[-8:]):
            length = len(match.group())
            span = Span(quantity.span.start, quantity.span.end + length)
            noun = match["noun"] or quantity.head
            yield Batchwide(
                span, quantity.value, quantity.unit, noun, classes_in(quantity.before[-16:]), quantity.sentence, done
            )


# 186家定点机构检查率达100%: the rate of what was done with all of them.
_BY_RATE = re.compile(
    r"(?P<noun>[一-鿿]{2,12}?)(?:的)?(?P<done>[一-鿿]{2})(?:覆盖)?率(?:均|都)?(?:达到?|为|实现|保持)?(?:了)?(?:100[%％]|百分之百)"
)
_IS_ENDED = re.compile(_ENDED)
_COMMON = frozenset(["完成", "完毕", "到位", "落实"])
_PART = re.compile(r"其中|其余|另有?|[等中]$")


def left_of_things(ledger: Ledger) -> Iterator[Remainder]:
    """So many things are told as still to be done."""
    for quantity in ledger.quantities:
        spent = quantity.kind == "money"
        if not (spent or (quantity.kind == "count" and quantity.exact)):
            continue
        before = None if spent else _STILL_BEFORE.search(quantity.before)
        behind = (_NOT_SPENT if spent else _STILL_BEHIND).match(quantity.after)
        if behind and not (_STILL_LEAD.search(quantity.before) or _SURELY_STILL.search(behind.group())):
            behind = None
        if before:
            noun = _NOUN_BEHIND.match(quantity.after)
            words = (before["undone"] or "") + (noun.group() if noun else "")
            start = quantity.span.start - len(before.group())
            yield Remainder(
                Span(start, quantity.span.end),
                quantity,
                noun.group() if noun else "",
                classes_in(quantity.before[-16:]),
                quantity.sentence,
                _pairs(words) - _COMMON,
            )
        elif behind:
            yield Remainder(
                Span(quantity.span.start, quantity.span.end + behind.end()),
                quantity,
                behind["noun"] or quantity.head,
                classes_in(quantity.before[-16:]),
                quantity.sentence,
                (_pairs(behind["undone"]) - _COMMON) | _verb(behind["undone"]),
            )

"""Bare references: numbers that take up by themselves what was counted before: 348宗中, 这276张, 把98所分成."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.patterns import regex

_OPENING = regex("(?:[一二三四五六七八九]是|其间|至此|目前|现|其|而|但|同时)?(?P<object>对于?|将|把|从|就|针对|围绕)?")
"""What stands between the beginning of a clause and a number that takes something up."""
_GIVEN = regex("[^的]{0,8}?(?:对于?|将|把|从|就|针对|围绕)(?P<state>[一-鿿]{2,10})的")
_THESE = regex("(?:这|该|上述|前述|上列|前列|以上)$")
_OBJECT = regex("(?:对|将|把|从|就|针对|围绕|逐[个一户家处项件宗座][一-鿿]{2})$")
_COUNTED = "(?P<noun>[一-鿿A-Z“”]{0,8}?)"
_THEN = regex(
    "(?:(?:[这那此该]|上述|前述|以上|同)(?:[一两二三四五六七八九十几]|\\d{1,2})?(?:个?(?:时期|期间|时段|阶段|年度|时间段)|年(?:间|来)?)"
    "|(?<!上年)(?<!去年)(?<!历史)(?:同期|当期|期间|其间)|(?<![一-鿿])当年度?|(?<=[对将把])当年度?)[里内中]?的$"
)
"""Before a number, the time at which what it takes up was counted: 对这一时期的42户. It sets apart nothing else."""
_AMONG = regex(rf"{_COUNTED}(?:之中|当中|里面|[中里内])(?=$|[有已均都尚仍还未没无需属为]|[一-鿿]{{1,12}}\d|\d)")
_OF_ALL = regex(rf"{_COUNTED}(?:均|都|全部|悉数|逐[一件个户项条宗处家笔]|已经?全部|也已经?|现已经?)")
_DONE = regex(rf"{_COUNTED}已经?(?:于|由|经|按|在|完)")
"""Of a few of them as well: 10个已完成结算."""
_ADVERB = regex("(?:目前|如今|至今|现今|现)$")
"""Behind the noun it says when, and is no part of it."""
_NOUN = regex("[一-鿿A-Z“”（）]{0,8}")
_NO_REFERENCE = regex("以[上下]|左右|余|多|的|个?(?:大?方面|大?类)")
_LAST = frozenset("的对将把从就围绕这该述列上")
"""Characters that end the words before a bare reference which is not the first of its clause."""
_LONGEST_OPENING = 4
_LONGEST_STATE = 14
_SAID = 2
"""Characters from which a noun behind a number says what is counted."""


class BareReference(NamedTuple):
    """A number that opens a clause, or is its object, with nothing told of its things but what they are."""

    quantity: Quantity
    noun: str
    """What is counted, as said behind the number; empty where nothing is."""
    state: str
    """The words before 的 that tell which ones of them: 空置; empty where there are none."""
    among: bool
    """True for 348宗中 and 这276张, which need no longer number to mean those told before."""
    object: bool = False
    """True for 把98所分成, where what is done is done to all of them."""


def find_bare_references(quantities: Sequence[Quantity]) -> Iterator[BareReference]:
    """Every number that takes up another one by itself, in order."""
    for quantity in quantities:
        before = quantity.before
        if before.endswith("的"):
            before = _THEN.sub("", before)
        if (before[-1:] in _LAST or len(before) <= _LONGEST_OPENING or "逐" in before[-4:]) and not _NO_REFERENCE.match(
            quantity.after
        ):
            found = _read(quantity, before)
            if found:
                yield found


_TERRITORY = regex("(?:区|县|市|州|盟|旗|镇|乡|街道|乡镇|镇街|县市区|市州|区县)(?=[均都全已，,、])")
"""16个区均达标: who has them all need not have told them."""


def _read(quantity: Quantity, before: str) -> BareReference | None:
    if _TERRITORY.match(quantity.after):
        return None
    among = _AMONG.match(quantity.after)
    noun = _ADVERB.sub("", among["noun"]) if among else ""
    if before.endswith("的"):
        given = _GIVEN.fullmatch(before)
        if given and not among:
            words = _NOUN.match(quantity.after)
            return BareReference(quantity, words.group() if words else "", given["state"], False, True)
        return BareReference(quantity, noun, before[:-1], True) if among and len(before) <= _LONGEST_STATE else None
    these = _THESE.search(before)
    opening = _OPENING.fullmatch(before[: these.start()] if these else before)
    said = among or _OF_ALL.match(quantity.after)
    if opening and (said or these):
        return BareReference(quantity, _ADVERB.sub("", said["noun"]) if said else "", "", True)
    done = _DONE.match(quantity.after)
    words = _NOUN.match(quantity.after)
    noun = done["noun"] if done else words.group() if words else ""
    if _OBJECT.search(before):
        return BareReference(quantity, noun, "", False, True)
    if opening and (done or len(noun) >= _SAID):
        return BareReference(quantity, noun, "", False)
    return None


ACTED_ON = regex(
    "逐[一户个人家件]|要|应|须|做好|开展|进行|加[强大]|实施|跟踪|建立|采取|予以|给予|落实|组织|制定|继续|及时|严格|定期|切实|分类|依法|回访"
)
"""Behind the number of such an object, where its noun would stand: what is done to them."""


def shortens(state: str, told: str) -> bool:
    """True for 停保 of 停发低保: the characters of the state stand in what was told, in their order."""
    for words in told.split("|"):
        rest = iter(words)
        if len(state) >= _SAID and all(char in rest for char in _PASSIVE.sub("", state)):
            return True
    return False


_PASSIVE = regex("^(?:被|已经?|经|所|予以)+")


def is_said(state: str, words: str) -> bool:
    """True where words tell a state: 不符合条件 tells no 符合条件."""
    at = words.find(state)
    return at >= 0 and words[at - 1 : at] not in _DENIED


_DENIED = tuple("不未无非没")

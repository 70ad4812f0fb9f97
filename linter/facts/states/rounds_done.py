"""Rounds done: 第一、二、三轮反馈问题全部办结，第三轮整改有序推进: one of those done is still under way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import share_a_bigram
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HAN = "一二三四五六七八九"
_DONE = regex(
    rf"第(?P<row>[{_HAN}](?:[、和及与至到—－-]第?[{_HAN}])+)(?P<sort>轮次?|批次?|期|阶段)(?P<what>[^，,。；;\n]{{2,30}}?)"
    r"(?:已经?|均|都)*(?:全部|全面|全数|如期|悉数|100%)(?:已经?|如期|按期)*(?:整改|完成|办理|解决)?(?:完毕|到位|办结|完成|销号|清零|完工|见底|落实)"
)
_ONE = regex(
    rf"第(?P<which>[{_HAN}])(?P<sort>轮次?|批次?|期|阶段)(?P<what>[^，,。；;\n\d]{{2,20}}?)"
    r"(?:(?:正在?|正有序|有序|加快|稳步|扎实|持续|按计划|按时序|按序时进度|抓紧|全力)(?:地)?(?:推进|整改|办理|实施|进行|开展)|尚未[^，,。；;]{2,8}|未完成|正在整改)"
)
_LONGEST = 80


def find_rounds_done(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Every row of rounds that are all done with one of them told to be under way right behind it."""
    for done in _DONE.finditer(ledger.text):
        one = _ONE.search(ledger.text, done.end(), done.end() + _LONGEST)
        if one is None or one["sort"][0] != done["sort"][0] or "\n" in ledger.text[done.end() : one.start()]:
            continue
        # 整改 says no more than that it is mended, and names no other thing.
        alike = "整改" in one["what"] or share_a_bigram(done["what"], one["what"])
        if alike and one["which"] in _numbers(done["row"]):
            yield Span(*done.span()), Span(*one.span())


def _numbers(said: str) -> str:
    """The numbers of a row; those between 一至三, too."""
    told = [_HAN.index(sign) for sign in said if sign in _HAN]
    if any(mark in said for mark in "至到—－-"):
        told = list(range(min(told), max(told) + 1))
    return "".join(_HAN[at] for at in told)

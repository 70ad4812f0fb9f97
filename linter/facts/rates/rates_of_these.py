"""Rates of these: 全年立案412件，其中…。上述案件已结案386件，结案率92.7%: of all that the paragraph before tells.

上述 and 这些 with the name of the things take up the largest number of the paragraph before, where that name stands
beside it and what stands between are its classes, each of them less than the part.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SIGN = regex(
    r"(?<![^。；;\n 　])(?:上述|前述|这些|这批|该批)(?P<noun>[一-鿿]{2,8}?)(?=[，,]|已|到|均|中|截|年|目|经|全|至)"
)
_NAMED = regex(
    r"^[一-鿿]{0,6}[，,、（(](?P<name>[一-鿿]{0,6}(?:结案|办结|审结|整改|销号|完成|完工|竣工|核查|答复|化解|处置|办理|落实)率)(?:为|达到?|是)?$"
)
_NO_PART = regex("其中|部分|[另又未尚]|剩余|其余|结转|新增|比|同比|应|逾期|按[期时]")
_NO_WHOLE = regex("上年|去年|同期|旧存|存案|结转|计划|目标|[比每]|同比|累计")
_NEAR = Decimal("0.1")
"""By how much a rate may be off."""
_APART, _MOST = 1, 12
"""Paragraphs between whole and part, and numbers looked at in one."""


def find_rates_of_these(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of 上述案件 right behind its part, with the number of all of them told before."""
    if "率" not in ledger.text:
        return
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.end())
        sentence = ledger.quantities[at].sentence if at < len(ledger.quantities) else -1
        for part, rate in pairwise(ledger.quantities[at : at + 3]):
            if rate.sentence != sentence or rate.printed_unit != "%" or rate.approximate or part.approximate:
                continue
            if rate.span.start in told or part.kind != "count":
                continue
            named = _NAMED.match(ledger.text[part.span.end : rate.span.start])
            if named is None or _NO_PART.search(ledger.text, sign.end(), part.span.start):
                continue
            whole = _all_of_them(ledger, sign.start(), sign["noun"], part, rate)
            if whole is not None:
                yield Rate(rate, part, whole, "of", named["name"], (whole, part), False, slip=_sure(whole, part, rate))


def _all_of_them(ledger: Ledger, before: int, noun: str, part: Quantity, rate: Quantity) -> Quantity | None:
    """The largest number in the unit of the part, of the last paragraph that has any before an offset."""
    last = ledger.document.block_index(before)
    for block in range(last, max(-1, last - _APART - 1), -1):
        some = [
            one
            for one in ledger.by_block.get(block, ())
            if one.span.end <= before and one.kind == "count" and comparable(one, part)
        ]
        if not some:
            continue
        whole = max(some, key=lambda one: one.value)
        start = ledger.sentences[whole.sentence].span.start
        words = (
            ledger.text[max(start, whole.span.start - 14) : whole.span.start]
            + ledger.text[whole.span.end : whole.span.end + 8]
        )
        if len(some) > _MOST or whole.approximate or whole.value <= part.value:
            return None
        if not share_a_bigram(noun, words) or _NO_WHOLE.search(ledger.text, start, before):
            return None
        return None if _explained(some, part, rate) else whole
    return None


def _sure(whole: Quantity, part: Quantity, rate: Quantity) -> bool:
    """True where the rate is near enough to be meant of the two, whatever was struck wrongly."""
    return abs(part.value / whole.value - rate.value) < _NEAR


def _explained(some: list[Quantity], part: Quantity, rate: Quantity) -> bool:
    """True where another of the numbers gives the rate."""
    shares = (stated(part).over(stated(one)) for one in some if one.value)
    return any(share is not None and share.meets(stated(rate)) for share in shares)

"""Beyond tops: 单笔最大的为1.8万元 … 一笔2.3万元的接待费: a value of one beyond the one that is told to be the most.

The paragraph tells no other number of the unit beyond it, and the words say that it is the value of one of them (一笔,
他家), or name the thing measured again (坝前水位最高132.6米, 实测库水位133.1米).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.superlatives import Topped
from linter.facts.quantities.bigrams import share_a_bigram
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = "最"
_TOP = regex(
    r"(?P<subject>[一-鿿]{0,10})(?P<way>最(?:(?P<high>[高大多长深宽快厚])|[低小少短浅窄薄]))(?P<rest>[^，,。；;：:、（(\d]{0,10})$"
)
_NO_TOP = regex("限额|限价|标准|不|可|上限|历史|[资额]度|档|第|计划|预计|可达|设计|目标|之一|最终|[资有关]最")
_UNIT_OF_ONE = "[笔户份家名人个件宗起项张单套只株幅]"
_OF_ONE = regex(
    rf"(?:(?<![第之])一{_UNIT_OF_ONE}|[他她]家?|本人|自家|自己)[^，,。；;：:]{{0,14}}$|(?:企业|公司|户|家)(?:收到|领到|拿到|获得?|领取)的?[^，,。；;：:]{{0,6}}$"
)
_NOT = regex(
    "总|共|合计|累计|[均每各]|上年|去年|往年|(?:19|20)\\d\\d年|历史|警戒|设计|保证|校核|汛限|限额|标准|计划|目标|低于|高于|超过|达不到|差"
)
_PLACE = regex("(?![全我本各农])[一-鿿][区县市乡镇村站段组队]")
_MONTH = regex(r"\d{1,2}(?=月)")
_FARTHEST = Decimal(2)
_MOST = 6
"""Numbers of a unit in a paragraph beyond which it tells of many things."""


def find_beyond_tops(ledger: Ledger) -> Iterator[Topped]:
    """Each number told to be the most or the least, and the value of one that is beyond it."""
    if _SIGN not in ledger.text:
        return
    for numbers in ledger.by_block.values():
        for at, top in enumerate(numbers) if len(numbers) > 1 else ():
            told = _TOP.search(top.before) if top.is_amount and not top.approximate else None
            if told is None or _NO_TOP.search(told.group()) or _NOT.search(told["subject"]):
                continue
            beyond = _beyond(ledger, numbers, at, told)
            if beyond:
                way = top.span.start - len(top.before) + told.start("way")
                yield Topped(top, beyond, Span(way, top.span.start), told["high"] is not None)


def _beyond(ledger: Ledger, numbers: Sequence[Quantity], at: int, told: re.Match[str]) -> Quantity | None:
    """The only number of the unit that is beyond a top, where it is the value of one."""
    top, highest = numbers[at], told["high"] is not None
    same = [one for one in numbers if one.unit == top.unit and one.kind == top.kind]
    over = [one for one in same if (one.value > top.value if highest else one.value < top.value)]
    subject = told["subject"] + told["rest"]
    of_one = [one for one in over if _is_one(ledger, one, subject)]
    if len(same) > _MOST or len(of_one) != 1:
        return None
    one = of_one[0]
    if one.interval.meets(top.interval) or max(one.value, top.value) > min(one.value, top.value) * _FARTHEST:
        return None
    return None if _elsewhere(ledger, top, one) else one


def _is_one(ledger: Ledger, one: Quantity, subject: str) -> bool:
    """True where the words tell the value of one of those, or of the thing that was measured."""
    if one.approximate or _SIGN in one.before or _NOT.search(one.before) or _NOT.search(_beside(ledger, one)):
        return False
    return _OF_ONE.search(one.before) is not None or (one.kind == "measure" and share_a_bigram(subject, one.before))


def _beside(ledger: Ledger, one: Quantity) -> str:
    return ledger.lead(one, _LEAD).rpartition("，")[2]


_LEAD = 20
"""Characters before a number, of its clause."""


def _elsewhere(ledger: Ledger, top: Quantity, one: Quantity) -> bool:
    """True where the two are told of different places or months."""
    words = [ledger.lead(top) + top.after, ledger.lead(one) + one.after]
    for sign in (_PLACE, _MONTH):
        first, second = (set(sign.findall(text)) for text in words)
        if first and second and not first & second:
            return True
    return False

"""Recovered: 旅游收入48亿元，恢复到2019年同期的114.3%，2019年同期为42亿元, whose base is told right behind the rate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.quantities.slips import is_near
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TIME = r"(?:19|20)\d\d年(?:同期|全年|[底末])?|(?:上|去)年(?:同期|全年|[底末])?|前年|(?:疫情|整改|改革|改造|实施)前"
_OF = regex(rf"(?:恢复[到至]|相当于|为|是|达到?|占)(?P<of>{_TIME})(?:的?水平)?的$")
_BEHIND = regex(rf"[，,（(](?:而)?(?P<of>{_TIME})(?:的?[一-鿿]{{0,6}})?(?:为|是|仅为|达|有)$")
_NOT = regex("[增减升降]|[比较]|每|均|目标|计划|可比")
_BACK = 4
"""Numbers before a rate, changes among them, up to the level that it is told of."""


def find_recovered(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every level that is so much of that of a time before, told behind it."""
    for at, rate in enumerate(ledger.quantities[:-1]):
        if rate.kind != "percent" or rate.approximate or rate.span.start in told or not rate.before.endswith("的"):
            continue
        of, base = _OF.search(rate.before), ledger.quantities[at + 1]
        gap = ledger.text[rate.span.end : base.span.start]
        behind = _BEHIND.fullmatch(gap) if of and base.sentence - rate.sentence <= 1 else None
        if of is None or behind is None or behind["of"][:4] != of["of"][:4] or not base.value:
            continue
        levels = [
            one
            for one in ledger.quantities[max(0, at - _BACK) : at]
            if one.sentence == rate.sentence and comparable(one, base) and not _NOT.search(one.before)
        ]
        if len(levels) != 1 or not is_near(rate, levels[0].value / base.value):
            continue
        yield Rate(rate, levels[0], base, "of", of.group(), (levels[0], base), certain=False, slip=True)

"""Whole place: whether a claim is told of the whole place that a report is on, no part of it and no wider one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.rates.tellings import place_at
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LEVEL = regex("全[国球省市县区州旗镇乡]|世界")
_LEVELS = ("全省", "全市", "全县", "全区", "全州", "全旗", "全镇", "全乡", "全国")
_PART = regex("[市省县区州镇乡]级(?!及?以上)|本级|直属|(?:高新|经开|开发|新)区")
"""At the opening of a paragraph, or in a claim or the sentence before it: of a part of the place."""
_WHERE = regex("(?:(?<![全我本])[区县乡镇村片园]|地带|流域|灌区|单位|部门|企业|公司|学校|医院)[，,]")
"""A clause that ends in a place or a doer of its own: 在主产区，玉米产量占粮食产量的六成."""
_OPENING = 10
"""Characters of a paragraph that say whose it is."""


def of_whole_place(ledger: Ledger, start: int, lead: str) -> bool:
    """True for a claim at `start`, told in the words `lead`, that names no level but the one the report names most."""
    at = ledger.sentence_at(start)
    own, before = (ledger.sentences[index] for index in (at, max(0, at - 1)))
    first = before if before.block == own.block else own
    opening = ledger.document.blocks[own.block].span.start
    told = ledger.text[opening : min(opening + _OPENING, start)] + "|" + ledger.text[first.span.start : start]
    if _PART.search(told) or _WHERE.search(lead) or place_at(ledger, start) not in ("", "全"):
        return False
    levels = set(_LEVEL.findall(lead))
    others = {level: ledger.text.count(level) - lead.count(level) for level in _LEVELS if levels}
    return all(others.get(level, 0) > 0 and others[level] == max(others.values()) for level in levels)

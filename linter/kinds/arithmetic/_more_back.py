"""More back: why more may have come back than was found: 另清退3.9万元, 逐笔核对, and the surplus printed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.quantities.told_off import told_off
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_HOLDS = regex("[（(，,](?:其中)?(?:还|均|已经?)?(?:含|包括|包含|涵盖|连同|多出)")
_LOOKED_WIDER = regex("核对|(?<!另行)清理|自查|排查|核查|倒查|追溯|延伸|扩大|举一反三|同类")
_SURPLUS = regex("另[外清退追缴有]|多出|[比超][一-鿿]{0,2}反馈|其[他它]")
_A_CASE = regex("其中|[^。；;]*?(?:案例|案件|某[一-鿿]{0,2}[村镇乡县区局院校店企公])")
_BEHIND = 2
"""Sentences behind what was found that tell of a wider look."""


def more_came_back(ledger: Ledger, debt: Quantity, part: Quantity) -> bool:
    """True where the words around two amounts explain that more came back than the item found."""
    if _HOLDS.match(ledger.text, part.span.end):
        return True
    behind = ledger.text[part.span.end : ledger.sentences[part.sentence].span.end]
    if _LOOKED_WIDER.search(ledger.lead(part)) or _SURPLUS.search(behind):
        return True
    # 全年共追回126.3万元。其中典型案例：某医院骗取98.6万元; 违规领取17.28万元。逐户核查，同时查出另外2户
    if part.span < debt.span and (_A_CASE.match(ledger.lead(debt)) or _wider_behind(ledger, debt)):
        return True
    return told_off(ledger, (debt, part), [Interval.exactly(part.value - debt.value)])


def _wider_behind(ledger: Ledger, debt: Quantity) -> bool:
    """True where the next sentences of the item tell of a wider look or of others."""
    last = min(debt.sentence + _BEHIND, len(ledger.sentences) - 1)
    words = ledger.text[debt.span.end : ledger.sentences[last].span.end]
    return _LOOKED_WIDER.search(words) is not None or _SURPLUS.search(words) is not None

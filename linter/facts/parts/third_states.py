"""Third states: 应访860户，已访742户，剩余96户，迁出22户予以核减: what is told behind the rest and closes the sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

# 剩余96户，其中22户 tells of those left, and 合计 of all.
_NO_STATE = regex(
    r"其中|包括|包含|含|[共合总]计|[共率占达]|同比|环比|增[长加]|下降|[比较](?:上|去|年|期)|[上去]年|平均|[每各]|计划|目标|涉及"
)
_NEXT = regex(r"[，,、；;（(]")
_GOES_ON = "；;"
_MOST = 2
"""Further states that one sentence tells."""
_LONGEST = 24
"""Characters before a number that name its state."""


def closed_behind(ledger: Ledger, left: Quantity, missing: Decimal) -> bool:
    """True where the next numbers of the sentence tell what is missing as of another state: 另2处保留, 缓缴30万元."""
    at, told = left.span.end, Decimal(0)
    near = [*ledger.by_sentence.get(left.sentence, ())]
    if ledger.text[ledger.sentences[left.sentence].span.end - 1] in _GOES_ON:
        near += ledger.by_sentence.get(left.sentence + 1, ())
    behind = [one for one in near if one.span.start >= at]
    for one in behind[:_MOST]:
        gap = ledger.text[at : one.span.start]
        if one.unit != left.unit or one.approximate or len(gap) > _LONGEST:
            return False
        if not _NEXT.search(gap) or _NO_STATE.search(gap):
            return False
        told += one.value
        if told == missing:
            return True
        at = one.span.end
    return False

"""Moved on: 未完成14户 … 新增8户，完成3户，未完成的19户: what came and went between makes the later number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CAME = regex(r"新[一-鿿]{1,4}|[又再]次?[一-鿿]{1,4}|漏[一-鿿]|增[加补]|追加|补[充录报登]|转入|纳入")
_CLAUSE = regex(r"[，,。；;：:、\d]")
_MOST = 6
"""Numbers between the two that may tell how the one became the other."""


def moved_on(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where one number between the two that came, less one that went, leads from the first to the later."""
    between = [
        one
        for sentence in range(first.sentence, later.sentence + 1)
        for one in ledger.by_sentence.get(sentence, ())
        if first.span.end <= one.span.start < later.span.start and one.unit == later.unit
    ][-_MOST:]
    came = [one for one in between if _CAME.search(_CLAUSE.split(one.before)[-1])]
    went = [Decimal(0), *(one.value for one in between if one not in came)]
    return any(first.value + one.value - gone == later.value for one in came for gone in went)

"""More than the dates: 4月8日至6月7日…，加上准备和报告撰写，历时三个月, a length that holds other time too."""

from __future__ import annotations

from collections.abc import Mapping

from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, UNIT, days_of
from linter.ledger import Ledger
from linter.patterns import regex

_MORE_THAN = regex(
    r"(?:加上|连同|整个|前后|全程|筹备|累计|从[^，,。；\d]{2,12}到[^，,。；\d]{2,10})[^，,。；]{0,14}[，,]?(?:共|前后)?(?:历时|历经)$"
)
"""Before a length, what makes it that of more than the stretch told beside it."""


def of_more(ledger: Ledger, hit: Hit) -> bool:
    """True where a length is told of more than the dates, and is more.

    5月10日进场，6月21日退场，前后历时三周 tells less.
    """
    length = hit.spans[0]
    real = hit.values.get("actual")
    words = real["zh"] if isinstance(real, Mapping) else str(real)
    told, actual = _WRITTEN.search(ledger.read(length)), _WRITTEN.search(words)
    if told and actual and days_of(told) < days_of(actual):
        return False
    return _MORE_THAN.search(ledger.text, max(0, length.start - _REACH), length.start) is not None


_WRITTEN = regex(f"{NUMBER}{UNIT}")
_REACH = 90
"""Characters before a length in which it is said."""

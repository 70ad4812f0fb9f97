"""Named by a number: 二标段合格率80%, 三班及格率92%: which lot, class or team, and not how many of them."""

from __future__ import annotations

from linter.fact import Quantity
from linter.patterns import regex

_NUMBERED = frozenset(["标段", "班", "组", "队", "线", "片", "部"])
"""What has a number for its name where no 个 stands before it."""
_HAN = regex("[一二三四五六七八九十]{1,2}(?![一二三四五六七八九十百千两])")
_OPENS = regex(r"(?:^|[，,、。；;：:（(\s和及与])第?$")
_HIGHEST = 20


def named_by_number(quantity: Quantity) -> bool:
    """True where a number is the name of a thing: 二标段 anywhere, 3标段 where its clause begins with it."""
    if quantity.unit not in _NUMBERED or quantity.value > _HIGHEST:
        return False
    text, start = quantity.text, quantity.span.start
    return bool(_HAN.match(text, start) or _OPENS.search(text, max(0, start - 2), start))

"""Same selections: a list that falls short of its whole as its fellows all do, told of one fund after the other.

甲基金收入86亿元，其中：缴费收入61亿元；补贴收入18亿元。乙基金收入43亿元，其中：缴费收入…: two sorts of income
are told of each, and others are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.parts import Breakdown

_FEWEST = 2
"""Fellows that fall short before another one is taken to do so on purpose."""
_LEAD = regex("^其中[：:，,]?")


def selects_like_others(found: Breakdown, listed: Sequence[Breakdown]) -> bool:
    """True where lists that begin with a part of the same name all come to less than their wholes, as this one does."""
    if not _falls_short(found):
        return False
    name = _LEAD.sub("", found.names[0])
    fellows = [
        one
        for one in listed
        if one.whole is not found.whole and not one.complete and one.names and _LEAD.sub("", one.names[0]) == name
    ]
    return len(fellows) >= _FEWEST and all(map(_falls_short, fellows))


def _falls_short(one: Breakdown) -> bool:
    said = total(part.interval for part in one.parts)
    return said.low < one.whole.interval.low and not said.meets(one.whole.interval)

"""Of sections: whether a number heads one of several sections, so that it tells of the items below it alone."""

from __future__ import annotations

from collections.abc import Sequence

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MARK = regex(r"(?P<open>[（(]?)[一二三四五六七八九十]{1,3}[）)、]")


def heads_a_section(ledger: Ledger, told: Span, items: Sequence[Span]) -> bool:
    """True behind （一）学习方面 where （二）作风方面 stands among the items, and is none of them."""
    blocks = ledger.document.blocks
    own = _MARK.match(ledger.text, blocks[ledger.document.block_index(told.start)].span.start)
    if own is None:
        return False
    first, last = (ledger.document.block_index(item.start) for item in (items[0], items[-1]))
    starts = {item.start for item in items}
    for block in blocks[first + 1 : last]:
        mark = _MARK.match(ledger.text, block.span.start)
        if mark and mark["open"] == own["open"] and starts.isdisjoint(range(block.span.start, mark.end() + 1)):
            return True
    return False

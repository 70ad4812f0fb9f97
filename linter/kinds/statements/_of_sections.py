"""Of sections: whether a number tells of one of several sections or classes, and not of all items of the report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.states.claims import BASE, NOUN
from linter.facts.states.ended import ENDED
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


_THINGS = regex(NOUN)
_LOT_BEFORE = regex(f"{NOUN}$")
_STATE_BEFORE = regex(f"(?:{ENDED}|推进|正[在按]|[未尚仍余剩])[一-鿿]{{0,4}}$")
_STATE_BEHIND = regex(
    f"[一-鿿]{{0,6}}?(?:{NOUN})?(?:已经?|正[在按]|[未尚仍]|{ENDED}|推进)[^，,、。；;\\d全均都]*(?:[，,、。；;]|$)"
)
"""So many of a lot, and no lot of its own: 3个问题已完成整改; 8个问题全部完成 is one."""


def one_of_several(ledger: Ledger, told: Quantity, total: Decimal) -> bool:
    """True for 收购方面9个问题，完成8个 beside 储备方面7个问题 and 轮换方面4个问题: the items may be of any of them.

    The others are parts of the number where they make no more than it.
    """
    first, last = (ledger.quantity_index(at) for at in ledger.paragraph(told))
    alike = [one for one in ledger.quantities[first:last] if one.unit == told.unit]
    lots = [(one.value, one.before[-_WHICH:], noun) for one in alike if (noun := _lot(one))]
    own = {noun for value, _, noun in lots if value == total}
    others = {(value, which) for value, which, noun in lots if value != total and (noun in own or not own)}
    return sum(value for value, _ in others) > total


_WHICH = 8
"""Characters before a number that tell one lot from another of the same size."""


def _lot(one: Quantity) -> str:
    """The noun of a number that tells how many there are of a lot; empty for one that tells how many are done."""
    if one.kind != "count" or _STATE_BEFORE.search(one.before) or _STATE_BEHIND.match(one.after):
        return ""
    named = BASE.match(one.after) or _LOT_BEFORE.search(one.before)
    things = _THINGS.search(named.group()) if named else None
    return things.group() if things else ""

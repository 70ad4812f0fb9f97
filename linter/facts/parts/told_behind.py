"""Told behind: what a list lacks, in a sentence of its own: …正在解决的14件。因受政策限制，暂时不能解决的2件。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.following import quantity_from
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MOST = 2
"""Numbers behind a list that may belong to it."""
_READ = 12
"""Numbers of whatever unit that are looked through for them."""


_SHARED = regex("[，,、（(]?占")


def made_up_behind(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity], full: bool = False) -> bool:
    """True where the next number of their unit, or the next two, make the parts up to the whole.

    They stand in the same paragraph or in the one below. To parts whose shares are `full`, 100 %, no share is lacking,
    but 其他1件 may be.
    """
    last = parts[-1]
    block = ledger.sentences[last.sentence].block
    values = [part.interval for part in parts]
    start = ledger.quantity_index(last.span.end)
    for quantity in ledger.quantities[start : start + _READ]:
        if ledger.sentences[quantity.sentence].block > block + 1 or len(values) == len(parts) + _MOST:
            return False
        if full and _SHARED.match(ledger.text, quantity.span.end):
            continue
        if quantity.unit == last.unit and quantity.kind == last.kind:
            values.append(quantity.interval)
            if total(values).meets(whole.interval):
                return True
    return False


def made_up_in_bracket(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 74家（地下22家、露天45家、尾矿库7座）: the last of the list is counted in a unit of its own."""
    last = parts[-1].span.end
    another = quantity_from(ledger, last)
    if another is None or another.kind != whole.kind:
        return False
    if not _LIST_GOES_ON.fullmatch(ledger.text, last, another.span.start):
        return False
    return total([*(part.interval for part in parts), another.interval]).meets(whole.interval)


_LIST_GOES_ON = regex("[、，和及][^，,。；;、：:（）()\\d]{1,12}")
_OPEN_END = regex(r"[^。！？!?，,；;：:]*[，,；;、](?:[^。！？!?，,；;：:]*[一-鿿])?\s*")
"""What stands between a list and the end of a paragraph that breaks off: another clause, and no stop behind it."""


def broken_off(ledger: Ledger, parts: Sequence[Quantity]) -> bool:
    """True where the paragraph ends in the middle of what it says, so that the list goes on in the line below."""
    end = parts[-1].span.end
    block = ledger.document.block_index(end)
    rest = ledger.text[end : ledger.document.blocks[block].span.end]
    if "。" not in rest and rest.rstrip().endswith(_LIST_MARKS):
        return True
    return block + 1 < len(ledger.document.blocks) and _OPEN_END.fullmatch(rest) is not None


def goes_on_uncounted(ledger: Ledger, parts: Sequence[Quantity]) -> bool:
    """True for 东河镇1起（…）、西岭镇1起（…）、南湾镇（…）: a list whose last member is told without a number."""
    end = parts[-1].span.end
    return (
        _UNCOUNTED.match(ledger.text, end, end + _LONGEST_MEMBER) or _SO_MANY_EACH.match(ledger.text, end)
    ) is not None


_ASIDE = r"(?:[（(][^（()）\n]*[)）])?"
_UNCOUNTED = regex(rf"{_ASIDE}、[一-鿿]{{2,16}}{_ASIDE}\s*(?=[。；;\n]|\Z)")
_SO_MANY_EACH = regex(r"[，,、；;][一-鿿]{2,12}(?:[、和及与][一-鿿]{2,12}){1,9}(?:各|均)[一-鿿]{0,3}\d")
"""西区7个、北区6个，高新区、经开区各4个: the last ones have so many each."""
_LONGEST_MEMBER = 120
"""Characters behind a list in which its last member stands, brackets included."""
_LIST_MARKS = ("；", ";", "，", "、")

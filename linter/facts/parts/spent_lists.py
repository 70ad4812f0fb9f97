"""Lists of what is spent: 筹集资金23.6亿元。其中：安排5.3亿元，用于…；安排12.4亿元，支持…, each with its purpose.

No word says that the list holds everything; but two digits that change places in one of the numbers make it come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import exchanged
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VERB = "(?:安排|投入|拨付|拨出|筹集|筹措|统筹|支出|下达|落实|争取|整合|支付|发放|列支|配套|分配|追加|使用)"
_PART = rf"{_VERB}[一-鿿、“”]{{0,16}}$"
_FIRST = regex(rf"其中[：:，,]?(?:[一1][是、.．]?)?{_PART}")
_NEXT = regex(rf"[；;](?:[一二三四五六七八九\d][是、.．]?)?{_PART}")
_WHOLE = regex(rf"(?:{_VERB}|共|合计|总计|资金|经费)[一-鿿、“”]{{0,12}}$")
_NOT_ALL = regex(r"等[，,；;。]|主要|包括|重点|特别|比|上年|累计|占|增[长加]|减少|[户人亩月年]均")
_FEWEST, _MOST = 3, 12
_TENTH = 10
"""Part of the whole that a list may lack: what falls shorter is a selection."""


def find_spent_lists(ledger: Ledger, taken: frozenset[Span]) -> Iterator[Breakdown]:
    """Every list of three amounts or more, each with its verb, that one exchange of digits makes come to its whole."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            if "其中" in row.cells[at].gap and _FIRST.search(row.cells[at].gap):
                found = _listed(row, at)
                if found and found.whole.span not in taken:
                    yield found


def _listed(row: Row, at: int) -> Breakdown | None:
    whole, words = row.cells[at - 1]
    if whole.kind != "money" or whole.approximate or not _WHOLE.search(words):
        return None
    end = at + 1
    while end < len(row.cells) and end - at < _MOST and _NEXT.search(row.cells[end].gap):
        end += 1
    parts = tuple(cell.quantity for cell in row.cells[at:end])
    gaps = [cell.gap for cell in row.cells[at:end]]
    if len(parts) < _FEWEST or any(one.unit != whole.unit or one.approximate for one in parts):
        return None
    if any(_NOT_ALL.search(gap) for gap in gaps) or (end < len(row.cells) and not _ENDS.search(row.cells[end].gap)):
        return None
    if not _mended(whole, parts) or _GOES_ON.match(row.behind(end - 1)):
        return None
    tail, names = row.behind(end - 1), tuple(_MARK.split(gap)[-1] for gap in gaps)
    return Breakdown(whole, words, parts, names, "among", "；", False, "其中", tail, "slip", True, inferred=True)


_GOES_ON = regex("[^。]{0,40}(?:等[。；;]|[；;，,](?:其余|其他|另|还|剩余|余下))")
_ENDS, _MARK = regex("[。；;]"), regex("[，,；;。：:]")


def _mended(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the parts all but come to the whole, and two neighbouring digits exchanged in one number mend it."""
    said = total(part.interval for part in parts)
    over = sum(part.value for part in parts) - whole.value
    if said.meets(whole.interval) or abs(over) * _TENTH > whole.value:
        return False
    return any(
        exchanged(one, needed)
        for one, needed in [(whole, whole.value + over), *((part, part.value - over) for part in parts)]
    )

"""Closed by others: 答复申请640件。公开215件，占33.6%；…；其他处理3件: a list that leaves nothing out.

What ends in 其他 holds every other one too; that it is of the number before it, two of its shares say, which are of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.members import CLAUSE
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.slipped_sums import by_one_key
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.rows import Row
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OTHERS = regex("(?:其他|其它|其余)")
# 其他经济犯罪16件 are some of the others only.
_ALL_OTHERS = regex("(?:其他|其它|其余)(?:的|处理|情[况形]|类[别型]?|原因|方面)?")
_SHARE = regex(
    r"[^。；;，,、\d]{0,6}[，,、（(]?约?占(?:比|[^，,。；;、占\d]{0,10}?(?:的?(?:比重|比例|比))?)?(?:的|约|为|达|到|是)*"
)
_ENDS = regex(r"[一-鿿]{0,2}(?:[。\n）)]|[，,（(]约?占|$)")
_TOLD_TWICE = regex("其中|分别|各|同比|增|减|比上年|去年|上年|平均|人次|另")
_CAME_IN = regex("收到|受理|收|接|新增|立案|登记|受访|调查|问卷|选择")
"""What may still be open, or be answered by more than one: 收到申请640件."""
_FEWEST, _MOST, _PROOF = 4, 12, 2
"""Members of such a list, and how many of their shares show what it is of."""
_BACK = 6
"""Numbers before a list of which one may be its whole."""
_NEAR = Decimal("0.7")
"""Of the whole, what a list that lost a digit or a member still comes to."""
_LEAST = 20
"""A whole below which two shares prove little."""


def find_closed_by_others(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list that ends in 其他 and does not come to the number that its shares are told of."""
    if "占" not in ledger.text or _OTHERS.search(ledger.text) is None:
        return
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            named = at >= _FEWEST and _ALL_OTHERS.fullmatch(CLAUSE.split(gap)[-1].strip())
            if named and quantity.exact and quantity.is_amount:
                found = _list(row, at) if _ENDS.match(row.behind(at)) else None
                if found:
                    yield found


def _list(row: Row, last: int) -> Breakdown | None:
    """The list of one sentence that ends at cell `last`."""
    unit = row.cells[last].quantity.unit
    parts: list[Quantity] = []
    names: list[str] = []
    shares: list[tuple[Quantity, Quantity]] = []
    share: Quantity | None = None
    at = last
    while at >= 0:
        quantity, gap = row.cells[at]
        if quantity.kind == "percent" and share is None and _SHARE.fullmatch(gap):
            share = quantity
        elif quantity.unit == unit and quantity.exact and tells_level(gap) and not _TOLD_TWICE.search(gap):
            parts.insert(0, quantity)
            names.insert(0, CLAUSE.split(gap)[-1])
            if share:
                shares.append((quantity, share))
            share = None
        else:
            return None
        at -= 1
        if SENTENCE_END.search(gap):
            break
    if share or len(shares) < _PROOF or not _FEWEST <= len(parts) <= _MOST or len(set(names)) < len(names):
        return None
    before = [cell.quantity for cell in row.cells[max(0, at + 1 - _BACK) : at + 1] if cell.quantity.unit == unit]
    said = sum((part.value for part in parts), Decimal(0))
    if any(one.interval.holds(said) for one in before):
        return None
    whole = next((one for one in reversed(before) if _is_base(one, shares)), None)
    if whole is None or whole.approximate or whole.value < _LEAST or not _off(whole, parts, said):
        return None
    return by_slip(whole, tuple(parts), tuple(names), tail=row.behind(last), why="shares")


def _is_base(whole: Quantity, shares: list[tuple[Quantity, Quantity]]) -> bool:
    """True where most shares, two of them at least, are of this number."""
    fitting = 0
    for part, share in shares:
        ratio = stated(part).over(stated(whole))
        fitting += ratio is not None and part.value > 0 and ratio.meets(stated(share).truncated_too(share.step))
    return fitting >= _PROOF and fitting * 2 > len(shares)


def _off(whole: Quantity, parts: list[Quantity], said: Decimal) -> bool:
    """True where less was told of than was done, or one key makes up the difference."""
    less = whole.value * _NEAR <= said < whole.value and not _CAME_IN.search(whole.before)
    return less or bool(by_one_key(whole, parts))

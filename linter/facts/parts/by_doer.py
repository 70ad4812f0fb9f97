"""By doers: 送戏186场，由剧团演出98场、民间班社演出62场、志愿队演出36场, what each of them did of all that was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.slipped_sums import by_one_key
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_BY = "由"
_FIRST = regex("[，,；;](?:其中)?(?:分别)?由(?P<who>[一-鿿（）()“”]{2,16}?)(?P<act>[一-鿿]{2})$")
_NEXT = regex("[、，,；;和及]由?(?P<who>[一-鿿（）()“”]{2,16}?)(?P<act>[一-鿿]{2})$")
_GOES_ON = regex(f"[，,；;、]?(?:另|还|此外|其余|其他|其它|以及|{ET_CETERA})")
_TOGETHER = regex("共同|联合|会同|配合|协助|参与|指导|合作")
"""What several do at once counts for each of them."""
_FEWEST = 3
_TENTH = Decimal("0.1")
"""By how much of the whole the parts may exceed it and still be of it."""


def find_by_doer(ledger: Ledger) -> Iterator[Breakdown]:
    """Every number with what each of three doers or more did of it in the same word, where the sum misses it."""
    for row in ledger.rows:
        for at in range(1, len(row.cells) - _FEWEST + 1):
            gap = row.cells[at].gap
            first = _FIRST.match(gap) if _BY in gap else None
            if first is None:
                continue
            end = at + 1
            while end < len(row.cells) and _follows(row, at, end, first["act"]):
                end += 1
            found = _listed(row, at, end)
            if found:
                yield found


def _follows(row: Row, first: int, at: int, act: str) -> bool:
    told = _NEXT.match(row.cells[at].gap)
    return told is not None and told["act"] == act and row.cells[at].quantity.unit == row.cells[first].quantity.unit


def _listed(row: Row, at: int, end: int) -> Breakdown | None:
    whole, parts = row.cells[at - 1].quantity, tuple(cell.quantity for cell in row.cells[at:end])
    if len(parts) < _FEWEST or whole.unit != parts[0].unit or not tells_level(row.cells[at - 1].gap):
        return None
    if any(one.approximate or one.value <= 0 for one in (whole, *parts)) or _GOES_ON.match(row.behind(end - 1)):
        return None
    names = tuple(cell.gap.lstrip("，,、；;和及") for cell in row.cells[at:end])
    if any(map(_TOGETHER.search, names)) or not _misses(whole, parts):
        return None
    return by_slip(whole, parts, names, tail=row.behind(end - 1))


def _misses(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the sum is above the whole, but not by far, or where one key makes it right."""
    over = sum((one.value for one in parts), Decimal(0)) - whole.value
    if over > 0:
        return over <= whole.value * _TENTH
    return bool(by_one_key(whole, parts))

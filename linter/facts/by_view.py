"""Parts by view: 发现隐患247处，其中… 。从县区看，东陵区61处、…: a second list of the same whole, a sentence later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.classes import completeness
from linter.facts.parts import Breakdown, Listing
from linter.facts.rows import Row
from linter.facts.wholes import CHANGE, OTHER_VALUE, same_unit

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VIEW = re.compile(
    r"[^。；;]{0,12}[。；;](?P<said>(?:从|按|分)(?:各?(?:县|区|市|镇|乡|街道|村|地区|区域|片区|地域|属地)){1,3}(?:分布)?(?:情况)?"
    r"(?:来看|看|划分|分|统计)?[，,：:])(?=[一-鿿]{2,8}$)"
)
_OPEN = re.compile(r"等|主要|其中|其余|较多|前[三五十\d]|居")
_FROM, _TO = Decimal("0.8"), Decimal("1.25")
"""Between these shares of the whole the list speaks of it; else of another number."""


def find_by_view(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of places that a sentence gives of the number with which the sentence before it begins."""
    if not re.search(r"[。；;][从按分][各县区市镇乡街村地片属]", ledger.text):
        return
    for row in ledger.rows:
        for at, (_, gap) in enumerate(row.cells):
            view = _VIEW.match(gap) if at else None
            if view:
                yield from _told(row, at, gap[view.end() :], view["said"])


def _told(row: Row, at: int, name: str, said: str) -> Iterator[Breakdown]:
    part = row.cells[at].quantity
    alike: list[tuple[Quantity, str]] = []
    for cell in reversed(row.cells[:at]):
        if same_unit(cell.quantity, part) and not CHANGE.search(cell.gap) and not OTHER_VALUE.search(cell.gap):
            alike.append((cell.quantity, cell.gap))
        if "。" in cell.gap:
            break
    if not alike:
        return
    whole, words = alike[-1]
    listing = Listing(row, at, name, whole)
    tail = row.cells[listing.end].gap if listing.end < len(row.cells) else row.tail
    if listing.extra or listing.cut or _OPEN.search("".join(listing.names) + tail.split("。")[0]):
        return
    complete = completeness("among", said, listing.names, False)
    total = sum((q.value for q in listing.parts), Decimal(0))
    near = whole.value * _FROM <= total <= whole.value * _TO
    if complete == "places" and near and all(total != q.value for q, _ in alike):
        names = tuple(listing.names)
        yield Breakdown(
            whole, words, tuple(listing.parts), names, "among", listing.separator, False, said, tail, complete, True
        )

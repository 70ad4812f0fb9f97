"""Parts named alike: 编制床位合计605张 and behind it 县医院编制床位320张；中医院编制床位180张: each owner's number.

Each part stands in a statement of its own, with other numbers beside it; what it is called is what the whole is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.near_sums import misses
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import tells_level
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOTAL = regex(r"(?P<name>[一-鿿]{2,8}?)(?:合计|总计|共计|一共|总共|总数|总量|总额|共|总)(?:为|达到|达|是|有)?$")
_FARTHEST = 30
"""Numbers behind the whole among which its parts stand."""
_BLOCKS = 8
"""Paragraphs behind it in which they stand."""
_FEWEST = 3
_NAME = 2
"""Characters at the end of a name that two of them share at least."""
_SELECTS = regex(r"其中|主要|最[多高大少低小]|较[多高大少低小]|平均|去年|同期|每|[年月]|季度")


def find_named_alike(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every total whose name three or more numbers behind it bear again, and whose value they all but come to."""
    taken = {breakdown.whole.span for breakdown in known}
    for at, whole in enumerate(ledger.quantities):
        if whole.kind not in ("count", "measure") or whole.approximate or whole.span in taken:
            continue
        told = _TOTAL.search(whole.before[-14:]) if whole.value > _FEWEST else None
        if told:
            longer = _parts(ledger, at, whole, told["name"][-_NAME * 2 :])
            found = longer or _parts(ledger, at, whole, told["name"][-_NAME:])
            if found:
                yield found


def _parts(ledger: Ledger, at: int, whole: Quantity, name: str) -> Breakdown | None:
    """The numbers behind the whole that bear its name."""
    parts: list[Quantity] = []
    owners: list[str] = []
    last = ledger.sentences[whole.sentence].block + _BLOCKS
    for quantity in islice(ledger.quantities, at + 1, at + 1 + _FARTHEST):
        if ledger.sentences[quantity.sentence].block > last:
            break
        before = quantity.before
        if quantity.unit != whole.unit or not before.removesuffix("为").endswith(name):
            continue
        if quantity.approximate or _SELECTS.search(before) or not tells_level(before):
            return None
        if _TOTAL.search(before) or quantity.value >= whole.value:
            break
        parts.append(quantity)
        owners.append(before)
    if len(parts) < _FEWEST or len(set(owners)) < len(owners) or not misses(whole, parts):
        return None
    if sum((part.value for part in parts), Decimal(0)) < whole.value and not whole.exact:
        return None
    return Breakdown(
        whole, whole.before, tuple(parts), tuple(owners), "among", "，", False, "", "", "states", True, inferred=True
    )

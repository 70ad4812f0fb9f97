"""Closed brackets: a number, and behind it a bracket whose numbers of the same unit come to it but for one digit.

支出318.4万元（人员186.2万元、公用132.2万元): in 1.4 million characters of right reports all but one of the brackets
that hold two or more numbers of the unit before them, and are that near to their sum, are what makes it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.closed_triples import mended
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST = 2
_COARSER = 10
_ACT, _ROUNDED = 2, 2
"""Characters of the act before a number, and last places by which rounding may put a sum off."""
_SELECTS = regex(f"含|主要|如|{ET_CETERA}|上年|去年|同期|计划|目标|预算|每|[人户亩]均|标准|[较比]")


def find_closed_brackets(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every bracket that one digit keeps from making up the number before it."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        found = _in_bracket(row) if row.host else None
        if found and not any(one.span in taken for one in (found.whole, *found.parts)):
            yield found


def _in_bracket(row: Row) -> Breakdown | None:
    whole = row.host[-1].quantity
    if not whole.is_amount or not whole.unit:
        return None
    cells = [cell for cell in row.cells if cell.quantity.unit == whole.unit]
    numbers = [whole, *(cell.quantity for cell in cells)]
    if len(cells) < _FEWEST or any(one.approximate or one.value <= 0 for one in numbers):
        return None
    steps = [one.step for one in numbers]
    over = sum((one.value for one in numbers), Decimal(0)) - 2 * whole.value
    counted = all(one.kind == "count" and one.step == 1 for one in numbers)
    if not over or max(steps) > min(steps) * _COARSER or (not counted and abs(over) < max(steps) * _ROUNDED):
        return None
    if sorted(len(printed_digits(one)) for one in numbers)[-2] < _FEWEST:
        return None
    words = row.host_gap + "".join([cell.gap for cell in row.cells]) + row.tail
    if _SELECTS.search(words) or not any(mended(one, one.value + (over if one is whole else -over)) for one in numbers):
        return None
    names = tuple(cell.gap.lstrip("，,；;、") for cell in cells)
    # 立案320件、结案300件（其中行政立案180件、结案170件）: one of each, and no two of those closed.
    if len({whole.before[-_ACT:] in name for name in names}) > 1:
        return None
    return Breakdown(
        whole,
        whole.before,
        tuple(numbers[1:]),
        names,
        "bracket",
        "、",
        False,
        "",
        row.tail,
        "slip",
        True,
        inferred=True,
    )

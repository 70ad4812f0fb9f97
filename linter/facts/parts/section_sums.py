"""Section sums: 下达省级资金86万元；¶下达中央资金39万元；拨付到位资金共计125万元, all the money that a section tells.

Nothing else is told in the section, so that the last amount, told as what all come to, is of all those before it. In
public reports eleven such sections came to it and none all but came to it by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.quantities.slips import sum_mended
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SAID = regex("(?:合计|总计|共计)[为达]?$")
_NOT = regex("其中|比|增|减|上年|去年|同期|计划|目标|预算|每|均|最|标准|限额|累计|结余|余额|超|未|除|另|还|再")
"""Before one of the amounts: it is no item of the list, or the list is not the whole."""
_FEWEST, _MOST = 2, 8
_NEAR = Decimal("0.01")
"""Share of the sum by which one mistaken item misses it at most, but for what one key explains."""


def find_section_sums(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every total with which a section ends and to which all its other money all but comes."""
    if not any(said in ledger.text for said in ("合计", "总计", "共计")):
        return
    begins = [0, *(heading.block for heading in ledger.headings), len(ledger.document.blocks)]
    for start, end in pairwise(begins):
        told = [one for block in range(start, end) for one in ledger.by_block.get(block, ()) if one.kind == "money"]
        if _FEWEST < len(told) <= _MOST + 1 and _SAID.search(told[-1].before) and _missed(told[-1], told[:-1]):
            yield told[-1], tuple(told[:-1])


def _missed(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the parts miss the whole by little, and nothing says that one of them is told of something else."""
    if any(one.approximate or one.unit != whole.unit or _NOT.search(one.before) for one in (whole, *parts)):
        return False
    if any(one.value >= whole.value or _SAID.search(one.before) for one in parts):
        return False  # 罚款合计16.9万元，没收合计0.4万元，罚没款合计17.3万元: two of them are what it comes to
    said = total(one.interval for one in parts).widened(whole.step)
    off = abs(sum((one.value for one in parts), Decimal(0)) - whole.value)
    return not said.meets(whole.interval) and (off <= whole.value * _NEAR or sum_mended(whole, parts))

"""Grown to: what is added and what there is then, against what the report tells there was: 净增8户，总数达到94户.

A plan, or the next section, takes up the level that was told before; the two are an addition that nobody checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.flows import Balance, Flow
from linter.facts.parts.wholes import CHANGE
from linter.facts.quantities.mentions import shared
from linter.facts.quantities.slips import one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NEW = regex(
    r"(?:净增|新[增晋建设聘购引培认入评升]|增[加设补配](?![到至为])|再(?:增|添|建|培育|引进))[^，,；;。：:、]{0,14}$|扩[种建容][^，,；;。：:、]{0,8}$"
)
_REACHED = regex(
    r"[，,](?:使|让|推动|带动|实现|力争)?(?P<what>[一-鿿]{0,16}?)(?:总数量?|总量|总规模|总面积|总人数|保有量|数量|规模|面积)?(?:达到?|增至|增加[到至]|扩大[到至]|扩[至到]|升至)"
)
_HELD = regex(r"(?:达到?|共[有计]?|总[数量]|现有|拥?有|累计|增至|实有|为|计|登记|在册|保有量?|面积)$")
_NO_LEVEL = regex(r"新增|净增|其中|增加|减少|同比|平均|每|[较比]")
_WORDS = 14
"""Characters on either side of a number that name what it counts."""
_SHARED = 3
"""Characters in a row that two names have in common at least."""
_MOST = 200
"""Numbers before the addition among which the level is looked for."""


def find_grown_to(ledger: Ledger) -> Iterator[Balance]:
    """Every addition that one slip keeps from leading from the level told before to the one told behind it."""
    known: set[tuple[str, Decimal]] = set()
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            reached, gap = row.cells[at]
            new, before = row.cells[at - 1]
            if new.unit != reached.unit or reached.value <= new.value or reached.approximate or new.approximate:
                continue
            told = _REACHED.fullmatch(gap.removeprefix(new.head) if gap.startswith(new.head) else gap)
            if told is None or not _NEW.search(before):
                continue
            known = known or {(one.unit, one.value) for one in ledger.quantities}
            if (new.unit, reached.value - new.value) in known:
                continue  # the level it goes on from is told
            opening = _level_before(ledger, new, reached, told["what"])
            if opening is not None:
                yield Balance(opening, (Flow(new, True),), reached)


def _level_before(ledger: Ledger, new: Quantity, reached: Quantity, what: str) -> Quantity | None:
    """The one level under the same name that the addition misses by a slip."""
    end = ledger.quantity_index(new.span.start)
    base = reached.value - new.value
    name = f"{new.before[-_WORDS:]}|{new.head}|{what}"
    found: dict[object, Quantity] = {}
    for one in ledger.quantities[max(0, end - _MOST) : end]:
        if one.unit != new.unit or one.approximate or one.sentence == new.sentence:
            continue
        words = one.before[-_WORDS:]
        common = max(shared(name, words), shared(name, one.head), key=len)
        if len(common) < _SHARED or CHANGE.search(one.before):
            continue
        held = _HELD.search(words) and not _NO_LEVEL.search(words)
        if held or (len(common) > _SHARED and words.endswith(common)):
            found[one.value] = one
    if len(found) != 1:
        return None
    (level,) = found.values()
    slipped = one_key(reached, level.value + new.value) or one_key(level, base)
    return level if slipped else None

"""Parts of a whole that its own name tells again: 收回选票1298张 … 收回的选票中，有效票1271张、废票37张.

The name before 中 is the one that stands right before a number paragraphs above, and before no other number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.dates.when import WHEN
from linter.facts.parts.not_closed import not_closed
from linter.facts.parts.of_named_sum import listed_from
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.slips import sum_mended
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?:^|[。；;：:，,\n])(?P<whole>[一-鿿“”]{3,14}?)(?<![其之年])(?:当)?中[，,：:]?(?P<name>[^，,。；;：:、\n\d]{0,16})$"
)
_LEAD = regex(rf"^(?:{WHEN}|上述|前述|以上|这些|所有|全部|[全我本该][省市县区州镇乡村校院局]|在)+")
_LINK = regex(r"(?:共计?|合计|总计|总[量数额]|为|达到?|有|是|了|已)+$")
_PEOPLE = regex("(?:毕业生|人员|对象|群众|职工|学生|干部|患者)$")
"""What a name may add to the label of its number: 升学毕业生 are those of 升学486人."""
_FARTHEST = 160
"""Numbers back to the whole."""
_SHORTEST, _TELLING = 2, 4
"""Characters of a label that people are named by, and of one that a name may have more words before."""
_PAIR = 2


def find_of_named_wholes(ledger: Ledger) -> Iterator[Breakdown]:
    """Every such list of two parts or more that one slip of the pen keeps from coming to its whole."""
    for whole, parts, names in _told(ledger):
        if len(parts) >= _PAIR and sum_mended(whole, parts) and not not_closed(ledger, whole, parts):
            yield by_slip(whole, parts, names)


def _told(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...], tuple[str, ...]]]:
    """The whole, its parts and their names."""
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            told = _NAMED.search(gap) if "中" in gap and quantity.is_amount and not row.host else None
            if told:
                whole = _whole(ledger, quantity, _LEAD.sub("", told["whole"]).replace("的", ""))
                parts, names = listed_from(row, at, told["name"], _of_unit(quantity.unit))
                if whole is not None and not any(part.approximate for part in parts):
                    yield whole, parts, names


def _whole(ledger: Ledger, part: Quantity, name: str) -> Quantity | None:
    """The only number of the unit before a list right before which its name stands."""
    end = ledger.quantity_index(part.span.start)
    found = [
        one
        for one in ledger.quantities[max(0, end - _FARTHEST) : end]
        if one.unit == part.unit and one.sentence != part.sentence and _is_named(one, name) and not one.approximate
    ]
    return found[-1] if len({one.value for one in found}) == 1 else None


def _is_named(one: Quantity, name: str) -> bool:
    label = _LINK.sub("", one.before).replace("的", "")
    if not tells_level(one.before):
        return False
    if label.endswith(name) or (len(label) >= _TELLING and name.endswith(label)):
        return True
    # 新收申请 of 新收政府信息公开申请: what was done, and the noun of what it was done to.
    if len(name) >= _TELLING and name[:_SHORTEST] in label[:-_TELLING] and label.endswith(name[-_SHORTEST:]):
        return True
    people = _PEOPLE.sub("", name)
    return people != name and len(people) >= _SHORTEST and label == people


def _of_unit(unit: str) -> Callable[[Quantity], bool]:
    return lambda quantity: quantity.unit == unit

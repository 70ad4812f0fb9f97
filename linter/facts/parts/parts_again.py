"""Parts told of parts: 有6个未分红，现已退出2个; 起诉45件，审结36件; 办结76件，未结3件。…76件已公示, told again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.parts.part_labels import Label
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SINCE = regex(r"(?:现|目前|至今|随后|其后|后|截至目前|整改后|反馈后|督促后)[已均又]?")


def mended_since(labels: Sequence[Label]) -> bool:
    """True for 有6个未分红，现已退出2个: what was found, and how many of those have been mended since."""
    return labels[0].stage == "open" and any(_SINCE.match(label.words) for label in labels[1:])


_BROUGHT = regex("起诉|提起[一-鿿]{0,12}(?:诉讼|复议|仲裁|上诉|抗诉)|诉至|移送|移交|提请|申请|上报|报送|送审")
_DECIDED = regex("审结|审理|审定|审批|判|裁[定决]|宣|结案|办结|执结|批[准复捕]|立案|受理|支持|采纳|核准|通过|胜诉")
_LACKS = regex("[未待在]")


def decided_since(labels: Sequence[Label]) -> bool:
    """True for 提起公益诉讼45件，法院已审结36件: what was brought before others, and what became of it there."""
    return any(
        _BROUGHT.search(one.words) and not _LACKS.search(other.words) and _DECIDED.search(other.words)
        for one, other in pairwise(labels)
    )


def taken_up(ledger: Ledger, row: Row, at: int) -> bool:
    """True where cell `at` begins a sentence with a number told before: 办结76件，未结3件。…76件已公示."""
    quantity = row.cells[at].quantity
    start = quantity.span.start
    return ledger.text[start - 1 : start] in ("。", "；") and any(
        cell.quantity.unit == quantity.unit and cell.quantity.value == quantity.value for cell in row.cells[:at]
    )


_NAME = regex("[一-鿿A-Za-z0-9]{2,}$")


def named_again(row: Row, at: int) -> bool:
    """True where cell `at` tells name and number of one before it: 西屏乡104份，西屏乡104份全部整改."""
    quantity, gap = row.cells[at]
    name = _NAME.search(gap)
    return name is not None and any(
        cell.quantity.unit == quantity.unit
        and cell.quantity.value == quantity.value
        and (before := _NAME.search(cell.gap)) is not None
        and before.group() == name.group()
        for cell in row.cells[:at]
    )

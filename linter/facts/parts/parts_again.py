"""Parts told of parts: 有6个未分红，现已退出2个, and 办结76件，未结3件。…76件已公示, a number taken up again."""

from __future__ import annotations

from collections.abc import Sequence
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


def taken_up(ledger: Ledger, row: Row, at: int) -> bool:
    """True where cell `at` begins a sentence with a number told before: 办结76件，未结3件。…76件已公示."""
    quantity = row.cells[at].quantity
    start = quantity.span.start
    return ledger.text[start - 1 : start] in ("。", "；") and any(
        cell.quantity.unit == quantity.unit and cell.quantity.value == quantity.value for cell in row.cells[:at]
    )

"""Which numbers one slip of the pen takes to where the others put them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linter.document import Document
from linter.facts.quantities.reach import reaches
from linter.interval import Interval
from linter.ledger import Ledger


@pytest.mark.parametrize(
    ("told", "needed", "explained"),
    [
        ("9.17‰", "0.00196", True),  # neighbours swapped, the last digit open
        ("0.98‰", "0.00908", True),  # the nought before the point is a digit too
        ("3715万元", "37250000", True),
        ("371万元", "37150000", True),  # a digit lost
        ("3715万元", "62840000", False),
        ("7个", "3", False),  # of one digit any is a slip from any other
    ],
)
def test_one_slip(told: str, needed: str, explained: bool) -> None:
    quantity = Ledger(Document.from_text(f"全县为{told}。\n")).quantities[0]
    aim = Interval.exactly(Decimal(needed)).widened(quantity.step)
    assert reaches(quantity, aim) is explained

"""Rates of saving: what was spent and what was saved are together what they are taken of."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.kinds.arithmetic.rate_differs import RateDiffers
from linter.ledger import Ledger


@pytest.mark.parametrize(
    ("text", "calculation"),
    [
        ("全镇完成采购额430万元，节约资金48万元，节约率12%。", "48万 ÷ (430万 + 48万) = 10.0% ≠ 12%"),
        ("实际采购金额860.4万元，节约资金96.2万元，节支率10.5%。", "96.2万 ÷ (860.4万 + 96.2万) = 10.1% ≠ 10.5%"),
        ("采购预算430万元，节约资金48万元，节约率12%。", "48万 ÷ 430万 = 11.2% ≠ 12%"),
    ],
)
def test_the_base_is_the_budget(text: str, calculation: str) -> None:
    """Out of the amount spent alone the writer would work out another rate than was meant."""
    hits = list(RateDiffers().check(Ledger(Document.from_text(text))))
    assert [hit.calculation for hit in hits] == [calculation]

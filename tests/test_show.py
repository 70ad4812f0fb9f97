"""How rates are written in messages and calculations."""

from __future__ import annotations

from linter.document import Document
from linter.engine import Linter


def test_a_fraction_is_told_as_written_and_reckoned_with_one_decimal():
    text = "抽查的6家船坞中，有4家没有灭火器，占三分之一。"
    (finding,) = Linter().lint(Document.from_text(text, name="n.txt")).findings
    assert finding.calculation == "4 ÷ 6 = 66.7% ≠ 33.3%"
    assert "写的是三分之一" in finding.message["zh"]

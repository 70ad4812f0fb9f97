"""One slip is told once, by the loudest of the rules that see it."""

from __future__ import annotations

import pytest

from linter.engine import Linter
from linter.readers import read_bytes

LINTER = Linter()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        # A number that nobody can read makes the whole and the sum wrong as well.
        (
            "全年支出38683.10万元，其中医疗支出13002.41万万元，就业支出605.35万元，养老支出177.97万元，救助支出24897.37万元。",
            ["malformed-number"],
        ),
        # A part above its whole makes the sum too large.
        (
            "全年支出38683.10万元，其中医疗支出130024.10万元，就业支出605.35万元，养老支出177.97万元，救助支出24897.37万元。",
            ["subset-exceeds-whole"],
        ),
        # Two rules that know one relation by two names.
        ("居民医保基金收入300.20万元，支出200.10万元，当期结余101.10万元。", ["closing-balance-differs"]),
        # Two days in the wrong order, seen as acts and as stages.
        (
            "2023年11月2日，区委第三巡察组向区水务局党组反馈了巡察意见。10月30日，局党组召开会议，传达学习巡察反馈意见。",
            ["acts-out-of-order"],
        ),
        # A name with a wrong character is told by the name, though the word alone would tell it.
        (
            "青石河岸线综合整制项目由县港航局实施。青石河岸线综合整治项目投资4.6亿元，青石河岸线综合整治项目已开工。",
            ["passage-with-another-character"],
        ),
        # Two slips that share a number are two.
        (
            "共排查隐患60处，已整改48处，整改率85%。其中一般隐患45处、重大隐患25处。",
            ["rate-differs-from-counts", "parts-differ-from-total"],
        ),
    ],
)
def test_one_slip_is_told_once(text: str, rules: list[str]) -> None:
    report = LINTER.lint(read_bytes(text.encode()))
    told = [finding.rule for finding in report.findings if finding.severity != "note"]
    assert sorted(told) == sorted(rules)

"""Grown lists: which numbers are read as a whole and all its parts, each with its change."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.facts.changes.grown import one_measure
from linter.ledger import Ledger

LIST = "进出口总额48.62亿元，增长1.5%，其中出口30.12亿元，增长6.3%；进口18.50亿元，增长2.8%。"
OPEN_LIST = LIST.replace("其中出口", "其中煤炭").replace("；进口", "；钢材")
"""Two classes that need not be all."""


def _lists(text: str) -> list[tuple[str, list[str], bool]]:
    ledger = Ledger(Document.from_text(text))
    return [
        (ledger.quote(found.whole.value.span), [ledger.quote(part.value.span) for part in found.parts], found.opened)
        for found in ledger.grown_lists
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LIST, ["30.12亿元", "18.50亿元"]),
        (LIST.replace("30.12亿元，增长6.3%", "30.12亿元（增长6.3%）"), ["30.12亿元", "18.50亿元"]),
        (LIST.replace("增长1.5%，其中", "增长1.5%。\n其中："), ["30.12亿元", "18.50亿元"]),
        (LIST.replace("6.3%；", "6.3%，其中一般贸易28.02亿元，增长6.0%；"), ["30.12亿元", "18.50亿元"]),
    ],
)
def test_parts_that_come_to_the_whole(text: str, parts: list[str]) -> None:
    assert _lists(text) == [("48.62亿元", parts, True)]


@pytest.mark.parametrize(
    "text", [OPEN_LIST.replace("18.50", "17.50"), LIST.replace("增长", "为"), LIST.replace("48.62", "约48.62")]
)
def test_no_list(text: str) -> None:
    assert _lists(text) == []


def test_two_classes_that_are_all_with_a_wrong_value() -> None:
    assert _lists(LIST.replace("18.50", "17.50")) == [("48.62亿元", ["30.12亿元", "17.50亿元"], True)]


@pytest.mark.parametrize(
    ("told", "same"),
    [("增长1.5%", True), ("同比增长1.5%", True), ("同口径增长1.5%", False), ("比年初增长1.5%", False)],
)
def test_one_measure(told: str, same: bool) -> None:
    (found,) = Ledger(Document.from_text(LIST.replace("增长1.5%", told))).grown_lists
    assert one_measure(found) is same

"""How many years an average is told of."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.facts.changes.yearly import find_yearly
from linter.ledger import Ledger


@pytest.mark.parametrize(
    ("text", "counts", "told"),
    [
        ("税收由2019年的8.4亿元增加到2024年的11.2亿元，年均增长6.0%。", (5,), True),
        ("五年来，税收由8.4亿元增加到11.2亿元，年均增长6.0%。", (5, 4), True),
        ("税收由8.4亿元增加到11.2亿元，2021—2024年年均增长6.0%。", (4, 3, 2), True),
        ("“十三五”时期，税收由8.4亿元增加到11.2亿元，年均增长6.0%。", (5, 4), True),
        ("近三年全县成效明显。税收由8.4亿元增加到11.2亿元，年均增长6.0%。", (3, 2), False),
        ("全县成效明显。税收由8.4亿元增加到11.2亿元，年均增长6.0%。", tuple(range(2, 11)), False),
    ],
)
def test_the_years_are_those_that_the_nearest_words_tell(text: str, counts: tuple[int, ...], told: bool) -> None:
    found = list(find_yearly(Ledger(Document.from_text(text + "\n"))))
    assert [(one.years.counts, one.years.told) for one in found] == [(counts, told)]


def test_an_average_of_other_years_than_its_levels_is_left_alone() -> None:
    text = "税收由2014年的8.4亿元增加到2024年的11.2亿元，“十四五”年均增长6.0%。\n"
    assert not list(find_yearly(Ledger(Document.from_text(text))))

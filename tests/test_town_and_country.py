"""What all residents have per head, with what towns and country have."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.facts.parts.town_and_country import find_town_and_country
from linter.ledger import Ledger


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全县居民人均可支配收入3万元，城镇居民人均可支配收入4万元，农村居民人均可支配收入2万元。",
            ["3万元4万元2万元"],
        ),
        ("全县居民人均消费支出1.5万元；其中城镇居民2万元，农村居民1万元。", ["1.5万元2万元1万元"]),
        ("全县居民人均消费支出1.5万元，城镇、农村居民人均消费支出分别为2万元、1万元。", ["1.5万元2万元1万元"]),
        ("城镇居民人均可支配收入4万元；农村居民人均可支配收入2万元；全县居民人均可支配收入3万元。", []),
        ("东垄区居民人均可支配收入3万元，西垄区城镇居民人均可支配收入4万元，农村居民人均可支配收入2万元。", []),
        ("全县居民人均可支配收入3万元，城镇居民人均可支配收入4万元，农村居民人均经营净收入2万元。", []),
        ("全县居民人均可支配收入约3万元，城镇居民人均可支配收入4万元，农村居民人均可支配收入2万元。", []),
    ],
)
def test_all_three_are_told_of_one_measure_and_one_place(text: str, told: list[str]) -> None:
    ledger = Ledger(Document.from_text(text + "\n"))
    found = ["".join(ledger.quote(one.span) for one in three) for three in find_town_and_country(ledger)]
    assert found == told

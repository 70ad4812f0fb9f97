"""Ratios that two told numbers give, and ranks that only a province's report tells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linter.document import Document
from linter.facts.changes.national_ranks import find_national_ranks
from linter.facts.rates.defined_more import find_day_shares, find_income_ratios
from linter.ledger import Ledger


def _ledger(text: str) -> Ledger:
    return Ledger(Document.from_text(text))


@pytest.mark.parametrize(
    ("text", "whole_year"),
    [
        ("全年空气优良天数318天，优良率87.1%。", True),
        ("全年有效监测351天，空气优良天数318天，优良率90.6%。", False),
        ("空气质量优良率90.0%（81天）。", False),
    ],
)
def test_days_are_read_with_their_share(text: str, whole_year: bool) -> None:
    """On either side of the share; a second number of days may be the whole."""
    [told] = find_day_shares(_ledger(text))
    assert (told.days.printed_unit, told.share.printed_unit, told.whole_year) == ("天", "%", whole_year)


def test_incomes_told_together_are_both_read() -> None:
    """城镇、农村…分别达A和B: the ratio reached is compared, not the one before."""
    text = "城镇、农村居民人均可支配收入分别达4.62万元和2.31万元，城乡居民收入比由2.08缩小至2.00。"
    [told] = find_income_ratios(_ledger(text))
    assert told.value == Decimal("2.00")
    assert [one.value for one in (*told.towns, *told.villages)] == [46200, 23100]


def test_national_ranks_are_read_in_reports_of_provinces_only() -> None:
    """A town of the province may hold any place, and so may the report of a town."""
    told = "增速居全国第12位；清源市经济总量居全国第52位；产量、销量分别居全国第3位、第8位。"
    province = _ledger(f"在云南省第三十届人民代表大会第一次会议上\n{told}")
    assert [rank.place for rank in find_national_ranks(province)] == [12, 3, 8]
    assert not list(find_national_ranks(_ledger(f"在云南省清源市第十届人民代表大会第一次会议上\n{told}")))

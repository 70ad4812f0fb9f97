"""Ranges that write their multiplier once: 5—10万人 says five to a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = regex(
    rf"(?<![\d.,\-—~至A-Za-z第年月/])(?P<low>{_NUMBER})(?:—{{1,2}}|-|~|至)(?P<high>{_NUMBER})(?:[万亿]|千(?!瓦|公里|立方))(?=[元人户亩吨件株头只家辆平方]|千瓦|公里|立方)"
)
_SIGN = regex(r"[—\-~至]\d[\d.]*[千万亿]")


class RangeMultiplier:
    """Reports 5—10万人 where 5万—10万人 is meant."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every range whose first number lost its multiplier."""
        text = ledger.text
        for match in matches_on_lines(_RANGE, _SIGN, text):
            low, high, scale = match["low"], match["high"], match.group()[-1]
            if Decimal(low) < Decimal(high):
                meant = f"{low}{scale}—{high}{scale}"
                yield Hit((Span(*match.span()),), {"range": match.group(), "meant": meant}, severity="note")

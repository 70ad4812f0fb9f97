"""Months by name: 出口总额月均23.1亿元, where 出口总额197.6亿元 stands pages apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.periodic import Mean
from linter.facts.quantities.year_values import year_value
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MEAN = regex("平?均每个?(?P<each>[月季])度?|(?P<bare>[月季])度?平?均|每个?(?P<every>[月季])度?(?:平均|均)")
_OVER = regex(
    "[按以](?:全年)?(?:12|十二|4|四)个(?:月|季度)|(?:平?均|折算|分摊|摊)到(?:每个?)?[月季]度?|逐[月季]|(?:12|十二)个月"
)
_PARTS = {"月": Decimal(12), "季": Decimal(4)}
_BEFORE = regex("增|减|多|降|少|提高|比|较")
"""What makes it the mean of a change."""


def find_months_by_name(ledger: Ledger) -> Iterator[Mean]:
    """Every average of the months or quarters of a year whose sum another sentence tells under its full name."""
    if "均" not in ledger.text:
        return
    for one in ledger.quantities:
        if not one.is_amount or one.value <= 0 or one.approximate:
            continue
        lead = ledger.lead(one)
        means = list(_MEAN.finditer(lead)) if "均" in lead else []
        if len(means) != 1 or _BEFORE.search(lead):
            continue
        mean = means[0]
        words = _OVER.sub("", lead[: mean.start()]) + lead[mean.end() :]
        whole = year_value(ledger, one, words)
        if whole is not None:
            yield Mean(one, whole, _PARTS[mean["each"] or mean["bare"] or mean["every"]])

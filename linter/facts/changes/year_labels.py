"""Year labels: the year and the name right before an amount, 2025年 and 预算 of 2025年度预算8.3万元."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class YearLabel(NamedTuple):
    """An amount that its clause tells for a year, under a name."""

    quantity: Quantity
    block: int
    year: str
    """2025年."""
    span: Span
    """Where the year stands."""
    name: str
    """预算, 全市收入, without what was done and without 数."""


_TOLD = regex(
    r"(?<![\d比较与同])(?P<year>(?:19|20)\d\d年)(?:度|全年)?(?P<name>[^，,。；;：:\d]{2,16}?)"
    r"(?:安排|数|总?为|是|共|计|完成|实现|达到?|[（(])*$"
)


@once
def year_labels(ledger: Ledger) -> Iterator[YearLabel]:
    """Every exact amount right behind a year and a name, in the order of the text."""
    for quantity in ledger.quantities:
        if not quantity.is_amount or quantity.approximate or "年" not in quantity.before:
            continue
        told = _TOLD.search(quantity.before)
        if told:
            start = ledger.text.rfind(told["year"], 0, quantity.span.start)
            block = ledger.sentences[quantity.sentence].block
            yield YearLabel(quantity, block, told["year"], Span(start, start + len(told["year"])), told["name"])

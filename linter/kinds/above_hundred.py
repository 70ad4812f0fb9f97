"""Above 100 %: a share or a rate of members that no part of a whole can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.finding import Hit
from linter.ledger import Ledger

_WHOLE = Decimal(1)
_REACHING = r"(?:均|已|仅|也|还|约)*(?:为|是|高?达到?|：|:)?$"
_SHARE = re.compile(rf"占(?:比重?|比例|(?:总[数量额体]?|全部)[一-鿿]{{0,2}}?的?(?:比重|比例)?)?{_REACHING}")
# Rates of those who did among those who could: more than all is no over-fulfilment.
_RATE = re.compile(rf"(?:合格|满意|办结|整改|优良|知晓|好评|及格|属实|签收|回复|答复)[率度]{_REACHING}")
# A bare 占 may also be told of a plan that the sentence names: 任务15亿元，完成18亿元，占120%.
_BARE = re.compile(rf"占{_REACHING}")
_OTHER_BASE = re.compile(r"计划|预算|目标|任务|定额|指标|应|序时|进度|基数")


@dataclass(frozen=True)
class AboveHundred:
    """Reports 占比167% and 合格率105%."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each share above 100 %."""
        for quantity in ledger.quantities:
            if quantity.kind != "percent" or quantity.printed_unit != "%" or quantity.interval.low <= _WHOLE:
                continue
            if _stated_as_part(ledger, quantity):
                yield Hit((quantity.span,), {"stated": ledger.quote(quantity.span)})


def _stated_as_part(ledger: Ledger, quantity: Quantity) -> bool:
    if _RATE.search(quantity.before):
        return True
    if not _SHARE.search(quantity.before):
        return False
    start = ledger.sentences[quantity.sentence].span.start
    words = ledger.text[start : quantity.span.start] if _BARE.search(quantity.before) else quantity.before
    return not _OTHER_BASE.search(words)

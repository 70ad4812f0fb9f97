"""Above 100 %: a share or a rate of members that no part of a whole can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.finding import Hit
from linter.ledger import Ledger
from linter.lexicon import either, per_lexicon, words

_WHOLE = Decimal(1)
_RISEN = "稳定在|(?:稳定)?保持在|(?:提[高升]|上升|增加)(?:到|至)|[增升]至"
_REACHING = rf"(?:均|已|仅|也|还|约|分别)*(?:为|是|高?达到?|{_RISEN}|：|:)?了?$"
_SHARE = re.compile(rf"占(?:比重?|比例|(?:总[数量额体]?|全部)[一-鿿]{{0,2}}?的?(?:比重|比例)?)?{_REACHING}")
# A bare 占 may also be told of a plan that the sentence names: 任务15亿元，完成18亿元，占120%.
_BARE = re.compile(rf"占{_REACHING}")
_RATE_ENDS = "率度面"
_BEFORE_RATE = 8
"""Characters before a rate in which a word may stand by which it is no share of members."""
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
    if _bounded_rate(quantity.before):
        return True
    if not _SHARE.search(quantity.before):
        return False
    start = ledger.sentences[quantity.sentence].span.start
    told = ledger.text[start : quantity.span.start] if _BARE.search(quantity.before) else quantity.before
    return not _OTHER_BASE.search(told)


def _bounded_rate(before: str) -> bool:
    """True right behind a rate of members among all: more than all is no over-fulfilment."""
    if not any(end in before[-_BEFORE_RATE:] for end in _RATE_ENDS):
        return False
    bounded, may_exceed = _rates()
    match = bounded.search(before[-_BEFORE_RATE * 3 :])
    return match is not None and not may_exceed.search(match["words"])


@per_lexicon
def _rates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Rates that 100 % bounds, with the words before them, and what among these words lifts the bound."""
    rates, lifted = either(words("rates", "bounded")), either(words("rates", "may_exceed"))
    return re.compile(rf"(?P<words>.{{0,{_BEFORE_RATE}}})(?:{rates}){_REACHING}"), re.compile(lifted)

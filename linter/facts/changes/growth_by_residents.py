"""Growth by residents: 人均食品烟酒支出下降2.7% of all, where it grows in towns by 1.3% and in the country by 2.7%.

Moves from the country to town shift the mean a little. That all fall while both classes rise, and by more than such
a move can make, is a slip in one of the signs or rates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.interval import ZERO
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_GROWN = (
    r"(?:比上年|较上年|同比|比去年|较去年|比上年同期)?(?:名义)?"
    r"(?P<way>增长|上升|下降|减少)了?[ ]?(?P<rate>\d{1,3}(?:\.\d+)?)[ ]?[%％]"
)
_ITEM = regex(
    r"(?:^|[：:；;，,。、])(?:其中[：:，,]?)?(?:人均)?"
    rf"(?P<item>[一-鿿]{{2,12}}?)(?:为|达到?|是)?[\d,.]+(?:万)?元[，,、（(]{_GROWN}"
)
_ITSELF = regex(rf"[，,、（(]{_GROWN}")
_FARTHEST = 600
"""Characters behind the value of a class in which its items are told."""
_APART = Decimal("0.03")
"""Points between the rate of all and the nearer one of the two classes, which no move to town makes."""
_OTHER = regex(r"全国|全省|扣除价格|实际增长|年均|两年平均|可比")


class ResidentGrowth(NamedTuple):
    """Where the rates of all, of towns and of the country stand, and what they are."""

    spans: tuple[Span, Span, Span]
    rates: tuple[Decimal, Decimal, Decimal]


def growth_by_residents(ledger: Ledger, told: tuple[Quantity, Quantity, Quantity]) -> Iterator[ResidentGrowth]:
    """Every item of all residents that goes the other way than it does with both classes; `told` are their totals."""
    found = [_items(ledger, one, told) for one in told]
    for name, (span, rate) in found[0].items():
        if name not in found[1] or name not in found[2]:
            continue
        (town_at, town), (country_at, country) = found[1][name], found[2][name]
        low, high = sorted((town, country))
        if (rate < ZERO < low and low - rate > _APART) or (rate > ZERO > high and rate - high > _APART):
            yield ResidentGrowth((span, town_at, country_at), (rate, town, country))


def _items(ledger: Ledger, one: Quantity, told: tuple[Quantity, Quantity, Quantity]) -> dict[str, tuple[Span, Decimal]]:
    """The rates told behind the value of a class by the names of their items, its own under no name."""
    block = ledger.document.blocks[ledger.sentences[one.sentence].block].span
    ends = [other.clause.start for other in told if other.span.start > one.span.start]
    end = min([block.end, one.span.end + _FARTHEST, *ends])
    if _OTHER.search(ledger.text, one.span.end, end):
        return {}
    found: dict[str, tuple[Span, Decimal]] = {}
    itself = _ITSELF.match(ledger.text, one.span.end, end)
    if itself:
        found[""] = _rate(itself)
    for match in _ITEM.finditer(ledger.text, one.span.end, end):
        found.setdefault(match["item"], _rate(match))
    return found


def _rate(match: re.Match[str]) -> tuple[Span, Decimal]:
    rate = Decimal(match["rate"]) / 100
    return Span(match.start("way"), match.end()), rate if match["way"] in ("增长", "上升") else -rate

"""Growth per head that is above that of the whole though the people became more, as a hit."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.rates.growth_per_head import find_head_growth
from linter.finding import Hit
from linter.kinds._show import percent, places_of
from linter.ledger import Ledger


def find_uneven_head_growth(ledger: Ledger) -> Iterator[Hit]:
    """人均生产总值增长7.4%, 生产总值增长5.8% and 常住人口增加0.38万人: what is more is shared among more."""
    found = find_head_growth(ledger)
    if found is None:
        return
    ledger.note_compared(found.product, found.each, found.people)
    places = max(places_of(found.product), places_of(found.each))
    whole, each = (percent(rate, places) for rate in found.signed)
    yield Hit(
        (found.each.span, found.product.span, found.people.span),
        {
            "name": "人均生产总值的增幅",
            "stated": each,
            "actual": whole,
            "way": "增加" if found.more else "减少",
            "right": "低于" if found.more else "高于",
            "slower": "slower" if found.more else "faster",
        },
        f"{each} {'>' if found.more else '<'} {whole}",
        "warning",
        "heads",
    )

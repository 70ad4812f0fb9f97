"""Means outside: what all residents have per head, which lies between what its two classes have."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.parts.town_and_country import find_town_and_country
from linter.finding import Hit
from linter.ledger import Ledger


class MeanOutside:
    """Reports 居民人均可支配收入58000元 beside 城镇居民 49000元 and 农村居民 23000元."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every mean that is above both classes or below both."""
        for whole, town, country in find_town_and_country(ledger):
            ledger.note_compared(whole, town, country)
            low, high = sorted((town, country), key=lambda one: one.value)
            above = whole.interval.low > high.interval.high
            if not above and whole.interval.high >= low.interval.low:
                continue
            bound = high if above else low
            sign = ">" if above else "<"
            yield Hit(
                (whole.span, town.span, country.span),
                {
                    "stated": ledger.quote(whole.span),
                    "town": ledger.quote(town.span),
                    "country": ledger.quote(country.span),
                },
                f"{ledger.quote(whole.span)} {sign} {ledger.quote(bound.span)}",
            )

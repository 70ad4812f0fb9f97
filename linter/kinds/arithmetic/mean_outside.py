"""Means outside: what all have on average, which lies between its two classes, and between the least and the most."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.changes.growth_by_residents import growth_by_residents
from linter.facts.parts.bounds_told import find_crossed_bounds
from linter.facts.parts.town_and_country import find_town_and_country
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span


class MeanOutside:
    """Reports 居民人均可支配收入58000元 beside 城镇居民 49000元 and 农村居民 23000元."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every mean above or below all it is the mean of, and for every least above its most."""
        told: set[Span] = set()
        for whole, town, country in find_town_and_country(ledger):
            ledger.note_compared(whole, town, country)
            told.add(whole.span)
            for grown in growth_by_residents(ledger, (whole, town, country)):
                texts = [ledger.quote(span) for span in grown.spans]
                yield Hit(
                    grown.spans,
                    {"stated": texts[0], "town": texts[1], "country": texts[2]},
                    " | ".join(texts),
                    "warning",
                    "growth",
                )
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
        for value, bounds, sort in find_crossed_bounds(ledger):
            if value.span not in told:
                ledger.note_compared(value, *bounds)
                texts = [ledger.quote(bound.span) for bound in bounds]
                sign = ">" if value.value > bounds[0].value else "<"
                yield Hit(
                    (value.span, *(bound.span for bound in bounds)),
                    {"stated": ledger.quote(value.span), "bound": texts[0], "parts": "、".join(texts)},
                    f"{ledger.quote(value.span)} {sign} {texts[0]}",
                    "warning",
                    sort,
                )

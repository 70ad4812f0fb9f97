"""Conversions: one measure in two units that are not the same, and units that its noun cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.parts.conversions import find_conversions
from linter.facts.quantities.dimensions import find_odd_dimensions
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.interval import plain, shortened
from linter.kinds._sums import scale
from linter.ledger import Ledger
from linter.patterns import regex

_NUMBER = regex(r"[\d０-９.,，．]+")
_ROUGH = Decimal("0.02")
"""Share of the value by which a careless conversion misses."""


class ConversionDiffers:
    """Reports 1200公顷，折合18万亩."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every measure that its conversion does not repeat, and every unit against its noun."""
        for given, converted, said in find_conversions(ledger):
            ledger.note_compared(given, converted)
            rough = Decimal(0) if given.kind == "money" else given.value * _ROUGH
            if given.value <= 0 or stated(given).widened(rough).meets(stated(converted)):
                continue
            told = ledger.quote(converted.span)
            number = plain(round(shortened(given.value / scale(ledger, converted)), 4 if given.kind == "money" else 2))
            actual = _NUMBER.sub(number, told, count=1)
            yield Hit(
                (converted.span, given.span),
                {"stated": told, "actual": actual},
                f"{ledger.quote(given.span)} = {actual} ≠ {told}",
                "error" if said else "warning",
            )
        for quantity, noun in find_odd_dimensions(ledger):
            values = {"stated": ledger.quote(quantity.span), "noun": ledger.quote(noun)}
            yield Hit((quantity.span, noun), values, severity="warning", variant="dimension")

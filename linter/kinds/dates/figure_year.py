"""Years of figures: 比2024年执行数增加79.53%, where the base that gives 79.53% is told for 2025."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.changes.other_years import find_other_years
from linter.facts.changes.years_in_parallel import find_year_slips
from linter.finding import Hit
from linter.ledger import Ledger


class FigureYear:
    """Reports a year that the figures beside it do not belong to."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each such year."""
        for other in find_other_years(ledger):
            base = other.base.quantity
            values = {"said": ledger.quote(other.said), "meant": other.base.year}
            values |= {"base": ledger.quote(base.span), "change": ledger.quote(other.change)}
            yield Hit((other.said, base.span, other.level.span, other.change), values, variant="base")
        for slip in find_year_slips(ledger):
            values = {"said": slip.said.year, "meant": slip.meant.year}
            values["value"] = ledger.quote(slip.said.quantity.span)
            yield Hit((slip.said.span, slip.meant.span), values)

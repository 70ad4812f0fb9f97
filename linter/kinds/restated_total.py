"""Restated totals: how many of a thing the whole county, town or office has, told with two numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.mentions import Mention, differ_in_time, disagree, spans_of
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class RestatedTotal:
    """Compares totals of a whole scope: 全镇14个行政村 … 全镇16个行政村."""

    longest_noun: int = 8
    """A longer phrase describes a subset."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each total that differs from the first one of its noun."""
        groups: dict[tuple[str, str], list[Mention]] = {}
        for mention in ledger.mentions:
            noun = self._counted(mention)
            if noun:
                groups.setdefault((mention.quantity.unit, noun), []).append(mention)
        for (_, noun), group in groups.items():
            first = group[0]
            for other in group[1:]:
                if disagree(first.quantity, other.quantity) and not differ_in_time(first, other):
                    same = first.whole == other.whole
                    yield Hit(
                        spans_of(first, other),
                        {
                            "noun": noun,
                            "scope": first.whole,
                            "other_scope": other.whole,
                            "one": ledger.quote(first.quantity.span),
                            "other": ledger.quote(other.quantity.span),
                        },
                        severity="error" if same else "warning",
                    )
            ledger.note_compared(*(m.quantity for m in group if len(group) > 1))

    def _counted(self, mention: Mention) -> str:
        """The noun of a total without modifiers; empty where the mention is no such total."""
        quantity = mention.quantity
        if quantity.kind != "count" or not mention.whole or not mention.follows or mention.flow:
            return ""
        noun = quantity.head if quantity.head_span and quantity.head_span.start == quantity.span.end else mention.noun
        return noun if 2 <= len(noun) <= self.longest_noun else ""

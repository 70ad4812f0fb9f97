"""Restated pairs: two numbers told together twice, of which one has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.pairs import Pair, find_pairs
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class RestatedPair:
    """Compares pairs under the same two names: the number that stayed says that both are told of one thing."""

    smallest: int = 10
    """A number below this stays the same by chance."""
    values: int = 2
    """A pair of names with more different pairs of numbers than this is a series."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of which one number is told differently the second time."""
        groups: dict[tuple[str, str, str, str], list[Pair]] = {}
        for pair in find_pairs(ledger):
            groups.setdefault(pair.key, []).append(pair)
        for group in groups.values():
            if len({(pair.first.value, pair.second.value) for pair in group}) == self.values:
                yield from self._compare(ledger, group)

    def _compare(self, ledger: Ledger, group: Sequence[Pair]) -> Iterator[Hit]:
        one = group[0]
        other = next(p for p in group if (p.first.value, p.second.value) != (one.first.value, one.second.value))
        kept, changed = ("first", "second") if one.first.value == other.first.value else ("second", "first")
        stayed = getattr(one, kept), getattr(other, kept)
        differ = getattr(one, changed), getattr(other, changed)
        ledger.note_compared(*stayed, *differ)
        if stayed[0].value != stayed[1].value or stayed[0].value < self.smallest:
            return
        if differ[0].interval.meets(differ[1].interval) or one.first.sentence == other.first.sentence:
            return
        if not (one_time(ledger, *differ) and one_scope(*differ)):
            return
        yield Hit(
            (differ[0].span, differ[1].span, stayed[0].span, stayed[1].span),
            {
                "kept": ledger.quote(stayed[0].span),
                "one": ledger.quote(differ[0].span),
                "other": ledger.quote(differ[1].span),
            },
            severity="warning",
        )

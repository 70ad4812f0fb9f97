"""First against earlier: 我市首趟中欧班列开行 here, 2019年开行中欧班列7列 there."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.states.firsts import find_firsts
from linter.finding import Hit
from linter.ledger import Ledger


class FirstAgainstEarlier:
    """Looks for what is called the first of its kind though an earlier one is told."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each first."""
        for one in find_firsts(ledger):
            values = {"first": ledger.quote(one.first), "earlier": ledger.quote(one.earlier)}
            yield Hit((one.first, one.earlier), values)

"""Needless ignores: comments to hegao in a text that name no rule, give no reason, or find nothing to ignore."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger

__all__ = ["NeedlessIgnore"]


class NeedlessIgnore:
    """Stands for linter.ignores, which speaks when all the other rules have spoken."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """Nothing yet: what a comment is needed for is known when the findings are."""
        yield from ()

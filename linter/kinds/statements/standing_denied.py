"""Standings denied: an indicator told to stand so in one place and otherwise in another."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.states.averages_claimed import find_averages_denied
from linter.facts.states.bounds_claimed import find_bounds_denied
from linter.facts.states.flat_claimed import find_flat_denied
from linter.facts.states.ranks_claimed import find_ranks_denied
from linter.facts.states.streaks import find_streaks_denied
from linter.finding import Hit
from linter.ledger import Ledger

_WAYS = (find_ranks_denied, find_streaks_denied, find_averages_denied, find_bounds_denied, find_flat_denied)


class StandingDenied:
    """Reports 居全国首位 here and 尚未进入全国前三 there, of one indicator by its full name."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every two claims about one indicator that exclude one another."""
        for find in _WAYS:
            for one, other in find(ledger):
                values = {"said": ledger.quote(one.span), "other": ledger.quote(other.span)}
                yield Hit((one.span, other.span), values, severity="warning")

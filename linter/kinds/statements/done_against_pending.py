"""Done against pending: 清河大桥建成通车 here, 清河大桥尚在施工 there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from linter.facts.states.stage_back import find_stages_back
from linter.facts.states.told_closed import find_told_closed
from linter.facts.states.told_undone import find_told_undone
from linter.facts.states.undone_again import find_undone_again
from linter.facts.states.works import find_works
from linter.facts.states.works_again import find_planned_again
from linter.facts.states.works_awaited import find_awaited
from linter.facts.states.works_denied import find_works_denied
from linter.finding import Hit
from linter.ledger import Ledger

_WAYS = (
    find_works,
    find_planned_again,
    find_told_undone,
    find_awaited,
    find_works_denied,
    find_undone_again,
    find_stages_back,
    find_told_closed,
)


class DoneAgainstPending:
    """Looks for a named work told as finished that is told as still to be finished further down."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each work."""
        told = set()
        for one in chain.from_iterable(find(ledger) for find in _WAYS):
            if one.name in told:
                continue
            told.add(one.name)
            values = {"done": ledger.quote(one.done), "pending": ledger.quote(one.pending)}
            yield Hit((one.done, one.pending), values)

"""Odd shares: 甲1108件，占28.1%；乙946件，占21.4%…: one pair of a list means another whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.shared_parts import SharedPart, shared_lines, shared_runs
from linter.facts.quantities.stated import stated
from linter.interval import Interval, ceiling, total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OTHER_WHOLE = regex("其中|[一-鿿](?<![初高大集])中(?![央心学小医等型层级专共])|分别|另|上年|去年|同期|累计|小计|合计")
_FEWEST = 4
"""Pairs of a list in which three agree on their whole: those do not by chance."""


class OddShare(NamedTuple):
    """A share that does not fit the whole which the other shares of its list mean."""

    part: Quantity
    share: Quantity
    whole: Decimal
    """What the others are shares of, near enough to reckon with."""
    others: int
    """How many others there are."""


def find_odd_shares(ledger: Ledger) -> Iterator[OddShare]:
    """Every list of numbers with their shares in which all but one mean the same whole."""
    # Of 77 such lists in 910 texts, none in a right report held a share that missed by more than its last place.
    if ledger.text.count("占") < _FEWEST:
        return
    within = (run for row in ledger.rows for run in shared_runs(row, rounded=True))
    for run in (*within, *shared_lines(ledger.rows)):
        odd = _odd(run) if len(run) >= _FEWEST and _of_one_base(run) else None
        if odd:
            yield odd


def _of_one_base(run: Sequence[SharedPart]) -> bool:
    """True where all shares name the same base, and no member begins a list of its own or tells another year."""
    return len({one.base for one in run}) == 1 and not any(_OTHER_WHOLE.search(one.words) for one in run[1:])


def _odd(run: Sequence[SharedPart]) -> OddShare | None:
    """The one pair whose whole lies apart from that of all others; None where there is none, or more than one."""
    wholes = [stated(one.part).over(stated(one.share)) for one in run]
    if any(whole is None for whole in wholes):
        return None
    found = []
    for at, (_, part, share, *_) in enumerate(run):
        low = max(whole.low for i, whole in enumerate(wholes) if whole and i != at)
        high = min(whole.high for i, whole in enumerate(wholes) if whole and i != at)
        loosely = stated(part).over(stated(share).widened(share.step))
        if low <= high and loosely and not Interval(low, high).meets(loosely) and not _of_all(run, at):
            found.append(OddShare(part, share, ceiling((low + high) / 2), len(run) - 1))
    return found[0] if len(found) == 1 else None


def _of_all(run: Sequence[SharedPart], at: int) -> bool:
    """True where a number or a share is as much as all others of its list: they may be parts of it.

    三个行业合计占54.2%, where 28.3%, 16.0% and 10.0% were told.
    """
    others = [one for i, one in enumerate(run) if i != at]
    if total(stated(one.share) for one in others).meets(stated(run[at].share)):
        return True
    return run[at].part.value >= sum(one.part.value for one in others)

"""Odd shares: 甲1108件，占28.1%；乙946件，占21.4%…: one pair of a list means another whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.stated import stated
from linter.interval import Interval, ceiling
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(r"[，,、]?占(?:比|(?P<base>[^，,。；;、：:占比]{0,12}?)的?(?:比重|比例)?)(?:约|分别)?(?:为|达到|达)?")
_NEXT = regex(r"[，,、；;][^，,。；;]{1,20}|[^，,。；;]{0,20}")
_OTHER_WHOLE = regex("其中|分别|另|上年|去年|同期|累计|小计|合计")
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
    """Every list of counts with their shares in which all but one mean the same whole."""
    # Of 77 such lists in 910 texts, none in a right report held a share that missed by more than its last place.
    if ledger.text.count("占") < _FEWEST:
        return
    for row in ledger.rows:
        if sum("占" in cell.gap for cell in row.cells) >= _FEWEST:
            for run in _runs(row.cells):
                odd = _odd(run)
                if odd:
                    yield odd


def _runs(cells: Sequence[Cell]) -> Iterator[list[tuple[Quantity, Quantity]]]:
    """The lists of a row: number and share by turns, in one unit and of one base."""
    run: list[tuple[Quantity, Quantity]] = []
    last, base = -1, ""
    for at in range(len(cells) - 1):
        told = _pair(cells, at)
        if told is None:
            continue
        goes_on = at == last + 2 and _NEXT.fullmatch(cells[at].gap) and not _OTHER_WHOLE.search(cells[at].gap)
        if run and not (goes_on and cells[at].quantity.unit == run[-1][0].unit and told == base):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append((cells[at].quantity, cells[at + 1].quantity))
        last, base = at, told
    if len(run) >= _FEWEST:
        yield run


def _pair(cells: Sequence[Cell], at: int) -> str | None:
    """The base that the share behind number `at` names, empty where it names none; None where no share is there."""
    part, share = cells[at].quantity, cells[at + 1].quantity
    if share.kind != "percent" or part.kind not in ("count", "money", "measure") or part.approximate:
        return None
    told = _SHARE.fullmatch(cells[at + 1].gap) if not share.approximate and share.value > 0 else None
    return (told["base"] or "") if told else None


def _odd(run: Sequence[tuple[Quantity, Quantity]]) -> OddShare | None:
    """The one pair whose whole lies apart from that of all others; None where there is none, or more than one."""
    wholes = [stated(part).over(stated(share)) for part, share in run]
    if any(whole is None for whole in wholes):
        return None
    found = []
    for at, (part, share) in enumerate(run):
        low = max(whole.low for i, whole in enumerate(wholes) if whole and i != at)
        high = min(whole.high for i, whole in enumerate(wholes) if whole and i != at)
        loosely = stated(part).over(stated(share).widened(share.step))
        if low <= high and loosely and not Interval(low, high).meets(loosely) and not _of_all(run, at):
            found.append(OddShare(part, share, ceiling((low + high) / 2), len(run) - 1))
    return found[0] if len(found) == 1 else None


def _of_all(run: Sequence[tuple[Quantity, Quantity]], at: int) -> bool:
    """True where a number is as much as all others of its list: they may be parts of it."""
    return run[at][0].value >= sum(part.value for i, (part, _) in enumerate(run) if i != at)

"""Shared lists: counts that each tell their share, where the shares come to 100 % and leave out no class.

点位468处。其中，社区214处，占45.9%；学校163处，占35.0%；商场89处，占19.1%: whatever leads to them, their shares say
that they are all. In 4 million characters such a list came near a number before it, and to no other, only by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.shared_parts import SharedPart, shared_runs
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BACK = 24
"""Numbers before a list among which its whole stands."""
_BEHIND = 5
_BLOCKS = 2
_NEAR = Decimal("0.03")
"""Share of the whole by which a list that holds all of it is off by a slip."""
_ROUNDED = Decimal("0.015")
"""How far a share may stand from that of the whole told: the drafter reckoned with another whole, or cut it off."""
_VIEW = regex(r"[。；;，,][按从][^，,。；;：:\n]{1,10}(?:来?分|来?看|划分|统计)[，,：:][^，,。；;：:\n中内]{0,10}$")
_LEAST = Decimal("0.5")
"""Share of the whole below which the list is one of something else."""
_FEW = 20
"""A whole up to this is near the sum of some numbers by chance."""


def find_shared_lists(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of counts whose shares come to 100 %, where its sum is near a number before it and not the same."""
    if "占" not in ledger.text:
        return
    for row in ledger.rows:
        for run in shared_runs(row):
            found = _against(ledger, row, run) if _full([one.share for one in run]) else None
            if found:
                yield found


def _full(shares: Sequence[Quantity]) -> bool:
    """True where rounding, to the finest place told, is all that may keep them from 100 %."""
    off = sum((one.value for one in shares), Decimal(0)) - 1
    return abs(off) <= min(one.step for one in shares) * len(shares) / 2


def _against(ledger: Ledger, row: Row, run: Sequence[SharedPart]) -> Breakdown | None:
    counts = tuple(one.part for one in run)
    said = sum((one.value for one in counts), Decimal(0))
    first = ledger.quantity_index(counts[0].span.start)
    last = ledger.quantity_index(counts[-1].span.start)
    unit = unit_class(counts[0])
    near = [
        one
        for one in ledger.quantities[max(0, first - _BACK) : first]
        if unit_class(one) == unit and ledger.sentences[one.sentence].block >= row.block - _BLOCKS
    ]
    behind = [one for one in ledger.quantities[last + 1 : last + 1 + _BEHIND] if unit_class(one) == unit]
    if any(one.interval.holds(said) for one in (*near, *behind)):
        return None
    for whole in reversed(near):
        if whole.exact and (_led_by(ledger, whole, counts) or _is_near(whole, run, said)):
            return by_slip(whole, counts, tuple(one.name for one in run), tail=row.behind(run[-1].at), why="shares")
    return None


def _is_near(whole: Quantity, run: Sequence[SharedPart], said: Decimal) -> bool:
    """True where a slip is all that keeps the list from the whole, and the shares are about those of it."""
    return (
        whole.value > _FEW
        and abs(whole.value - said) <= whole.value * _NEAR
        and all(abs(one.part.value / whole.value - one.share.value) <= _ROUNDED + one.share.step for one in run)
    )


def _led_by(ledger: Ledger, whole: Quantity, counts: Sequence[Quantity]) -> bool:
    """True where the whole stands right before its list, 共受理284件。按类别分：, whatever the difference."""
    said = sum((one.value for one in counts), Decimal(0))
    return (
        ledger.quantity_index(whole.span.end) == ledger.quantity_index(counts[0].span.start)
        and _VIEW.search(ledger.text, whole.span.end, counts[0].span.start) is not None
        and whole.value * _LEAST <= said <= whole.value / _LEAST
    )

"""On one footing: 收入完成860万元，同口径比上年减少140万元，下降16.3%, a step and a rate told side by side.

Whatever 同口径 takes from the value before, the two are measured from the same one. It may be of another level than
the one in front, so that only a slip proves anything: the rate is of the value after, or two of its digits are swapped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.bases import comparable
from linter.facts.changes.change_words import SHARE_OF, STEP
from linter.facts.changes.changes import Change, Step
from linter.facts.quantities.slips import exchanged
from linter.facts.quantities.strands import Link
from linter.interval import Interval, rounded
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FOOTING = regex("按?照?(?:同|可比)口径(?:计算|测算|比较|相比)?[，,]?")
_OF_PLAN = regex("预算|计划|任务|目标")
_FAR = 3
"""Last places between the rate of the value after and that of the value before, so that no rounding explains it."""


def find_on_one_footing(ledger: Ledger) -> Iterator[Change]:
    """Every value whose amount and rate of change, both on another footing, one slip keeps from agreeing."""
    if "口径" not in ledger.text:
        return
    for strand in ledger.strands:
        for at in range(1, len(strand.links) - 1):
            found = _change(strand.links, at)
            if found:
                yield found


def _change(links: tuple[Link, ...], at: int) -> Change | None:
    amount, rate = links[at], links[at + 1]
    if not amount.quantity.is_amount or rate.quantity.kind != "percent" or "口径" not in amount.gap:
        return None
    by, told = STEP.fullmatch(_FOOTING.sub("", amount.gap, count=1)), STEP.fullmatch(rate.gap)
    if (
        by is None
        or told is None
        or not by["than"]
        or _OF_PLAN.search(by["than"])
        or (by["up"] is None) != (told["up"] is None)
    ):
        return None
    before = at - 1
    while before > 0 and links[before].quantity.kind == "percent" and SHARE_OF.search(links[before].gap):
        before -= 1
    level = links[before].quantity
    if not comparable(level, amount.quantity) or any(q.approximate for q in (level, amount.quantity, rate.quantity)):
        return None
    up = told["up"] is not None
    base = level.value - amount.quantity.value if up else level.value + amount.quantity.value
    step = rate.quantity.step
    if min(base, level.value, step) <= 0:
        return None
    value, right = rate.quantity.value, rounded(amount.quantity.value / base / step, 0) * step
    of_new = amount.quantity.interval.over(level.interval)
    slipped = of_new and of_new.meets(Interval.printed(value, step)) and abs(right - value) >= step * _FAR
    if not (slipped or exchanged(rate.quantity, right)):
        return None
    steps = (
        Step(amount.quantity, up, by["up"] or by["down"]),
        Step(rate.quantity, up, told["up"] or told["down"]),
    )
    return Change(None, level, None, steps, inferred=True)

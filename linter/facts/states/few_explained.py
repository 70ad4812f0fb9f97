"""Few explained: whether other numbers tell what the few are left of, beside what was said of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.fews import Few
from linter.facts.states.said_of_all import SaidOfAll
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


def between(ledger: Ledger, whole: SaidOfAll, few: Few) -> list[Quantity]:
    """The numbers in the unit of the few that stand between what is said of all and them."""
    first, last = (ledger.quantity_index(at) for at in (whole.span.end, few.quantity.span.start))
    return [one for one in ledger.quantities[first:last] if one.unit == few.quantity.unit]


def told_left(ledger: Ledger, whole: SaidOfAll, few: Few) -> bool:
    """True for 事项408项，已办结371项，剩余37项。51个续建项目手续已全部办理…37项未办结: those left were told before.

    So are those of 首批全部结清；次批结清9件，剩余4件。剩余4件中: what is told of them first is held against all.
    """
    return any(
        one.value == few.quantity.value and one.unit == few.quantity.unit and _LEFT_BEFORE.search(one.before)
        for one in (*whole.bases, *between(ledger, whole, few))
    )


_LEFT_BEFORE = regex("(?:剩余|剩下|其余|余下|尚余|还剩|尚有|还有|仍有|另有|未[一-鿿]{1,4})$")


def explained(
    ledger: Ledger,
    whole: SaidOfAll,
    few: Few,
    bases: Sequence[Quantity],
    own: Sequence[Quantity],
    *,
    near: bool,
) -> bool:
    """True where other numbers tell what the few are left of: 48条，办结43条，还有5条, or 34个 as 21个 and 13个."""
    unit, value = few.quantity.unit, few.quantity.value
    first, last = (ledger.quantity_index(at) for at in (whole.block.start, few.span.end))
    told = {one.value for one in ledger.quantities[first:last] if one.unit == unit}
    if any(one.value + value in told for one in own):
        return True
    known = {one.value for one in bases}
    before = [
        one.value
        for one in ledger.by_sentence.get(few.quantity.sentence, ())
        if one.unit == unit and one.span.start < few.quantity.span.start and one.value not in known
    ]
    # 亩 is no round number of square metres: what is left of one is reckoned but for its last place.
    close = few.quantity.step / 2
    if any(abs(one - other - value) < close for one in before for other in before):
        return True
    # 28个问题完成25个，其中21个全部完成，正在推进3个: left of more than the 21 that all was said of.
    least = max((one.value for one in own), default=None)
    if least is not None:
        wider = [one for one in told if one > least]
        if any(abs(one - other - value) < close for one in wider for other in wider):
            return True
    return bool(before and bases) and not near

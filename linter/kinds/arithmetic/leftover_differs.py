"""Leftovers: what is settled and what is left against the number they come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, chain

from linter.facts.parts.closed_elsewhere import of_a_wider_one, of_another_round
from linter.facts.parts.complements import find_complements
from linter.facts.parts.deductions import find_deductions
from linter.facts.parts.intake import may_hold_stock
from linter.facts.parts.leftovers import Leftover, find_leftovers
from linter.facts.parts.lost_units import find_lost_units
from linter.facts.parts.named_classes import find_named_classes
from linter.facts.parts.no_part import the_other
from linter.facts.parts.plain_rests import find_plain_rests
from linter.facts.parts.shortfalls import find_shortfalls
from linter.facts.parts.third_states import closed_behind
from linter.facts.quantities.slips import is_near, slipped
from linter.finding import Hit
from linter.interval import total
from linter.kinds._sums import sum_against
from linter.ledger import Ledger


class LeftoverDiffers:
    """Adds what is left to what is settled."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number that its settled part and its rest do not make up; a note for a residue."""
        # What a list leaves out is compared here: 72个项目中，已竣工55个、在建15个，另有1个未开工.
        told = {split.base.span for split in ledger.splits if not split.cut}
        told |= {whole.whole.span for whole in ledger.breakdowns if whole.complete}
        for leftover in _all(ledger):
            base, parts = leftover.base, (*leftover.settled, leftover.left)
            if base.span in told and not leftover.inferred:
                continue
            if leftover.inferred and leftover.left.role == "whole":
                continue  # 线索共39件 begins another matter
            ledger.note_summed(base, *parts)
            said = total(part.interval for part in parts)
            off = sum(part.value for part in parts) - base.value
            if not off or (off < 0 and not leftover.everything) or _explained(leftover):
                continue
            if closed_behind(ledger, leftover.left, -off) or the_other(leftover.left):
                continue
            if of_a_wider_one(ledger, base, leftover.settled, leftover.left) or of_another_round(
                ledger, base, parts[0]
            ):
                continue
            # 厚15.7厘米，缺2.3厘米，返工长度1.34公里: what is measured elsewhere is nothing that was settled of it.
            if base.kind == "measure" and not is_near(base, base.value + off):
                continue
            if off > 0 and may_hold_stock(ledger, base, parts):
                continue
            # 市级任务320户，县级已完成120户，剩余20户: of the county's own number, which is not told.
            if off < 0 and leftover.levels and not slipped(base, base.value + off):
                continue
            sum_, calculation = sum_against(ledger, parts, base)
            yield Hit(
                (base.span, *(part.span for part in parts)),
                {"base": ledger.quote(base.span), "left": ledger.quote(leftover.left.span), "sum": sum_},
                calculation,
                "note" if said.meets(base.interval) else "warning" if leftover.inferred else "error",
                "placed" if leftover.placed else "",
            )
        for found in find_deductions(ledger):
            parts = (*found.settled, found.left)
            ledger.note_summed(found.base, *parts)
            sum_, calculation = sum_against(ledger, parts, found.base)
            values = {"base": ledger.quote(found.base.span), "left": ledger.quote(found.left.span), "sum": sum_}
            spans = (found.base.span, *(part.span for part in parts))
            yield Hit(spans, values, calculation, "warning", "deducted")


def _all(ledger: Ledger) -> Iterator[Leftover]:
    """The leftovers by their words, then those that a lost unit hides or that are inferred, each rest once."""
    known = find_leftovers(ledger)
    yield from known
    told = {leftover.left.span for leftover in known}
    others = (find_lost_units, find_shortfalls, find_complements, find_named_classes, find_plain_rests)
    for leftover in chain.from_iterable(find(ledger) for find in others):
        if leftover.left.span not in told:
            told.add(leftover.left.span)
            yield leftover


def _explained(leftover: Leftover) -> bool:
    """True when another number may be the base, or one of the settled ones holds the others."""
    left = leftover.left
    sums = [total((part.interval, left.interval)) for part in leftover.settled]
    whole = total(part.interval for part in (*leftover.settled, left))
    settled = sum((part.value for part in leftover.settled), Decimal(0))
    # 上半年改2项，下半年改3项，5项均已完成，另有1项: the base is but a part of what is settled.
    if settled > leftover.base.value and settled in accumulate(
        (other.value for other in reversed(leftover.others)), initial=leftover.base.value
    ):
        return True
    # 排查340处，核销112处，已拆除95处，其余133处: the base is a part as well, told in other words.
    beside = whole.plus(leftover.base.interval)
    for other in reversed(leftover.others):
        if beside.meets(other.interval):
            return True
        beside = beside.plus(other.interval)
    return (len(sums) > 1 and any(one.meets(leftover.base.interval) for one in sums)) or any(
        whole.meets(other.interval) for other in leftover.others
    )

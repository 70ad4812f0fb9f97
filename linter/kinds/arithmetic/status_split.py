"""States of a batch: done, under way and not begun against how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.facts.parts.intake import may_hold_stock
from linter.facts.parts.told_behind import broken_off, made_up_behind
from linter.facts.quantities.slips import slipped
from linter.facts.states.recalled_states import find_recalled_states
from linter.facts.states.states import Split
from linter.finding import Hit
from linter.interval import Interval, total
from linter.kinds._sums import sum_against
from linter.ledger import Ledger
from linter.patterns import regex

_FARTHEST = 2
"""States that come to less than one in so many of a batch are those of a part of it."""
_FAR_SHORT = Decimal("0.8")
"""Share of a batch below which its states leave some out."""


class StatusSplit:
    """Adds up the states of each batch."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each batch whose states do not come to its number, and each number that recalls some of them."""
        yield from _recalled(ledger)
        selected = sum(map(_falls_far_short, ledger.splits)) > 1
        for split in ledger.splits:
            if split.base.approximate or any(state.approximate for state in split.states):
                continue
            if any(state.value > split.base.value for state in split.states):
                continue  # 已完成17个，其中16个到期问题: a state that exceeds the number is none of its own
            ledger.note_summed(split.base, *split.states)
            said = total(state.interval for state in split.states)
            # 上年结转6个: carried over, it comes on top.
            base, others = split.base.interval, [other.interval for other in split.others]
            if any(said.meets(told) for told in (base, *others, *(base.plus(other) for other in others))):
                continue
            # 立行立改的12个已完成，限期整改的17个已完成15个，长期的5个正在推进: by class, and one class by state.
            states = [state.interval for state in split.states]
            if any(said.plus(total(others[at:])).meets(base) for at in range(len(others))):
                continue  # 10件，整体办好3件，部分完成6件，尚在推进1件: one of them told in other words
            if _by_class(others, states, base) or _each_by_state(split):
                continue
            if said.high < base.low and (split.cut or said.high * _FARTHEST < base.low):
                continue
            if said.high < base.low and selected and not slipped(split.base, _sum_of(split)):
                continue
            if said.high < base.low and (
                made_up_behind(ledger, split.base, split.states) or broken_off(ledger, split.states)
            ):
                continue
            if said.high < base.low and _told_by_name(ledger, split):
                continue
            if said.low > base.high and may_hold_stock(ledger, split.base, split.states):
                continue
            sum_, calculation = sum_against(ledger, split.states, split.base)
            over = said.low > split.base.interval.high
            yield Hit(
                (split.base.span, *(state.span for state in split.states)),
                {"base": ledger.quote(split.base.span), "sum": sum_},
                calculation,
                "error" if over and split.same_sentence else "warning",
            )


def _recalled(ledger: Ledger) -> Iterator[Hit]:
    """处于基本完成和持续推进阶段的5个问题, where 3 and 1 were told."""
    for told in find_recalled_states(ledger):
        ledger.note_summed(told.quantity, *told.states)
        sum_, calculation = sum_against(ledger, told.states, told.quantity)
        spans = (told.quantity.span, *sorted(state.span for state in told.states))
        yield Hit(spans, {"base": ledger.quote(told.quantity.span), "sum": sum_}, calculation, "warning", "recalled")


def _falls_far_short(split: Split) -> bool:
    """True for 2820个，已完成800个、基本完成1081个: where two batches do, the text leaves their other states out."""
    return _sum_of(split) < split.base.value * _FAR_SHORT


def _told_by_name(ledger: Ledger, split: Split) -> bool:
    """True for 12个完工5个，在建6个，未动工的为东闸: those that are lacking are told by their names."""
    last = split.states[-1]
    named = _BY_NAME.match(ledger.text, last.span.end)
    lacking = split.base.value - _sum_of(split)
    return named is not None and len(_NAME.split(named["names"])) == lacking


_BY_NAME = regex(
    r"[，,；;](?:[仍尚还]?未[一-鿿]{1,4}|正在[一-鿿]{1,4}|停[工建])的(?:为|是|系|有)(?P<names>[^，,。；;\d]+)"
)
_NAME = regex("[、和]")


def _sum_of(split: Split) -> Decimal:
    return sum((state.value for state in split.states), Decimal(0))


def _by_class(others: Sequence[Interval], states: Sequence[Interval], base: Interval) -> bool:
    """True when the numbers in between and one of the states come to the base: classes, one of them split again.

    104个，已开工98个，其中竣工46个；未开工6个: so do what was begun and what was not.
    """
    return len(others) > 0 and any(total((*others, state)).meets(base) for state in states)


def _each_by_state(split: Split) -> bool:
    """True for 50个问题中，省级12个已整改10个、市级38个已整改30个: classes of the base, each with a state."""
    numbers = sorted((*split.others, *split.states), key=lambda quantity: quantity.span)
    classes, states = numbers[::2], numbers[1::2]
    return any(
        total(one.interval for one in classes[:many]).meets(split.base.interval)
        and all(state.value <= one.value for one, state in zip(classes[:many], states, strict=False))
        for many in range(2, len(states) + 1)
    )

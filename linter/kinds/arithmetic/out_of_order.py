"""Values against the order that the text gives them: 从高到低依次为…90.7分、91.5分, and ranks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.changes.beyond_tops import find_beyond_tops
from linter.facts.changes.compared_by_name import find_compared
from linter.facts.changes.growth_orders import find_growth_bounds, find_growth_orders
from linter.facts.changes.growth_tops import find_grown_most
from linter.facts.changes.orderings import Ordering, find_orderings
from linter.facts.changes.orders_by_name import find_orders_by_name
from linter.facts.changes.orders_of_names import find_orders_of_names
from linter.facts.changes.superlatives import Topped, find_topped, of_another_value
from linter.facts.changes.tops_by_name import find_tops_by_name
from linter.facts.changes.tops_by_values import find_tops_by_values
from linter.finding import Hit
from linter.kinds._show import printed
from linter.ledger import Ledger
from linter.offsets import Span


class OutOfOrder:
    """Compares neighbours of a sorted list and values with their ranks."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for the first pair of each ordering that stands the wrong way round."""
        told: set[Span] = set()
        for ordering in (*find_orderings(ledger), *find_orders_of_names(ledger)):
            if told.issuperset(one.span for one in ordering.values):
                continue
            told.update(one.span for one in ordering.values)
            ledger.note_compared(*ordering.values)
            wrong = [at for at in _breaks(ordering) if ordering.falls is not None or len(ordering.values) > 2]
            if wrong:
                yield _hit(ledger, ordering, wrong[0])
        tops: set[Span] = set()
        finders = (find_topped, find_tops_by_name, find_beyond_tops, find_tops_by_values)
        for topped in (one for find in finders for one in find(ledger)):
            if topped.named.span not in tops and not of_another_value(ledger, topped):
                tops.add(topped.named.span)
                yield _topped(ledger, topped)
        for found in find_compared(ledger):
            if found.told is None:
                yield _turned(ledger, found.span, found.one, found.other, "compared", more=found.more)
        for order in find_orders_by_name(ledger):
            yield _turned(ledger, order.claim, order.first, order.second, "named", more=order.more)
        for most in (*find_grown_most(ledger), *find_growth_orders(ledger)):
            better = Span(most.better.start, most.better.span.end)
            values = {"claim": ledger.quote(most.claim), "other": ledger.quote(better)}
            calculation = f"{most.better.rate}% {'>' if most.highest else '<'} {most.named.rate}%"
            yield Hit((most.claim, most.named.span, better), values, calculation, "warning", "topped")
        for bounds in find_growth_bounds(ledger):
            beyond = Span(bounds.beyond.start, bounds.beyond.span.end)
            values = {"claim": ledger.quote(bounds.claim), "other": ledger.quote(beyond)}
            rate = bounds.beyond.rate
            calculation = f"{rate}% > {bounds.high}%" if rate > bounds.high else f"{rate}% < {bounds.low}%"
            yield Hit((bounds.claim, beyond), values, calculation, "warning", "topped")


def _topped(ledger: Ledger, top: Topped) -> Hit:
    ledger.note_compared(top.named, top.better)
    texts = printed(ledger, top.better, top.named)
    values = {"claim": ledger.quote(top.claim), "other": ledger.quote(top.better.span)}
    calculation = f"{texts[0]} {'>' if top.highest else '<'} {texts[1]}"
    return Hit((top.claim, top.named.span, top.better.span), values, calculation, "warning", "topped")


def _turned(ledger: Ledger, claim: Span, one: Quantity, other: Quantity, variant: str, *, more: bool) -> Hit:
    """Two values that lie the other way round than a claim has them."""
    ledger.note_compared(one, other)
    texts = printed(ledger, one, other)
    values = {"claim": ledger.quote(claim), "one": ledger.quote(one.span), "other": ledger.quote(other.span)}
    calculation = f"{texts[0]} {'<' if more else '>'} {texts[1]}"
    return Hit((claim, one.span, other.span), values, calculation, "warning", variant)


def _breaks(ordering: Ordering) -> list[int]:
    """The places behind which the order is broken; with no direction told, in the reading with the fewest breaks."""
    falling = [at for at, (one, other) in enumerate(pairwise(ordering.values)) if other.value > one.value]
    rising = [at for at, (one, other) in enumerate(pairwise(ordering.values)) if other.value < one.value]
    if ordering.falls is not None:
        return falling if ordering.falls else rising
    # As many rises as falls: nothing says which of the two is wrong, but one of them is.
    return min(falling, rising, key=len)


def _hit(ledger: Ledger, ordering: Ordering, at: int) -> Hit:
    one, other = ordering.values[at], ordering.values[at + 1]
    texts = printed(ledger, one, other)
    sign = "<" if one.value < other.value else ">"
    ranks = ordering.spans[at : at + 2]
    return Hit(
        (other.span, one.span, *ranks),
        {"one": ledger.quote(one.span), "other": ledger.quote(other.span)},
        f"{texts[0]} {sign} {texts[1]}",
        severity="warning",
        variant="ranked" if ranks else "",
    )

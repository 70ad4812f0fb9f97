"""Shares of one whole: the one share of a list that is not of the number which all others are shares of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.shared_parts import SharedPart, shared_runs
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.slips import one_key
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PAIR = 2
"""Members of a list that is looked at."""
_FITTING = 3
"""Shares of one whole that prove that the list tells shares of it."""
_OFF, _CUT = Decimal("0.05"), 2
"""How far a share may be off, no single key explaining it, and the last places by which cutting off leaves it."""
_FARTHEST = Decimal("0.3")
"""The same where the numbers of the list come to their whole."""
_BACK, _BLOCKS = 24, 1
"""Numbers and paragraphs back to the whole."""
_VIEWS_BACK, _VIEWS = 60, 6
"""The same to a whole that the list comes to: views of it follow one another, each in a paragraph of its own."""
_OF = regex("占(?P<base>[^，,。；;、占]*?)(?:的?(?:比重|比例))?(?:的|约|为|达|到|是)*$")
_ANY = regex("(?:[比股]|总[数量件额体]?|总?[一-鿿]{0,4}总数|全部|全部?[一-鿿]{0,4})?")
_NESTED = regex("其中|[，,]?含")


def find_shares_of_one_whole(ledger: Ledger) -> Iterator[Rate]:
    """Every share that differs where all others of its list, three or more, fit one number before the list."""
    if "占" not in ledger.text:
        return
    for row in ledger.rows:
        for run in shared_runs(row, _PAIR, rounded=True):
            yield from _odd(ledger, run, row.block)


def _odd(ledger: Ledger, run: Sequence[SharedPart], block: int) -> Iterator[Rate]:
    first = ledger.quantity_index(run[0].part.span.start)
    unit = unit_class(run[0].part)
    counted = all(one.part.exact for one in run)
    far = [
        one
        for one in ledger.quantities[max(0, first - _VIEWS_BACK) : first]
        if unit_class(one) == unit and _whole(one, counted) and ledger.sentences[one.sentence].block >= block - _VIEWS
    ]
    begin = ledger.quantities[max(0, first - _BACK)].span.start
    near = [one for one in far if one.span.start >= begin and ledger.sentences[one.sentence].block >= block - _BLOCKS]
    for whole in reversed(near if len(run) > _FITTING else ()):
        odd = _odd_ones(run, whole)
        if len(odd) == 1:
            yield from _as_rate(run, odd[0], whole, near)
            return
    # 35件。…甲19件，占53.29%；乙9件，占25.71%；丙7件，占20%: the counts show by their sum what the shares are of.
    said = list(accumulate(one.part.value for one in run))
    for whole in reversed(far):
        told = run[: said.index(whole.value) + 1] if whole.value in said else ()
        odd = [one for one in _odd_ones(told, whole) if not _cut_off(one, whole)]
        # 甲64家，占74%；乙22家，占全市总数的12%: of two, each may name its own whole.
        if len(told) < _FITTING and len({one.base for one in told}) > 1:
            return
        if 0 < len(odd) * 2 <= len(told):
            for one in odd:
                yield from _as_rate(run, one, whole, far, _FARTHEST)
            return


def _whole(one: Quantity, counted: bool) -> bool:
    """True for a number that may be the whole: of counts an exact one, not 1万人."""
    return one.value > 0 and (one.exact if counted else not one.approximate)


def _odd_ones(run: Sequence[SharedPart], whole: Quantity) -> list[SharedPart]:
    shares = [(one, one.part.interval.over(whole.interval)) for one in run]
    return [one for one, share in shares if share is None or not share.meets(one.share.interval)]


def _cut_off(one: SharedPart, whole: Quantity) -> bool:
    return abs(one.part.value / whole.value - one.share.value) <= one.share.step * _CUT


def _as_rate(
    run: Sequence[SharedPart], odd: SharedPart, whole: Quantity, near: Sequence[Quantity], most: Decimal = _OFF
) -> Iterator[Rate]:
    part, share = odd.part, odd.share
    right = part.value / whole.value
    off = abs(right - share.value)
    base = _OF.search(odd.gap)
    if base is None or not _ANY.fullmatch(base["base"]) or _NESTED.search(odd.words):
        return
    if _cut_off(odd, whole) or not (off <= most or one_key(part, whole.value * share.value)):
        return
    others = (*near, *(one.part for one in run))
    if any(one.value and share.interval.holds(part.value / one.value) for one in others):
        return
    yield Rate(share, part, whole, "share", "占", (part, whole), True, slip=True)

"""Two amounts: whether the words around two numbers that look alike place them in two times, places or items."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.retold import both_told_again
from linter.facts.quantities.sorts_of_money import of_two_sorts
from linter.facts.rates.tellings import apart
from linter.facts.states.givers import of_an_earlier_year
from linter.facts.states.plans import in_plans
from linter.interval import plain
from linter.kinds.facts._explained import set_apart, told_before
from linter.ledger import Ledger
from linter.patterns import regex


def figures_of(quantity: Quantity) -> str:
    """The digits as printed, zeros at the end with them: 260, which is 206 with two digits exchanged."""
    return plain(quantity.value / quantity.step)


def two_amounts(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the words place the two in two times, places or items, or the text knows of both."""
    return (
        not (one_time(ledger, one, other, spans=False) or _held_ahead(ledger, one, other))
        or _of_two_rows(ledger, one, other)
        or _at_first(ledger, one) != _at_first(ledger, other)
        or (_OTHERS.search(other.before) is not None and not _OTHERS.search(one.before))
        or _is_not(one) != _is_not(other)
        or apart(ledger, one, other)
        or both_told_again(ledger, one, other)
        or set_apart(ledger, one, other)
        or told_before(ledger, one, other)
        or of_two_sides(one, other)
        or of_two_sorts(ledger, one, other)
        or _BECOMES.search(other.before) is not None
        or of_an_earlier_year(ledger.lead(one), other.before)
    )


_SIDE = regex("(?:收入|支出|资产|负债|存款|贷款|进口|出口)(?!总[计额]|合计)")


def of_two_sides(one: Quantity, other: Quantity) -> bool:
    """True for 养老保险收入16240万元 and 社会保险基金支出61240万元: an account has two sides."""
    first, second = (_SIDE.findall(quantity.before[-_EDGE:])[-1:] for quantity in (one, other))
    return bool(first and second) and first != second


_BECOMES = regex("(?:将|届时|预计)[一-鿿]{0,6}?(?:[减增升降扩缩]少?加?[到至为]|达到?|有)(?:约|近)?$")
"""届时将减至216家: what is to be, not what was told."""


def _held_ahead(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 为48.63万名参保群众建立台账 among the plans, where so many digits are those of what there is."""
    held = _OBJECT.search(other.before) and len(figures_of(other)) >= _FOUR and len(figures_of(one)) >= _FOUR
    return bool(held) and in_plans(ledger, other.span.start) and not in_plans(ledger, one.span.start)


_OBJECT = regex("(?:^|[，,、一-鿿])[对将把为]$")
_FOUR = 4


_AT_FIRST = regex("[年期月季]初|开局|起初|最初|原来?(?=[有共])")


def _at_first(ledger: Ledger, quantity: Quantity) -> bool:
    """True where the sentence tells of the beginning of the year."""
    start = ledger.sentences[quantity.sentence].span.start
    return _AT_FIRST.search(ledger.text, start, quantity.span.start) is not None


_OTHERS = regex("另|其[余他它]|还有|剩余|余下|新增|又|再")


def _is_not(quantity: Quantity) -> bool:
    """True for 非学科类机构140家."""
    return "非" in quantity.before[-_EDGE:] + quantity.after[:_EDGE]


def _of_two_rows(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 南片受理573件，办结537件；北片受理592件，办结573件: each behind the same words and another number."""
    before = [ledger.quantities[at - 1] for at in map(ledger.quantity_index, (one.span.start, other.span.start)) if at]
    if len(before) < _TWO or len({first.value for first in before}) < _TWO or len({first.unit for first in before}) > 1:
        return False
    gaps = {ledger.text[first.span.end : told.span.start] for first, told in zip(before, (one, other), strict=True)}
    return len(gaps) == 1 and any(mark in gap for gap in gaps for mark in "，,、")


_EDGE = 10
"""Characters on each side of a number in which it may be said what it does not count."""
_TWO = 2
"""Numbers, each of which stands behind another one."""

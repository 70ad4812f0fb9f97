"""Explained: what else a list may be than all the parts of the whole before it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import unit_apart
from linter.facts.quantities.slips import printed_digits, unit_lost
from linter.interval import Interval, total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BEGUN = regex(r"开工|启动|实施|动工|受理|立案|排查|摸排|开展|登记|备案|交办|反馈")
_STATE_OF_PART = regex("(?:已经?|均已经?|正在|仍在|尚|未)")
"""How the name of a part of a part begins: 消防隐患96处，已整改90处、正在整改6处."""
NEXT_TO_NOTHING = Decimal("0.03")
"""Share of a whole by which a list of three parts or more misses it by a slip rather than by leaving a class out."""
_PAIR = 2
_FEWEST = 3
"""Parts of a list that tells all, and classes of the least size by which a long one shows that it leaves out none."""
_BATCH = 500
"""Members of a batch at most: of more small classes are left out, unless others as small are told."""
_BEFORE = 12
"""Numbers before a list of which two may be what it breaks down."""
_TELLING = 100
"""A value of fewer steps (two digits) is the sum of others by chance."""


def closed_early(breakdown: Breakdown, aim: Interval) -> bool:
    """True for 一季度9项、二季度14项、三季度17项；国庆4项, of 40: its first parts are all, and more is told."""
    values = [part.interval for part in breakdown.parts]
    return any(total(values[:end]).meets(aim) for end in range(_PAIR, len(values)))


def explained(breakdown: Breakdown, aim: Interval, apart: bool) -> bool:
    """True when the list went on too long, or holds parts of a part, or breaks down another number."""
    values = [part.interval for part in breakdown.parts]
    if breakdown.separator != "、" and (closed_early(breakdown, aim) or _last_ones(breakdown)):
        return True
    # 41个，其中Ⅱ类25个、Ⅲ类16个、国控12个、省控29个: two views, of which each is the whole.
    if any(total(values[:at]).meets(aim) and total(values[at:]).meets(aim) for at in range(2, len(values) - 1)):
        return True
    if breakdown.complete == "apart" and any(
        total(some).meets(aim) for size in range(2, len(values)) for some in combinations(values, size)
    ):
        return True
    if any(total(values).meets(rival.interval) for rival in breakdown.rivals):
        return True
    # 86件，其中A类52件、C类6件，涉及农业31件: a part above the number before it is taken from one that holds them all.
    most = max(part.value for part in breakdown.parts)
    of_rival = any(rival.interval.high >= total(values).low for rival in breakdown.rivals)
    if of_rival and not apart and most > breakdown.whole.value:
        return True
    # 已开工36个，竣工19个，在建17个: what was begun is finished or still going on.
    if _BEGUN.search(breakdown.names[0]) and total(values[1:]).meets(values[0]):
        return True
    return breakdown.complete != "classes" and nested(breakdown)


def beside_the_whole(breakdown: Breakdown) -> bool:
    """True for 104个，已开工98个，其中竣工46个；未开工6个: what was not begun stands beside what was."""
    if len(breakdown.parts) != _PAIR:
        return False
    both = total((breakdown.whole.interval, breakdown.parts[-1].interval))
    return any(both.meets(rival.interval) for rival in breakdown.rivals)


def _last_ones(breakdown: Breakdown) -> bool:
    """True for 县级5200万元，国税2100万元，地税4300万元，财政2200万元 of 8600万元: the first is of another view."""
    values, whole = [part.value for part in breakdown.parts], breakdown.whole.value
    # One that is next to nothing, 政策性银行1家 before 33 others, is what the whole is off by.
    return any(
        sum(values[start:], Decimal(0)) == whole and sum(values[:start], Decimal(0)) > whole * NEXT_TO_NOTHING * 2
        for start in range(1, len(values) - 1)
    )


def nested(breakdown: Breakdown) -> bool:
    """True when a part is followed by its own parts."""
    values = [part.interval for part in breakdown.parts]
    names = breakdown.names
    # 失能402人，已集中供养241人: how many of those right before.
    if any(
        _STATE_OF_PART.match(names[at])
        and not _STATE_OF_PART.search(names[at - 1])
        and values[at].high <= values[at - 1].low
        for at in range(1, len(values))
    ):
        return True
    return any(
        total(values[start:end]).meets(values[start - 1])
        for start in range(1, len(values))
        for end in range(start + 2, len(values) + 1)
        if (_STATE_OF_PART.match(breakdown.names[start]) and not _STATE_OF_PART.search(breakdown.names[start - 1]))
        or breakdown.parts[start - 1].value >= breakdown.parts[start - 1].step * _TELLING
    )


def almost_all(breakdown: Breakdown) -> bool:
    """True for a list of counts that misses its whole by next to nothing: who tells a class of one leaves out none."""
    parts, whole = breakdown.parts, breakdown.whole
    if breakdown.open or breakdown.extra or len(parts) < _FEWEST or not all(part.exact for part in (whole, *parts)):
        return False
    values = [part.value for part in parts]
    missing, least = whole.value - sum(values, Decimal(0)), min(values)
    if whole.value > _BATCH and values.count(least) < _FEWEST:
        return False
    return least <= missing <= min(2 * least, whole.value * NEXT_TO_NOTHING)


def unit_gained(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where one part is far above its whole, 35120万 of 208.65万, and without 万 just what the others leave.

    So it is where the whole bears a unit too many or too few, 24615万人 before parts that come to 24615人.
    """
    said = sum((part.value for part in parts), Decimal(0))
    if unit_lost(whole.value, said) and len(printed_digits(whole)) >= _FIGURES:
        return len(parts) > 1 and not any(one.approximate for one in (whole, *parts))
    above = [part for part in parts if part.value > whole.value]
    if len(above) != 1 or len(parts) < 2 or any(one.approximate for one in (whole, *parts)):
        return False
    left = whole.interval.minus(total(part.interval for part in parts if part is not above[0]))
    narrow = left.high < left.low * _NARROW and len(printed_digits(above[0])) >= _FIGURES
    return narrow and unit_apart(above[0], left)


_NARROW, _FIGURES = Decimal("1.1"), 3
"""How closely what is left must be known, and the digits of a part, so that no other number would fit as well."""


def comes_to_one_before(ledger: Ledger, breakdown: Breakdown, fewest: int = 4) -> bool:
    """True where the list comes to another number told before: 地方收入1518万元。税收…；其中地方税收…；非税收入….

    `fewest` are the digits in which that is no chance.
    """
    said = total(part.interval for part in breakdown.parts)
    at = breakdown.whole.sentence
    return any(
        one.unit == breakdown.whole.unit
        and one is not breakdown.whole
        and one.interval.meets(said)
        and len(printed_digits(one)) >= fewest
        for index in (at, at - 1)
        for one in ledger.by_sentence.get(index, ())
        if one.span.end <= breakdown.whole.span.start
    )


def falls_short_again(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the parts are all of other numbers, or a second whole has parts of the same names that fall short too.

    保费收入520万元，其中：寿险309万元、健康险98万元、财产险33万元。赔款175万元，其中：寿险36万元、健康险61万元、财产险25万元.
    """
    return _of_two_before(ledger, breakdown) or (
        len(breakdown.names) >= _FEWEST
        and any(
            one.names == breakdown.names
            and one.whole is not breakdown.whole
            and total(part.interval for part in one.parts).high < one.whole.interval.low
            for one in ledger.breakdowns
        )
    )


def _of_two_before(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the parts are all of two other numbers: 结转64件；收到712件，其中受理588件。审结603件，未结49件."""
    whole = breakdown.whole
    came_to = sum((part.value for part in breakdown.parts), Decimal(0))
    last = ledger.quantity_index(breakdown.parts[0].span.start)
    told = [one.value for one in ledger.quantities[max(0, last - _BEFORE) : last] if one.unit == whole.unit]
    return came_to >= _TELLING and any(one + other == came_to for one, other in combinations(told, _PAIR))

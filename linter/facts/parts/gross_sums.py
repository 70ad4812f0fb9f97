"""Gross sums: 赔付支出6.48亿元，其中财产险3.517亿元、人身险29.63亿元: a point moved, a digit doubled, 万 for 亿.

Such a number is far from what it should be, so that its list looks like one of some parts only. But all its digits are
those that the others leave: with four of them in place the list is the whole one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.long_sums import (
    AMONG,
    Sum,
    goes_on_openly,
    levels_by_sentence,
    nested_parts,
    told_by_law,
    told_near,
)
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import SCALES
from linter.interval import plain, shortened
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_POINT = tuple(Decimal(10) ** power for power in (-2, -1, 1, 2))
"""What a point that moved makes of a number."""
_FEWEST, _MOST = 2, 4
"""Parts of a list."""
_DIGITS, _OF_SCALE = 4, 3
"""Digits of the number that is wrong; of one whose 万 or 亿 is, which no chance takes so far."""
_OTHERS = 2
"""Digits of the numbers beside it."""
_GOES_ON = regex("。其中")
_NEXT = regex("[；;。]")
"""Between the last part and the next number of its sentence: another statement."""


def find_gross_sums(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every whole with the list behind 其中 that comes to it once one number is put right."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    for row in ledger.rows:
        for numbers in levels_by_sentence(row, _GOES_ON):
            told = next((one for one in _sums(ledger, numbers) if not _explained(ledger, one)), None)
            if told and not any(one.span in taken for one in told.numbers):
                yield by_slip(told.whole, told.parts, tuple(one.before for one in told.parts))


def _sums(ledger: Ledger, numbers: Sequence[Quantity]) -> Iterator[Sum]:
    for at, whole in enumerate(numbers):
        for count in range(_FEWEST, min(_MOST, len(numbers) - at - 1) + 1):
            parts = tuple(numbers[at + 1 : at + 1 + count])
            behind = numbers[at + 1 + count] if at + 1 + count < len(numbers) else None
            closed = behind is None or _NEXT.search(ledger.text[parts[-1].span.end : behind.span.start])
            if closed and AMONG.search(ledger.text[whole.span.end : parts[0].span.start]) and _is_gross(whole, parts):
                yield Sum(whole, parts, True, behind)


def _is_gross(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where one of the numbers, its point, its scale or a doubled digit put right, makes the list come out."""
    numbers = (whole, *parts)
    over = sum((one.value for one in parts), Decimal(0)) - whole.value
    if not over or any(one.approximate or one.value <= 0 or _length(one) < _OTHERS for one in numbers):
        return False
    for one in numbers:
        needed = one.value + (over if one is whole else -over)
        told = [needed if other is one else other.value for other in numbers]
        if needed > 0 and max(told[1:]) < told[0] and _slipped(one, needed):
            return True
    return False


def _slipped(one: Quantity, needed: Decimal) -> bool:
    if _length(one) >= _OF_SCALE and any(one.value * factor == needed for factor in SCALES):
        return True
    if _length(one) < _DIGITS:
        return False
    figures, meant = plain(shortened(one.value / one.step)), plain(shortened(needed / one.step))
    doubled = any(
        figures[at] == figures[at + 1] and figures[:at] + figures[at + 1 :] == meant for at in range(len(figures) - 1)
    )
    return doubled or any(one.value * factor == needed for factor in _POINT)


def _length(one: Quantity) -> int:
    """How many digits a number has, without the noughts at its end."""
    return len(plain(shortened(one.value / one.step)).rstrip("0"))


def _explained(ledger: Ledger, told: Sum) -> bool:
    return (
        nested_parts(ledger, told)
        or goes_on_openly(ledger, told)
        or told_near(ledger, told)
        or told_by_law(ledger, told)
    )

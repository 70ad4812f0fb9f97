"""Parts before: 收入3.4亿元，减收6.2亿元，其中土地收入2.9亿元，减收8.8亿元: the year before, a part above its whole.

What the two have come to and how they changed says what they were, and none of a year's parts is more than its whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.change_words import REAL_TERMS
from linter.facts.changes.changes import Step
from linter.facts.changes.grown import Grown, grown_numbers
from linter.facts.parts.wholes import AMONG
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ONE = Decimal(1)
_SPARE = Decimal("1.005")
"""Times of the whole up to which revised bases and rounding set the two apart."""
_VAGUE = Decimal("1.2")
"""Times between what a part was at least and at most."""
_MAY_BE_LESS = regex(
    rf"{REAL_TERMS.pattern}|产值|总产出|业务总?量|利润|利税|盈|亏|损益|收益|结余|净|差额|顺差|逆差|赤字|增量|新增|变动|投资"
    r"|均|每|价|口径|期间|[一二三四]季度|\d月"
)
"""What is told at other prices or of other items than the year before, or may be below nothing."""
_INCREMENT = "多增"
"""By how much more than the year before it has grown, which is no change of the level."""


class PartBefore(NamedTuple):
    """A part and its whole, each with its change, and what they were before it."""

    whole: Grown
    whole_step: Step
    whole_before: Interval
    part: Grown
    part_step: Step
    part_before: Interval


def find_parts_before(ledger: Ledger) -> Iterator[PartBefore]:
    """Every part behind 其中 that was more, before it and its whole changed, than the whole was."""
    if "其中" not in ledger.text:
        return
    for whole, part in pairwise(grown_numbers(ledger)):
        if not AMONG.match(part.words.lstrip("，,。；;（( \n")) or part.block != whole.block or not _alike(whole, part):
            continue
        for told, own in ((whole.amount, part.amount), (whole.rate, part.rate)):
            if told and own and _INCREMENT in (told.verb, own.verb):
                continue
            before = [_before(one, step) for one, step in ((whole, told), (part, own))] if told and own else []
            all_of_it, of_it = before or (None, None)
            if not (told and own and all_of_it and of_it) or of_it.high > of_it.low * _VAGUE:
                continue  # 下降99.99%: what it was is anybody's guess
            if of_it.low > all_of_it.high * _SPARE:
                yield PartBefore(whole, told, all_of_it, part, own, of_it)
                break


def _alike(whole: Grown, part: Grown) -> bool:
    """True where both have one unit and their changes one base, and nothing may be below nothing."""
    if whole.value.unit != part.value.unit or part.value.value >= whole.value.value:
        return False
    if whole.base or part.base or whole.footing or part.footing:
        return False
    return not any(_MAY_BE_LESS.search(one.words) for one in (whole, part))


def _before(one: Grown, step: Step) -> Interval | None:
    """What a number was before its change; None where it was, or may have been, nothing."""
    now, by = one.value.interval, step.quantity.interval
    if step.quantity.approximate or step.quantity.kind == "times":
        return None
    if step.quantity.kind != "percent":
        before = now.minus(by) if step.up else now.plus(by)
        return before if before.low > 0 else None
    least, most = (_ONE + by.low, _ONE + by.high) if step.up else (_ONE - by.high, _ONE - by.low)
    return Interval(now.low / most, now.high / least) if least > 0 else None

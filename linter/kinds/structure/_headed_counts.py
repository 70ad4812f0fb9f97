"""Headed counts: （二）从严治党方面（4个）, and below it the headings 1., 2. and 3. of what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNT = regex(
    r"[（(](?:共)?(?P<count>(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|项|条|类))(?:问题|任务|事项|隐患|意见)?[）)]"
    r"[。：: ]*$"
)
_OTHERS = regex("其余|其他\\d|另有|典型|摘[要录]|主要问题如下|合并|一并")
"""What tells that some of them are not told one by one."""
_FEWEST = 2


class HeadedCount(NamedTuple):
    """A heading that tells how many points there are below it, and those there are."""

    told: Span
    marks: tuple[Span, ...]


def find_headed_counts(ledger: Ledger) -> Iterator[HeadedCount]:
    """Every heading that is one off from its own headings, where another one of the report comes to its own.

    A report that tells the main problems of each field only has no heading that does.
    """
    found = list(_counted(ledger))
    exact = any(number == len(one.marks) for one, number in found)
    for one, number in found if exact else ():
        if abs(number - len(one.marks)) == 1:
            yield one


def _counted(ledger: Ledger) -> Iterator[tuple[HeadedCount, int]]:
    """Every heading that ends with a count and has headings of its own, counted from one on, with that number."""
    headings = ledger.headings
    for at, heading in enumerate(headings):
        told = _COUNT.search(ledger.text, heading.span.start, heading.span.end)
        if told is None:
            continue
        below = [one for one in headings[at + 1 :] if one.parent == at]
        in_turn = [one.number for one in below] == list(range(1, len(below) + 1))
        number = whole_number(told["number"])
        if len(below) < _FEWEST or not in_turn or len({one.style for one in below}) > 1:
            continue
        after = next((one for one in headings[at + 1 :] if one.level <= heading.level), None)
        end = after.span.start if after else len(ledger.text)
        if number <= len(below) or not _OTHERS.search(ledger.text, heading.span.end, end):
            yield HeadedCount(Span(*told.span("count")), tuple(one.marker for one in below)), number

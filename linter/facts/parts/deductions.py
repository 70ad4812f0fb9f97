"""Deductions: a number, what is taken from it, and what that leaves: 安排642万元。剔除补助218万元，本级负担424万元."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.leftovers import Leftover
from linter.facts.parts.wholes import CHANGE
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import slip_of_the_pen
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGNS = ("剔除", "扣除", "减去", "扣减", "抵扣", "抵减", "除去")
_TAKEN = regex(
    r"(?:剔除|扣除|减去|扣减|抵扣|抵减|除去)(?!了?(?:上年|去年)?(?:不可比|一次性|物价|价格))[^，,。；;：:]{0,30}$"
)
_LEFT = regex(r"(?:的?[^，,。；;：:、]{0,8})?[，,](?:[^，,。；;：:、]{0,24}[，,])?[^，,。；;：:、]{0,24}")
_OTHER = regex(r"其中|占|比重|比例|上年|去年|同期|同口径|以[上下内]|[人户亩月年日]均|分别|再|另|还|加上|以及|包括")
_BACK = 6
"""Numbers before the one taken away from which it may be taken."""


def find_deductions(ledger: Ledger) -> Iterator[Leftover]:
    """Every deduction that one slip of the pen keeps from coming out, whichever of the numbers before it is meant."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells) - 1):
            if _TAKEN.search(row.cells[at].gap):
                found = _at(row, at)
                if found:
                    yield found


def _at(row: Row, at: int) -> Leftover | None:
    (taken, gap), (left, words) = row.cells[at], row.cells[at + 1]
    if not comparable(taken, left) or not _LEFT.fullmatch(words) or _OTHER.search(words) or CHANGE.search(words):
        return None
    if taken.approximate or left.approximate or CHANGE.search(gap.split("，")[-1]):
        return None
    goes_on = row.behind(at + 1)
    if goes_on[:1] in "、" and goes_on:
        return None  # 扣除甲35万元、乙20万元: what is left comes behind
    wholes = [
        cell.quantity
        for cell in row.cells[max(0, at - _BACK) : at]
        if comparable(cell.quantity, left) and not cell.quantity.approximate
    ]
    if any(one.interval.meets(taken.interval.plus(left.interval)) for one in wholes):
        return None
    for one in reversed(wholes):
        if one.value > max(taken.value, left.value) and _mended(one, taken, left):
            return Leftover(one, (taken,), left, True, ())
    return None


def _mended(whole: Quantity, taken: Quantity, left: Quantity) -> bool:
    """True where one slip in one of the three numbers makes them come out."""
    return (
        slip_of_the_pen(left, whole.value - taken.value)
        or slip_of_the_pen(taken, whole.value - left.value)
        or slip_of_the_pen(whole, taken.value + left.value)
    )

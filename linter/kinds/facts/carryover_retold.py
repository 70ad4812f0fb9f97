"""Carried over: what one year leaves, 结转下年4.17亿元, and what the next one begins with, 上年结转4.71亿元."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.facts.quantities.slips import digits, near, one_digit, swapped
from linter.facts.rates.tellings import apart
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_LEFT = regex(
    r"(?<!盘活)(?:结转下年(?:使用|支出)?|年[终末](?:滚存)?(?:结转|结余)(?:结余|结转)?|结转结余|结余结转)(?:资金|数|为|共|计|有)*$"
)
_BROUGHT = regex(r"上年度?(?:滚存)?(?:结转|结余)(?:结余|结转)?(?:收入|资金|使用|数|为|共|计)*$")
_FUND = regex("一般公共(?:预算|财政)|政府性基金|国有资本经营|社会保险基金|社保基金")
_BACK = 900
"""Characters before a number in which its fund is named."""


@dataclass(frozen=True)
class CarryoverRetold:
    """Compares what a fund leaves with what it is said to bring along, where only a slip sets them apart."""

    fewest_digits: int = 4
    """Digits that an amount must have before two that change places are no coincidence."""
    many_digits: int = 5
    """Digits from which one that differs, or two that change places across a third, are none."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each amount brought along that no fund has left."""
        if "结转" not in ledger.text and "结余" not in ledger.text:
            return
        money = [q for q in ledger.quantities if q.kind == "money" and not q.approximate]
        left = [q for q in money if _LEFT.search(q.before)]
        brought = [q for q in money if _BROUGHT.search(q.before)] if left else []
        alone = _alone(left, brought)
        for later in _alone(brought, left):
            found = [
                one
                for one in alone
                if one.span.end < later.span.start
                and self._slipped(one, later)
                and _fund(ledger, one) == _fund(ledger, later) != ""
                and not apart(ledger, one, later)
            ]
            if len(found) == 1:
                ledger.note_compared(found[0], later)
                values = {"one": ledger.quote(found[0].span), "other": ledger.quote(later.span)}
                yield Hit((found[0].span, later.span), values, severity="warning")

    def _slipped(self, one: Quantity, other: Quantity) -> bool:
        first, second = digits(one.value), digits(other.value)
        if one.step == other.step:  # 62.70 for 67.20: the nought is printed too
            first, second = str(int(one.value / one.step)), str(int(other.value / other.step))
        if len(first) != len(second) or not near(one.value, other.value, first, second):
            return False
        farthest = 2 if len(first) >= self.many_digits else 1
        return swapped(first, second, self.fewest_digits, farthest) or one_digit(first, second, self.many_digits)


_MOST = 24
"""Amounts without a counterpart; more are no funds of one budget."""


def _alone(amounts: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """The amounts that none of the others tells again."""
    told = {one.interval for one in others}
    return [one for one in amounts if not any(one.interval.meets(other) for other in told)][:_MOST]


def _fund(ledger: Ledger, quantity: Quantity) -> str:
    """The first two characters of the fund named last before an amount."""
    found = _FUND.findall(ledger.text[max(0, quantity.span.start - _BACK) : quantity.span.start])
    return found[-1][:2] if found else ""

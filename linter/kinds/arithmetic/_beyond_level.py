"""Beyond the level: 资金6000万元，比上年增加8100万元、增长43%, where a slip of 1800万元 made more than all of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.kinds._show import percent, places_of, printed
from linter.ledger import Ledger
from linter.patterns import regex

_SCALES = (10_000, 100_000_000)
"""存货2614.3万元，增加148.2亿元，增长6.0%: both are in 亿元."""
_MAY_BE_NEGATIVE = regex(r"利润|结余|盈|亏|净|差额|顺差|逆差|赤字")


def beyond_level(ledger: Ledger, level: Quantity, amount: Quantity, rate: Quantity) -> Hit | None:
    """A hit where the amount with two digits swapped, one other digit, or the unit of the level gives the rate."""
    if _MAY_BE_NEGATIVE.search(level.before + amount.before):
        return None
    said = stated(rate)
    fitting = [
        other
        for other in chain(
            _slips(str(int(amount.value / amount.step)), amount.step), (amount.value / scale for scale in _SCALES)
        )
        if other + min(other, amount.step) < level.value and said.holds(other / (level.value - other))
    ]
    if not fitting:
        return None
    ledger.note_compared(level, amount, rate)
    by, new = printed(ledger, amount, level)
    return Hit(
        (amount.span, level.span, rate.span),
        {"by": by, "new": new, "rate": percent(rate.value, places_of(rate))},
        f"{new} − {by} < 0",
        severity="warning",
        variant="beyond",
    )


def _slips(digits: str, step: Decimal) -> Iterator[Decimal]:
    """The numbers from which a slip of the pen makes these digits."""
    for at in range(len(digits)):
        for digit in "0123456789":
            if digit != digits[at]:
                yield int(digits[:at] + digit + digits[at + 1 :]) * step
        yield int(digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]) * step

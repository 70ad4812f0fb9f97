"""Amounts in words and in figures: 壹拾贰万元整（¥120,500.00）."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.numbers.numbers import CAPITALS
from linter.finding import Hit
from linter.interval import Interval, plain
from linter.ledger import Ledger
from linter.patterns import regex

_BETWEEN = regex(
    r"[整正]?[”’]?[，,、；;]?(?:即|计|合计|小写|大写|人民币|金额|为|是|而|却|[写填]为|[写填]成|括号[内里中]|数字|RMB|[¥￥：:（()）“‘])*"
)
_SAME = regex(r"[（(¥￥即]|[大小]写")
"""What says that the second amount repeats the first; 壹万元、贰万元 are two."""
_LONGEST = 20
_CAPITAL = regex(f"[{CAPITALS}]")


@dataclass(frozen=True)
class CapitalDiffers:
    """Compares an amount in capitals (大写) with the figures beside it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every pair whose values differ."""
        if not _CAPITAL.search(ledger.text):
            return
        for one, other in pairwise(ledger.quantities):
            capital, small = (one, other) if _is_capital(ledger, one) else (other, one)
            if not _is_capital(ledger, capital) or not _repeats(ledger, one, other):
                continue
            ledger.note_compared(capital, small)
            if not small.interval.meets(Interval.exactly(capital.value)):
                values = {"capital": ledger.quote(capital.span), "small": ledger.quote(small.span)}
                yield Hit((capital.span, small.span), values, f"{plain(capital.value)} ≠ {plain(small.value)}")


def _is_capital(ledger: Ledger, quantity: Quantity) -> bool:
    return bool(_CAPITAL.search(ledger.read(quantity.number)))


def _repeats(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True when nothing but marks and 大写, 小写, 人民币 stands between two amounts in one currency."""
    start, end = one.span.end, other.span.start
    if one.unit != "元" or other.unit != "元" or end - start > _LONGEST or one.sentence != other.sentence:
        return False
    if _is_capital(ledger, one) == _is_capital(ledger, other) or one.approximate or other.approximate:
        return False
    between = ledger.text[start:end]
    return bool(_BETWEEN.fullmatch(between) and _SAME.search(between))

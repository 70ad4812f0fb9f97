"""Amounts in words and in figures: 壹拾贰万元整（¥120,500.00）."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.numbers.numbers import CAPITALS
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import digits, one_digit, swapped
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


class CapitalDiffers:
    """Compares an amount in capitals (大写) with the figures beside it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every pair whose values differ."""
        if not _CAPITAL.search(ledger.text):
            return
        yield from _told_again(ledger)
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


def _told_again(ledger: Ledger) -> Iterator[Hit]:
    """处以柒万捌仟元罚款 … 应将罚款87000元缴至: the only amount in words, told again in figures under its noun."""
    money = [one for one in ledger.quantities if one.unit == "元" and not one.approximate and one.value > 0]
    words = [one for one in money if _is_capital(ledger, one)]
    for capital in words if len(words) <= _FEW else ():
        if any(one.interval.meets(Interval.exactly(capital.value)) for one in money if one is not capital):
            continue
        start = capital.span.end
        near = [one for one in money if one.sentence > capital.sentence and one.span.start - start <= _FAR]
        again = [one for one in near if not _is_capital(ledger, one) and _is_slip(capital, one)]
        if len(again) == 1 and share_a_bigram(*(_around(one) for one in (capital, again[0]))):
            ledger.note_compared(capital, again[0])
            values = {"capital": ledger.quote(capital.span), "small": ledger.quote(again[0].span)}
            calculation = f"{plain(capital.value)} ≠ {plain(again[0].value)}"
            yield Hit((capital.span, again[0].span), values, calculation, "warning")


_FEW = 4
"""Amounts in words beyond which a text is a list of them."""
_FAR = 500
"""Characters behind an amount in words in which it is told again."""
_NOUN = 6
"""Characters on each side of an amount that hold its noun."""
_SAYS_NOTHING = regex("人民币|共计|合计|总计|金额|应当?|[已将的为计整正）)]")


def _is_slip(capital: Quantity, small: Quantity) -> bool:
    """True where two digits, one digit or the point make the difference; the figures are printed as far as they go."""
    if small.value in (capital.value * _TEN, capital.value / _TEN):
        return len(digits(capital.value)) > 1
    first, second = (plain(one.value.normalize()) for one in (capital, small))
    if len(first) != len(second) or min(len(digits(one.value)) for one in (capital, small)) < _TELLING:
        return False
    return swapped(first, second, _TELLING) or one_digit(first, second, _MANY)


_TEN, _TELLING, _MANY = 10, 2, 5
"""What a lost zero makes, and the digits of which two exchanged ones, and one that differs, are no coincidence."""


def _around(one: Quantity) -> str:
    """The noun before an amount and the one behind it."""
    return "|".join(_SAYS_NOTHING.sub("|", words) for words in (one.before[-_NOUN:], one.after[:_NOUN]))

"""Bounds claimed: 旅游综合收入突破80亿元 here, 旅游综合收入仍不足80亿元 there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import han_value
from linter.facts.states.claims_by_name import Denied, NamedClaim, find_denied, name_before
from linter.interval import INFINITY
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

_VALUE = (
    r"(?P<number>\d[\d,]*(?:\.\d+)?|(?:[一二两三四五六七八九]?[百千万亿]+))"
    r"(?P<scale>[十百千]?[万亿]{0,2})(?P<unit>[%％]|[一-鿿]{1,4}?)"
)
_MARK = "(?:的)?(?:整数)?(?:大关|关口|台阶|新台阶|门槛|目标)?"
_ENDS = r"(?=[，,。；;、！）\n]|$)"
_PASSED = regex(rf"(?:突破|超过|跨越|跨过|跨上|迈上|迈过|跃上|跃过|站上|冲破|冲上)了?{_VALUE}{_MARK}{_ENDS}")
_NOT = "(?:尚未|还未|仍未|至今未|未能?|没有?能?|还没(?:有)?|从未)"
_SHORT = regex(
    rf"(?:不足|不到|低于|少于|不满|{_NOT}(?:达到|超过|突破|跨越|跨过|迈上|迈过|跃上|站上)){_VALUE}{_MARK}{_ENDS}"
)
_UNDER = regex(rf"(?:(?:徘徊|停留|维持|保持|处|仍|还|尚)在){_VALUE}(?:以下|以内|之下){_ENDS}")
_AHEAD_OF = regex(
    rf"(?:与|距离?|离){_VALUE}{_MARK}(?:还|尚|仍|只|仅)*(?:有|差|存在|存有|是)(?:着)?"
    rf"(?:一步之遥|一口气|一截|(?:一定|较大|不小)?的?(?:差距|距离)){_ENDS}"
)
_SIGN_PASSED = regex("[突超跨迈跃站冲][破过越上]")
_SIGN_SHORT = regex("不[足到满]|低于|少于|未|没")
_SIGN_UNDER = regex("[徘停维保处仍还尚][徊留持]?在")
_SIGN_AHEAD = regex("[与距离]\\d|距离|离[一-十百千万]")
_NEGATED = regex("(?:未能?|没有?能?|不|尚未|还未|难以|无法|再|新增?|净增|每年|年均|增速|增长)$")
_TIER = regex("[，,、](?:的|可|则|应|均?按|给予|奖励|补助|补贴|处以?|罚|视为|认定|由|每|一次性|免)")
"""Behind a bound, what it earns: 营业收入超过500万元，给予奖励."""


def find_bounds_denied(ledger: Ledger) -> Iterator[Denied]:
    """Every bound that an indicator is said to have passed, and elsewhere not to have reached."""
    yield from find_denied(ledger, _claims(ledger))


def _claims(ledger: Ledger) -> Iterator[NamedClaim]:
    text = ledger.text
    ways = ((_SHORT, _SIGN_SHORT), (_UNDER, _SIGN_UNDER), (_AHEAD_OF, _SIGN_AHEAD))
    short = [match for pattern, sign in ways for match in matches_from(pattern, sign, text)]
    if not short:
        return
    for match in short:
        yield from _claim(ledger, match, passed=False)
    for match in matches_from(_PASSED, _SIGN_PASSED, text):
        if not _NEGATED.search(text, max(0, match.start() - 4), match.start()):
            yield from _claim(ledger, match, passed=True)


def _claim(ledger: Ledger, match: re.Match[str], passed: bool) -> Iterator[NamedClaim]:
    number, unit = match["number"], match["unit"]
    value = Decimal(number.replace(",", "")) if number[0].isdigit() else han_value(number)
    factor = han_value("一" + match["scale"]) if match["scale"] else Decimal(1)
    name, start = name_before(ledger, match.start())
    if _TIER.match(ledger.text, match.end()):
        return
    if not name or value is None or factor is None:
        return
    bound = value * factor
    low, high = (bound, INFINITY) if passed else (-INFINITY, bound)
    yield NamedClaim(name, Span(start, match.end()), unit, low, high, goal=passed)

"""Averages claimed: 研发投入强度高于全省平均水平 here, 研发投入强度未达到全省平均水平 there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.thresholds import LESS_IS_BETTER
from linter.facts.states.claims_by_name import Denied, NamedClaim, bare, find_denied, name_before
from linter.facts.states.ranks_claimed import LEVEL
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

_MEAN = rf"(?P<level>{LEVEL})(?:的)?(?:平均|均值)(?:水平|值|线|增速|增幅|水准)?"
_SIGN = regex("平均|均值")
_AGAINST = regex(
    rf"(?:(?P<above>高于|高出|超过|超出|快于|多于|大于|领先于?)|(?P<below>低于|慢于|少于|小于|不及|落后于?|(?:尚未|还未|仍未|未能?|没有?能?)(?:达到|超过|达)))了?{_MEAN}"
    r"(?:约|近)?(?:\d[\d.]*(?:个百分点|[%％]|[一-鿿]{1,3}))?(?=[，,。；;、！）\n]|$)"
)
_BESIDE = regex(
    rf"(?:与|同|和|较|比){_MEAN}(?:相比|比较)?[，,]?(?P<name>[^，,。；;：:\n]{{4,30}}?)??(?:仍然?|还|尚|依然|依旧|明显|也)*"
    r"(?:(?P<above>偏[高多快大]|[高多快]出?(?=[，,。；;\n\d]))|(?P<below>偏[低少慢小]|[低少慢](?=[，,。；;\n\d])|存?有(?:着)?(?:一定|较大|不小)?的?(?:差距|距离)))"
    r"(?=[，,。；;\n\d]|$)"
)
_VALUE = regex(
    r"(?:达到?|为|是|有|共)?\d[\d,]*(?:\.\d+)?[十百千万亿]{0,2}(?:[%％‰]|[一-鿿]{1,4})(?:左右)?[，,](?:均|也|都|仍|且|并|明显|显著|大幅)*$"
)
_GROWN = regex(r"[增长降升速幅减涨跌]$")
_BACK, _BEFORE, _BEHIND = 30, 12, 48
"""Characters before a comparison that hold a value, and around an average that hold the comparison."""


def find_averages_denied(ledger: Ledger) -> Iterator[Denied]:
    """Every indicator above the average of a level that another place tells to be below it."""
    return find_denied(ledger, _claims(ledger))


def _claims(ledger: Ledger) -> Iterator[NamedClaim]:
    text = ledger.text
    for mean in _SIGN.finditer(text):
        match = _AGAINST.search(text, max(0, mean.start() - _BEFORE), mean.end() + _BEHIND)
        if match and match.start() < mean.start() < match.end():
            yield from _against(ledger, match)
            continue
        match = _BESIDE.search(text, max(0, mean.start() - _BEFORE), mean.end() + _BEHIND)
        if match and match.start() < mean.start() < match.end():
            yield from _beside(ledger, match)


def _against(ledger: Ledger, match: re.Match[str]) -> Iterator[NamedClaim]:
    at = match.start()
    value = _VALUE.search(ledger.text, max(0, at - _BACK), at)
    if value and not _GROWN.search(ledger.text, max(0, value.start() - 1), value.start()):
        at = value.start()
    name, start = name_before(ledger, at)
    if name:
        yield _claim(name, Span(start, match.end()), match["level"], match["above"] is not None)


def _beside(ledger: Ledger, match: re.Match[str]) -> Iterator[NamedClaim]:
    own, below = match["name"], match["below"]
    name, start = bare(own, match.start("name")) if own else name_before(ledger, match.start())
    # What is the better the less of it there is may lag behind from either side.
    if name and not (below and below[-1] in "距离" and LESS_IS_BETTER.search(name)):
        yield _claim(name, Span(start, match.end()), match["level"], below is None, goal=False)


def _claim(name: str, span: Span, level: str, above: bool, goal: bool = True) -> NamedClaim:
    low = Decimal(1) if above else Decimal(-1)
    return NamedClaim(name, span, level, low, low + 1, goal)

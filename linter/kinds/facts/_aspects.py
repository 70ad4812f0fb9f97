"""Aspects: 四个方面21个问题 here and 四个方面23个问题 there, two numbers of one finding told in one phrase."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TOLD = regex(
    r"(?P<kept>(?:[二两三四五六七八九十]|(?<!\d)\d)个?(?P<of>大?方面|大?类|领域)(?:的|共)?)(?P<count>(?P<number>\d{2,3})[个项条])"
    r"(?:具体|突出|主要)?(?P<noun>问题|不足|意见|建议|隐患|短板)"
)
_WHOSE = regex("[纪巡审督检][察计查视]|考核|民主测评|回头看|自查|上级|[一二三四五六七八九十]轮")
_LEAD = 24
_TENTHS = 13
"""How many tenths of the smaller number the larger one may be: farther apart are two findings."""


def aspects_retold(ledger: Ledger) -> Iterator[Hit]:
    """One hit for a phrase that the text tells with two numbers, near each other and of one inspection."""
    first: dict[str, tuple[int, Span, Span, str]] = {}
    for match in _TOLD.finditer(ledger.text):
        told_by = _WHOSE.findall(ledger.text, max(0, match.start() - _LEAD), match.start())
        whose = told_by[-1] if told_by else ""
        number, key = int(match["number"]), match["kept"].rstrip("的共") + match["noun"]
        count, kept = Span(*match.span("count")), Span(*match.span("kept"))
        if key not in first:
            first[key] = (number, count, kept, whose)
            continue
        known, told, before, by = first[key]
        low, high = sorted((known, number))
        if low == high or high * 10 > low * _TENTHS or (whose and by and whose != by):
            continue
        quote = ledger.quote
        values = {"kept": quote(before).rstrip("的共"), "one": quote(told), "other": quote(count)}
        yield Hit((told, count, before, kept), values, severity="warning")

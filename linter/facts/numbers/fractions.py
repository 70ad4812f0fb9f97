"""Fractions: 百分之五, 千分之三到五, 三分之二, 2又3分之1 and 1/3."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.facts.numbers.approximations import BEFORE, BEHIND_UNIT, LONGEST_BEFORE, bounds
from linter.facts.numbers.draft import Draft, is_negative, upper_number
from linter.facts.numbers.numbers import HAN_DIGITS, HAN_UNITS, NUMERAL, han_value, number_at
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

_FRACTION_BEFORE = regex(
    rf"(?:(?P<whole>\d+|[{HAN_DIGITS}{HAN_UNITS}]+)又)?(?P<base>\d+|[{HAN_DIGITS}{HAN_UNITS}]+)分之$"
)
_NEARLY = regex(r"(?P<about>[强弱](?=[，,。；;、）)的\n]|$))")
"""三分之一强, 四分之三弱: a little more, and a little less."""
_SECOND_FRACTION = regex(r"[—\-~至到]+[百千万]分之")
_LONGEST_FRACTION = 12
"""Characters before a numerator in which its denominator may stand."""
SLASHED = regex(r"(?<![\d/.A-Za-z-])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/.号A-Za-z-])")
_ROUND = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}


def read_fraction(text: str, match: re.Match[str]) -> Draft | None:
    """百分之五, 千分之三, 三分之二, 百分之三到五, 2又3分之1; `match` is the numerator."""
    start = match.start()
    window = text[max(0, start - _LONGEST_FRACTION) : start]
    named = _FRACTION_BEFORE.search(window)
    number = number_at(match)
    if named is None or number is None:
        return None
    base = _integer(named["base"])
    whole = _integer(named["whole"]) if named["whole"] else Decimal(0)
    if not base or whole is None:
        return None
    upper = upper_number(text, match.end())
    end = upper.end() if upper else match.end()
    again = _SECOND_FRACTION.match(text, end)
    value, step = whole + number.value / base, number.step / base
    exact = base % 100 != 0
    span_start = start - len(window) + named.start()
    front = text[max(0, span_start - LONGEST_BEFORE) : span_start]
    before, behind = BEFORE.search(front), BEHIND_UNIT.match(text, end) or _NEARLY.match(text, end)
    said = before or behind
    how = (said.lastgroup or "") if said else ""
    interval = Interval.exactly(value) if exact and not how else bounds(value, step, False, how)
    if upper:
        last = number_at(upper)
        interval = Interval(value, last.value / base) if last else interval
    elif again:
        second = NUMERAL.match(text, again.end())
        last = number_at(second) if second else None
        if second and last:
            interval, end = Interval(value, last.value / base), second.end()
    if is_negative(front):
        value, interval = -value, Interval(-interval.high, -interval.low)
    span = Span(span_start - len(front) + before.start() if before else span_start, behind.end() if behind else end)
    return Draft(
        "percent", span, Span(span_start, end), value, step, interval, "%", "%", bool(how) or bool(upper or again)
    )


def _integer(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else Decimal(100) if text == "百" else han_value(text) or _ROUND.get(text)


def read_slashed(match: re.Match[str]) -> Draft | None:
    """1/3: a proper fraction in digits."""
    over, under = Decimal(match["over"]), Decimal(match["under"])
    if not 0 < over < under:
        return None
    value = over / under
    span = Span(*match.span())
    return Draft("percent", span, span, value, value, Interval.exactly(value), "%", "%", False)

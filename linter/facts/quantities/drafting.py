"""Drafting: the quantities of a text as they are written, numeral by numeral: unit, approximation, range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from string import ascii_letters

from linter.fact import Number
from linter.facts.numbers.approximations import (
    BEFORE,
    BEGINS_BEHIND_NUMBER,
    BEGINS_BEHIND_UNIT,
    BEHIND_NUMBER,
    BEHIND_UNIT,
    ENDS_BEFORE,
    LONGEST_BEFORE,
    bounds,
)
from linter.facts.numbers.counting import states_number
from linter.facts.numbers.draft import JOINTS, Draft, is_negative, upper_number
from linter.facts.numbers.fractions import SLASHED, read_fraction, read_slashed
from linter.facts.numbers.numbers import HAN_UNITS, NUMERAL, number_at, scale_of
from linter.facts.numbers.units import CENT, Unit, currency_before, may_be_counted, unit_at, unit_behind
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

# Between two numbers that both carry a unit, 至 and 到 may tell a change: only dashes name a range.
_RANGE_OF_UNITS = regex(r"[—\-~]+")
_DASHES = frozenset("—-~")

_GOES_ON = BEGINS_BEHIND_NUMBER | JOINTS
"""What a Han numeral may be followed by before its unit."""

# What stands before or behind a numeral that counts nothing: ordinals, codes, document and road numbers.
_CODE_BEFORE = regex(r"(?:[A-Za-z〔\[［#№第]|[A-Za-z]-|\d[-/])$")
_CODE_ENDS = frozenset(f"〔[［#№第-/{ascii_letters}\n")
_CODE_BEHIND = regex(r"号(?!召)|/\d|[A-Za-z〕\]］]")
_CODE_BEGINS = frozenset(f"号/〕]］{ascii_letters}")
"""What such a code ends or begins with: looked at first."""
_ONE = Decimal(1)
_HALF, _TENTH = Decimal("0.5"), Decimal("0.1")
"""What the last place of 三成半 and of 七成五 is worth in 成."""


_TORN, _BEFORE_TORN = 2, 4
_TORN_OFF = regex(r"(?<![表图第附])[一-鿿]\d{1,2} $")
"""参加应诉案件1 5起: a blank has torn the number, and what is left of it counts nothing."""
_LONGEST = 24
"""Characters of a numeral beyond which it is a code, or torn text, and counts nothing."""


def draft_quantities(text: str, taken: Sequence[Span] = ()) -> Iterator[Draft]:
    """Every quantity of a text in order, outside the sorted spans `taken` (dates, titles, codes)."""
    taken_at = 0
    end_of_last = 0
    for match in NUMERAL.finditer(text):
        start = match.start()
        if start < end_of_last or match.end() - start > _LONGEST:
            continue
        while taken_at < len(taken) and taken[taken_at].end <= start:
            taken_at += 1
        if taken_at < len(taken) and taken[taken_at].start < match.end():
            continue
        draft = _draft(text, match)
        if draft is not None:
            yield draft
            end_of_last = draft.span.end


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    start, end = match.span()
    following = text[end : end + 1]
    if following == "又" or text.startswith("分之", end):
        return None
    if text.startswith("分之", start - 2):
        return read_fraction(text, match)
    if following == "/":
        slash = SLASHED.match(text, start)
        if slash:
            return read_slashed(slash)
    if match["arabic"] is None and following not in _GOES_ON and not may_be_counted(text, start, end):
        return None
    number = number_at(match)
    if number is None:
        return None
    window = text[max(0, start - LONGEST_BEFORE) : start]
    han = match["han"] or match["capital"]
    if window[-1:] in _CODE_ENDS and _CODE_BEFORE.search(window[-3:]):
        return None
    if window[-1:] == " " and end - start <= _TORN and _TORN_OFF.search(window[-_BEFORE_TORN:]):
        return None
    if window[-1:] == "\n" and han and not han.strip(HAN_UNITS) and window.rstrip()[-1:].isdigit():
        return None  # 总产值2191.55⏎亿元: a line end has torn it, and 亿 alone is no number
    if han is None and following in _CODE_BEGINS and _CODE_BEHIND.match(text, end) and not unit_at(text, end):
        return None
    return _with_unit(text, match, number, window, han)


def _with_unit(text: str, match: re.Match[str], number: Number, window: str, han: str | None) -> Draft | None:
    start, end = match.span()
    # Each expression is asked only where the one character fits: it rarely does, and a call costs five comparisons.
    more = BEHIND_NUMBER.match(text, end) if text[end : end + 1] in BEGINS_BEHIND_NUMBER and not match["more"] else None
    number_end = more.end() if more else end
    upper = upper_number(text, number_end)
    unit = unit_behind(text, upper.end() if upper else number_end)
    if unit.kind == "plain":
        unit = currency_before(window, unit)
    if not states_number(text, match, han, unit, window, upper):
        return None
    value, step = _low(number, match, upper, unit)
    if unit.half and unit.kind == "money":
        step = min(step, CENT)
    elif unit.half and unit.kind == "percent":
        step *= _HALF if text[unit.end - 1] == "半" else _TENTH
    top, unit_end = _top(text, upper, unit)
    before = BEFORE.search(window) if window[-1:] in ENDS_BEFORE else None
    behind = None
    if text[unit_end : unit_end + 1] in BEGINS_BEHIND_UNIT and (unit.kind != "plain" or number.scaled):
        behind = BEHIND_UNIT.match(text, unit_end)
    if behind:
        unit_end = behind.end()
    said = before or behind
    how = (said.lastgroup or "") if said else "more" if more else ""
    if han and not how and window.endswith("上") and not han.strip(HAN_UNITS):
        how = "least"
    if top is not None:
        interval = Interval(min(value, top), max(value, top))
    elif number.interval is not None and not how:
        interval = number.interval.times(unit.factor)
    else:
        whole = unit.kind == "count" and not number.scaled and step == _ONE and not unit.half
        interval = bounds(value, step, whole, how)
    if is_negative(window):
        value, interval = -value, Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)
    return Draft(
        unit.kind,
        Span(start - len(window) + before.start() if before else start, unit_end),
        Span(start, upper.end() if upper else end),
        value,
        step,
        interval,
        unit.base,
        unit.printed,
        bool(how) or top is not None or number.interval is not None,
    )


def _low(number: Number, match: re.Match[str], upper: re.Match[str] | None, unit: Unit) -> tuple[Decimal, Decimal]:
    """Value and step in the base unit; in 5—10万人 the multiplier of the second number holds for the first."""
    scale = _ONE
    above = number_at(upper) if upper and unit.kind != "percent" else None
    if upper and above and scale_of(match) < scale_of(upper):
        said_once = scale_of(upper) / scale_of(match)
        scale = said_once if number.value * said_once <= above.value else scale
    if scale == unit.factor == _ONE and not unit.half:
        return number.value, number.step  # the same objects: 200 bytes less for every count
    return (number.value * scale + unit.half) * unit.factor, number.step * scale * unit.factor


def _top(text: str, upper: re.Match[str] | None, unit: Unit) -> tuple[Decimal | None, int]:
    """The upper end of a range in the base unit, None where there is none; and where the quantity ends."""
    if upper:
        number = number_at(upper)
        return (number.value * unit.factor if number else None), unit.end
    if unit.kind not in ("money", "percent", "measure"):
        return None, unit.end
    joint = _RANGE_OF_UNITS.match(text, unit.end) if text[unit.end : unit.end + 1] in _DASHES else None
    match = NUMERAL.match(text, joint.end()) if joint else None
    number = number_at(match) if match else None
    if match is None or number is None:
        return None, unit.end
    second = unit_behind(text, match.end())
    if second.kind != unit.kind or second.base != unit.base:
        return None, unit.end
    return (number.value + second.half) * second.factor, second.end

"""Draft: a quantity as it is written, and what its forms share: the sign and the second number of a range."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from linter.fact import QuantityKind
from linter.facts.numbers.numbers import NUMERAL, number_at
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

_RANGE = regex(r"[—\-~至到]+")
JOINTS = frozenset("—-~至到")
"""What the joint of a range begins with."""
_SIGNED = regex(r"[0-9A-Za-z%年月日)）]")
_NEGATIVE = regex(r"(?:(?<![减欠担抱自辜胜肩])负|零下)$")


class Draft(NamedTuple):
    """A quantity before its clause and head are known."""

    kind: QuantityKind
    span: Span
    number: Span
    value: Decimal
    step: Decimal
    interval: Interval
    unit: str
    printed_unit: str
    approximate: bool


def upper_number(text: str, at: int) -> re.Match[str] | None:
    """The second number of 5—10 and 两到三, where one follows at once."""
    joint = _RANGE.match(text, at) if text[at : at + 1] in JOINTS else None
    match = NUMERAL.match(text, joint.end()) if joint else None
    return match if match and number_at(match) else None


def is_negative(window: str) -> bool:
    """True behind 负, 零下 or a minus sign; 减负30条 and 25-28 are not negative."""
    if window[-1:] in ("-", "−"):
        return not _SIGNED.match(window[-2:-1])
    return window[-1:] in ("负", "下", "\n") and _NEGATIVE.search(window) is not None

"""Stated: what a printed number may stand for."""

from __future__ import annotations

from decimal import Decimal

from linter.fact import Quantity
from linter.interval import Interval

ABOUT = Decimal("0.1")
"""Part of a fraction in words by which what it stands for may differ: 三分之一 is told of 31 %, too."""


def stated(quantity: Quantity) -> Interval:
    """What a printed number may stand for when it was rounded half up or cut off."""
    return quantity.interval if quantity.exact else quantity.interval.truncated_too(quantity.step)

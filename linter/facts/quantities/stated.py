"""Stated: what a printed number may stand for."""

from __future__ import annotations

from linter.fact import Quantity
from linter.interval import Interval


def stated(quantity: Quantity) -> Interval:
    """What a printed number may stand for when it was rounded half up or cut off."""
    return quantity.interval if quantity.exact else quantity.interval.truncated_too(quantity.step)

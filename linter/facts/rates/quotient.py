"""Quotient: an indicator that is the ratio of two others, with the numbers that tell all three."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from linter.fact import Quantity


class Quotient(NamedTuple):
    """An indicator and the two that it is the quotient of, in every way in which the text tells them."""

    name: str
    triples: tuple[tuple[Quantity, Quantity, Quantity], ...]
    """Result, part and whole; those told first come first."""
    per: Decimal
    """How much of the whole the result is told for, in base units: 1, or the square metres of a 亩."""
    spare: Decimal
    """Share by which the quotient may differ for other reasons than rounding."""
    together: bool = False
    """True where the three stand in one sentence, with nothing else of the kind: no slip need explain a difference."""
    alone: bool = False
    """True where the report tells each of the three with one value: it can be of no other part and whole."""

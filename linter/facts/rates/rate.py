"""Rate: a percentage and what it is the ratio of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linter.fact import Quantity

How = Literal["named", "of", "share"]
"""named: 完成率92%. of: 为年度计划80亿元的108.0%. share: 其中19座，占22.1%."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage and what it is the ratio of."""

    stated: Quantity
    """The percentage."""
    numerator: Quantity | None
    """None where only the base is stated."""
    denominator: Quantity
    how: How
    name: str
    """整改完成率, 占, 为 … as written."""
    others: tuple[Quantity, ...]
    """Every quantity of the sentence in the unit of the base: each might be meant."""
    certain: bool
    """True where no other pairing is grammatical."""
    left: Quantity | None = None
    """What is told instead of the numerator: 尚有11处未整改, of 88, for a 整改率; its place is the numerator's."""
    rest: Quantity | None = None
    """What makes up the whole with the numerator, where no number tells the whole; its place is the denominator's."""
    slip: bool = False
    """True where one key struck otherwise is known to make the three agree."""
    terms: tuple[Quantity, ...] = ()
    """What the numerator is the sum of, where no number tells it; its place is that of them all."""

"""What the miners read: a text, its numbers with their units, its sentences; and the plant that they make of it.

Nothing here comes from the linter. The miners hold their own idea of a number, a sentence and a list, so that a
blind spot of the linter is not a blind spot of what measures it.
"""

from __future__ import annotations

import itertools
import random
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

Span = tuple[int, int]
"""Half open, in code points."""

FACTORS = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "亿": 10**8, "万亿": 10**12}
_BASES = (
    "元|美元|人次|人|户|亩|吨|平方米|平方公里|公里|公顷"
    "|千瓦时|千瓦|立方米|辆|件|册|标准箱|个|家|名|项|条|次|所|座|处|起|台|套|份|宗|批|篇|只|头|张|村|笔"
)
_UNIT = rf"个百分点|%|％|(?:(?P<factor>万亿|亿|百万|万|千|百)?(?P<base>{_BASES}))"
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# An exact quantity: no ordinal, no end of a range, nothing approximate around it.
_QUANTITY = re.compile(
    r"(?<![0-9][,，:：])(?<![0-9.第约近超逾每\-—–－~～×/])(?<![0-9人个户元亿万%年月日][至到])(?<!不足)(?<!超过)(?<!以上)"
    rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})"
    r"(?![0-9\-—–~～])(?!以上|以下|以内|左右|余|多)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number with a unit, as printed."""

    start: int
    end: int
    """Of the digits."""
    digits: str
    unit: str
    base: str
    """The unit without 万 or 亿: only quantities of one base are compared."""
    unit_end: int
    value: Decimal
    """In the base unit."""
    scale: int
    """Base units in the printed one: 10 000 for 万元."""
    half: Decimal
    """Half of the last printed place, in the base unit; 0 for whole things counted one by one."""

    @property
    def span(self) -> Span:
        return self.start, self.end

    def with_digits(self, digits: str) -> Decimal:
        """The value that other digits would have here."""
        return Decimal(digits.replace(",", "")) * self.scale


@dataclass(frozen=True, slots=True)
class Plant:
    """One contradiction that a text can take: an edit, and what else stands in the broken relation."""

    start: int
    end: int
    now: str
    """Put in the place of [start, end)."""
    others: tuple[Span, ...] = ()
    """The other places of the relation, in the untouched text."""

    def apply(self, text: str) -> tuple[str, list[Span]]:
        """The text with the contradiction, and the places in it that a finding may touch, the edit first."""
        mutated = text[: self.start] + self.now + text[self.end :]
        shift = len(self.now) - (self.end - self.start)
        # Where something was lost, its two neighbours are the place.
        edited = (self.start, self.start + len(self.now)) if self.now else (max(0, self.start - 1), self.start + 1)
        moved = [(a + shift if a >= self.end else a, b + shift if b >= self.end else b) for a, b in self.others]
        return mutated, [edited, *moved]


@dataclass(frozen=True)
class Source:
    """A text, and what several miners ask of it."""

    text: str

    @cached_property
    def quantities(self) -> list[Quantity]:
        return [_quantity(match) for match in _QUANTITY.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[tuple[Span, list[Quantity]]]:
        """From full stop to full stop, with the quantities inside; a semicolon does not end a list of parts."""
        return [(span, self.within(span)) for span in self.split("。\n")]

    @cached_property
    def paragraphs(self) -> list[Span]:
        return list(self.split("\n"))

    def split(self, marks: str) -> Iterator[Span]:
        for match in re.finditer(f"[^{marks}]+", self.text):
            yield match.span()

    def within(self, span: Span) -> list[Quantity]:
        return self.quantities[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    @cached_property
    def _starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    def between(self, left: Quantity, right: Quantity) -> str:
        return self.text[left.unit_end : right.start]

    def before(self, quantity: Quantity, width: int) -> str:
        """What stands before a quantity, not beyond its line."""
        return self.text[max(0, quantity.start - width) : quantity.start].rpartition("\n")[2]


ENDLESS = Decimal("Infinity")
"""As a bound: no slip in that direction."""

Miner = Callable[[Source, random.Random], Iterator[Plant]]


def _quantity(match: re.Match[str]) -> Quantity:
    number = match["number"].replace(",", "")
    factor = FACTORS[match["factor"] or ""]
    base = match["base"] or match["unit"].replace("％", "%")
    places = len(number.partition(".")[2])
    exact = factor == 1 and not places and base not in ("%", "个百分点")
    half = Decimal(0) if exact else Decimal(5).scaleb(-places - 1) * factor
    span = match.span("number")
    return Quantity(*span, match["number"], match["unit"], base, match.end(), Decimal(number) * factor, factor, half)


def slips(digits: str) -> list[str]:
    """What hands make of a number: one digit another, two neighbours exchanged; of the same length, no leading zero."""
    made = []
    places = [place for place, mark in enumerate(digits) if mark.isdigit()]
    for place in places:
        made += [digits[:place] + other + digits[place + 1 :] for other in "0123456789"]
    for one, two in itertools.pairwise(places):
        swapped = list(digits)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        made.append("".join(swapped))
    whole = len(digits.partition(".")[0]) > 1
    return [other for other in made if other != digits and not (whole and other[0] == "0") and other.strip("0.,")]


def slip(quantity: Quantity, low: Decimal, high: Decimal, rng: random.Random) -> str | None:
    """Other digits for a quantity, of a value outside of [low, high]; None where no slip of the hand leaves it."""
    made = slips(quantity.digits)
    rng.shuffle(made)
    return next((digits for digits in made if not low <= quantity.with_digits(digits) <= high), None)


def plant(quantity: Quantity, digits: str | None, *others: Span) -> Iterator[Plant]:
    """The plant that prints other digits; none where no slip was found."""
    if digits is not None:
        yield Plant(*quantity.span, digits, others)

"""Wholes and their parts: sums, complete lists, states of one batch, shares, subsets."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .source import ENDLESS, Plant, Quantity, Source, plant, slip

_OPENS = re.compile(r"其中|包括|分别|分为|[：:]|[（(][^）)]*$")
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|增收|减收|多|少|回落|上升|提高|新增|净增)(?:了|为)?$")
_EXHAUSTS = re.compile(
    r"其余|其他(?!.*等)|男.*女|城镇.*(?:农村|乡村)|(?:农村|乡村).*城镇|税收收入.*非税收入|一般债.*专项债"
    r"|市区.*县|第一产业.*第二产业.*第三产业|已[^，。；]{0,12}[0-9].*(?:尚未|未完成|正在)"
)
_STATES = re.compile(r"(?:完成|办结|整改|销号).*(?:正在|尚未|未完成|未办结|推进|在办|待)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole followed by parts that add up to it."""

    whole: Quantity
    parts: list[Quantity]

    @property
    def tolerance(self) -> Decimal:
        return self.whole.half + sum((part.half for part in self.parts), Decimal(0))

    def right(self, which: Quantity) -> Decimal:
        """What the whole or a part must be by the others."""
        parts = sum((part.value for part in self.parts if part is not which), Decimal(0))
        return parts if which is self.whole else self.whole.value - parts

    def broken(self, which: Quantity, above: bool, below: bool, rng: random.Random) -> Iterator[Plant]:
        """The plant that makes the parts come to more, or to less, than the whole, beyond twice any rounding."""
        right, slack = self.right(which), 2 * self.tolerance
        up, down = (below, above) if which is self.whole else (above, below)
        digits = slip(which, right - slack if down else -ENDLESS, right + slack if up else ENDLESS, rng)
        yield from plant(which, digits, *(q.span for q in (self.whole, *self.parts) if q is not which))


def _sums(source: Source) -> Iterator[Sum]:
    for _, found in source.sentences:
        for place, whole in enumerate(found):
            if whole.base in ("%", "个百分点") or whole.value <= 0:
                continue
            parts: list[Quantity] = []
            for part in found[place + 1 :]:
                if part.base != whole.base or _CHANGE.search(source.before(part, 4)):
                    if part.base in ("%", "个百分点") or _CHANGE.search(source.before(part, 4)):
                        continue
                    break
                # A part of nothing, or of everything, is no split.
                if not 0 < part.value < whole.value:
                    break
                if not parts and (part.start - whole.unit_end > 60 or not _OPENS.search(source.between(whole, part))):
                    break
                parts.append(part)
                made = Sum(whole, parts)
                excess = sum((p.value for p in parts), Decimal(0)) - whole.value
                if len(parts) > 1 and abs(excess) <= made.tolerance:
                    yield made
                    break
                if excess > made.tolerance:
                    break


def parts_above_whole(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Parts that added up come to more than their whole: one raised, or the whole lowered."""
    for made in _sums(source):
        which = rng.choice([made.whole, *made.parts])
        yield from made.broken(which, above=True, below=False, rng=rng)


def complete_list_below(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A list that exhausts its whole comes to less."""
    for made in _sums(source):
        words = source.text[made.whole.start : made.parts[-1].unit_end]
        if not _EXHAUSTS.search(words) or "等" in words:
            continue
        which = rng.choice([made.whole, *made.parts])
        yield from made.broken(which, above=False, below=True, rng=rng)


def status_split(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Done, under way and not begun no longer make the batch."""
    for made in _sums_of_states(source):
        which = rng.choice(made.parts)
        yield from made.broken(which, above=True, below=True, rng=rng)


def _sums_of_states(source: Source) -> Iterator[Sum]:
    """A batch and, anywhere after it in the sentence, two or three counts with words of state that make it up."""
    for _, found in source.sentences:
        for place, whole in enumerate(found):
            if whole.half or whole.value < 3:
                continue
            parts = [part for part in found[place + 1 :] if part.base == whole.base]
            for count in (2, 3):
                made = Sum(whole, parts[:count])
                total = sum((part.value for part in parts[:count]), Decimal(0))
                if len(parts) < count or total != whole.value:
                    continue
                if _STATES.search(source.text[whole.unit_end : parts[count - 1].unit_end + 8]):
                    yield made
                    break


def subset_above_whole(source: Source, rng: random.Random) -> Iterator[Plant]:
    """其中 a subset larger than what it is taken from."""
    for _, found in source.sentences:
        for whole, part in itertools.pairwise(found):
            words = source.between(whole, part)
            if whole.base != part.base or whole.base == "%" or not 0 < part.value < whole.value or len(words) > 40:
                continue
            if not re.search(r"其中[^，。；]{0,18}$", words) or re.search(r"净|结余|差额|增加|减少|新增", words):
                continue
            if _CHANGE.search(source.before(whole, 4)):
                continue
            clear = whole.value + 2 * (whole.half + part.half)
            digits = slip(part, -ENDLESS, clear, rng)
            yield from plant(part, digits or _longer(part, clear), whole.span)


def _longer(part: Quantity, clear: Decimal) -> str | None:
    """The part with a digit typed twice, where no slip of the same length is large enough."""
    made = part.digits[0] + part.digits
    return made if "," not in made and part.with_digits(made) > clear else None


_SHARE = re.compile(r"占[^，。；、0-9]{0,14}$|比重[^，。；、0-9]{0,6}$")


def shares_above_hundred(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Shares of one whole that made 100% make more."""
    for _, found in source.sentences:
        shares = [q for q in found if q.base == "%" and _SHARE.search(source.before(q, 16))]
        for first in range(len(shares)):
            for last in range(first + 2, len(shares) + 1):
                run = shares[first:last]
                total = sum((share.value for share in run), Decimal(0))
                if abs(total - 100) > Decimal("0.2"):
                    continue
                which = rng.choice(run)
                digits = slip(which, -ENDLESS, 101 - (total - which.value), rng)
                yield from plant(which, digits, *(share.span for share in run if share is not which))
                break


_RATIO = re.compile(
    r"(?<![0-9.:：])([0-9]{1,2}(?:\.[0-9]+)?)\s?[:：∶]\s?([0-9]{1,2}(?:\.[0-9]+)?)\s?[:：∶]\s?([0-9]{1,2}(?:\.[0-9]+)?)(?![0-9.:：])"
)


def ratio_not_hundred(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A structure a : b : c that made 100 does not."""
    for match in _RATIO.finditer(source.text):
        terms = [Decimal(term) for term in match.groups()]
        if abs(sum(terms, Decimal(-100))) > Decimal("0.1"):
            continue
        group = rng.choice((1, 2, 3))
        tens = match[group][0]
        other = rng.choice([digit for digit in "123456789" if digit != tens])
        start = match.start(group)
        yield Plant(start, start + 1, other, (match.span(),))

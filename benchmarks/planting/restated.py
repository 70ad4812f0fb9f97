"""One fact told twice, with two values: counts, amounts, powers of ten, Han numerals."""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from . import han
from .source import ENDLESS, Plant, Quantity, Source, plant, slip

_HAN = re.compile(r"[一-鿿]+")
_STOPS = re.compile(r"[的和与及在被为已共均全将]")
_CONTEXT = 9
"""Equal characters before two equal amounts that make them one fact."""
_BACK = re.compile(r"(?:上述|这|该批|以上|前述|全部|反馈的|指出的|查出的)$")
"""Words before a count that point back to where it was told first."""
_APART = 40
"""Characters between two statements: nearer ones are parts of one sentence."""


def _counted(source: Source) -> list[tuple[Quantity, ...]]:
    """Exact counts above ten that occur with a noun of four characters or more at least twice, and always alike."""
    groups: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in source.quantities:
        noun = _HAN.match(source.text, quantity.unit_end)
        if quantity.half or quantity.value <= 10 or not noun:
            continue
        head = _STOPS.split(noun[0])[0]
        if len(head) >= 4:
            groups[quantity.unit, head[:8]].append(quantity)
    return [
        tuple(group)
        for group in groups.values()
        if len(group) > 1
        and len({q.value for q in group}) == 1
        and group[-1].start - group[0].end > _APART
        and _one_fact(source, group)
    ]


def _one_fact(source: Source, group: list[Quantity]) -> bool:
    """Two reports of one year and the next often count alike: the words before must be the same, or point back."""
    again = source.before(group[-1], 4)
    return bool(_BACK.search(again)) or again == source.before(group[0], 4) or len(group) > 3


_BATCH = re.compile(r"(?:问题|任务|事项|措施|意见|线索|信访件|举报件|建议)")
_OF_BATCH = re.compile(
    r"(?:反馈|指出|查出|发现|交办|梳理出?|细化为|分解为|制定|上述|全部|共|共计|合计)的?了?$|[0-9一二三四五六七八九](?:个方面|类)、?$|[把将对，。；,]$"
)


def batch_size(source: Source, rng: random.Random) -> Iterator[Plant]:
    """The number of problems that were reported, another in one of the places that tell it."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in source.quantities:
        thing = _BATCH.match(source.text, quantity.unit_end)
        if thing and not quantity.half and quantity.value > 4 and _OF_BATCH.search(source.before(quantity, 5)):
            groups[thing[0]].append(quantity)
    for group in groups.values():
        whole = max(quantity.value for quantity in group)
        told = [quantity for quantity in group if quantity.value == whole]
        if len(told) > 1:
            again = rng.choice(told)
            digits = slip(again, -ENDLESS, whole, rng)
            yield from plant(again, digits, *(q.span for q in told if q is not again))


def restated_count(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A count told again with a digit that slipped."""
    for group in _counted(source):
        again = group[-1]
        digits = slip(again, again.value, again.value, rng)
        yield from plant(again, digits, *(q.span for q in group[:-1]))


def restated_in_han(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A count told again in Han numerals, one or two off."""
    for group in _counted(source):
        again, value = group[-1], int(group[0].value)
        if value < 95:
            yield Plant(*again.span, han.write(value + rng.choice((-2, -1, 1, 2))), tuple(q.span for q in group[:-1]))


_BOTH = re.compile(
    rf"(?<![第0-9.一二三四五六七八九十百千万几])([0-9]{{1,2}}|{han.NUMERAL})([个项条件名户家])([一-鿿]{{3,}})"
)


def han_against_arabic(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A count that the text has in Han and in Arabic numerals: one of them another."""
    groups: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _BOTH.finditer(source.text):
        groups[match[2], match[3][:4]].append(match)
    for group in groups.values():
        values = {han.read(match[1]) for match in group}
        value = values.pop()
        again = group[-1]
        if values or value is None or not 3 < value < 95 or len({match[1] for match in group}) < 2:
            continue
        other = value + rng.choice((-2, -1, 1, 2))
        now = str(other) if again[1].isdecimal() else han.write(other)
        yield Plant(*again.span(1), now, tuple(match.span(1) for match in group[:-1]))


def _amounts(source: Source) -> Iterator[tuple[Quantity, Quantity]]:
    """Two equal amounts of three digits or more after the same words, and no other amount after these words."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in source.quantities:
        words = source.before(quantity, _CONTEXT)
        if len(words) == _CONTEXT and not re.search(r"[0-9%]", words):
            groups[words].append(quantity)
    for group in groups.values():
        first, again = group[0], group[-1]
        same = {(q.value, q.unit) for q in group}
        if (
            len(group) > 1
            and len(same) == 1
            and len(first.digits.replace(".", "").rstrip("0")) > 2
            and again.start - first.end > _APART
        ):
            yield first, again


def restated_amount(source: Source, rng: random.Random) -> Iterator[Plant]:
    """An amount told again after the same words, with a digit that slipped."""
    for first, again in _amounts(source):
        apart = 2 * (first.half + again.half)
        digits = slip(again, first.value - apart, first.value + apart, rng)
        yield from plant(again, digits, first.span)


def restated_scale(source: Source, rng: random.Random) -> Iterator[Plant]:
    """An amount told again ten thousand times larger or smaller: 万元 for 亿元."""
    del rng
    for first, again in _amounts(source):
        if again.unit in ("万元", "亿元"):
            other = "亿元" if again.unit == "万元" else "万元"
            yield Plant(again.end, again.unit_end, other, (again.span, (first.start, first.unit_end)))


def item_count(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A count that an item tells as its problem and again as what was done about it, with another value."""
    for group in _items(source, lambda q: _noun(source, q)):
        again = group[-1]
        if not again.half and again.value > 2:
            digits = slip(again, again.value, again.value, rng)
            yield from plant(again, digits, *(q.span for q in group[:-1]))


def item_amount(source: Source, rng: random.Random) -> Iterator[Plant]:
    """An amount that an item tells as its problem and again as what was done about it, with another value."""
    for group in _items(source, lambda q: source.before(q, 3) if q.half else ""):
        again = group[-1]
        if len(again.digits.replace(".", "").rstrip("0")) > 1 and again.base != "%":
            digits = slip(again, again.value - 4 * again.half, again.value + 4 * again.half, rng)
            yield from plant(again, digits, *(q.span for q in group[:-1]))


def _noun(source: Source, quantity: Quantity) -> str:
    noun = _HAN.match(source.text, quantity.unit_end)
    return noun[0][:3] if noun and len(noun[0]) > 2 else ""


def _items(source: Source, key: Callable[[Quantity], str]) -> Iterator[list[Quantity]]:
    """Quantities of one key, unit and value in two paragraphs that follow each other, in two of their sentences."""
    lines = [line for line in source.paragraphs if source.text[slice(*line)].strip()]
    for above, below in itertools.pairwise(lines):
        if not re.match(r"[ 　【]*(?:整改|落实|处理)", source.text[below[0] : below[1]]):
            continue
        groups: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
        for quantity in source.within((above[0], below[1])):
            if _HAN.fullmatch(words := key(quantity)):
                groups[words, quantity.unit].append(quantity)
        for group in groups.values():
            apart = len(group) > 1 and group[0].start < above[1] and group[-1].start >= below[0]
            if apart and len({q.value for q in group}) == 1:
                yield group

"""Joined names: 国内外游客 are 国内游客 and 国外游客, 优良天数 those of 优 and 良, 购置及运行费 what both cost.

The name of the whole joins what the names of its two parts differ in, and that needs no list of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import slipped
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = regex(r"[一-鿿ⅠⅡⅢⅣⅤA-Z“”]{1,24}$")
_BOTH_NAMED = regex("[一-鿿]{2,8}、[一-鿿]{4,14}$")
"""全年铁路、公路货运量: a whole that names both, and 、 between."""
_PARTED = regex("其中|分别|别为")
_NO_WHOLE = regex("增[长速幅]|下降|同比|收支|差额|逆差|顺差|差距|[城产购]乡?收入比|比上年|较上年|均|每|净|相抵|增减")
_EARLIER = regex("上年|去年|同期|上期|计划|目标|预算")
_JOINS = ("", "及", "和", "与", "、", "以及")
_LONGEST, _NEXT, _BACK, _AHEAD = 4, 3, 6, 5
"""Characters in which two names differ; numbers to the second part, and back and on from the first to their whole."""
_BOTH = regex("[^。\\n]{0,16}(?:兼|同时|重复|交叉|都有|均有|既)")
"""Behind the second part: some are in both."""
_MORE = 4
"""Numbers from the second part on with which the two may come to their whole."""
_POWERS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))


def find_joined_names(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every number whose name joins those of two others, though they do not come to it by a slip, the whole first."""
    for numbers in ledger.by_block.values():
        if len(numbers) > 2:
            levels = [
                one for one in numbers if (one.is_amount or one.kind in ("percent", "duration")) and not one.approximate
            ]
            yield from _in_block(levels)


def _in_block(numbers: Sequence[Quantity]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    names = [_name(one) for one in numbers]
    wholes = [_listing(one) or name for one, name in zip(numbers, names, strict=True)]
    named = [at for at, name in enumerate(names) if name]
    for place, one in enumerate(named):
        first = numbers[one]
        two = next((at for at in named[place + 1 : place + 1 + _NEXT] if numbers[at].unit == first.unit), None)
        if two is None or numbers[two].sentence - first.sentence > 1:
            continue
        second = numbers[two]
        if _EARLIER.search(names[one] + names[two]) or _BOTH.match(second.text, second.span.end):
            continue
        halves, front, end = _apart(names[one], names[two])
        if not halves:
            continue
        around = (*reversed(named[max(0, place - _BACK) : place]), *named[place + 1 : place + 1 + _AHEAD])
        for at in around:
            whole = numbers[at]
            if (
                at == two
                or whole.unit != first.unit
                or whole.value < min(first.value, second.value)  # 雨量水位站18个: stations that are both
                or abs(whole.sentence - first.sentence) > 2
                or _NO_WHOLE.search(wholes[at])
            ):
                continue
            joined = front in wholes[at] and any(_joins(wholes[at], half, end) for half in halves)
            if joined or _lists_both(wholes[at], names[one], names[two]):
                if _slipped(whole, (first, second)) and not _goes_on(whole, first, numbers[two : two + _MORE]):
                    yield whole, (first, second)
                break


def _listing(one: Quantity) -> str:
    """铁路、公路货运量 before a number, whose clause begins behind the mark."""
    told = _BOTH_NAMED.search(one.text, max(0, one.span.start - _LONGEST_LISTING), one.span.start)
    return told.group() if told else ""


_LONGEST_LISTING = 24


def _lists_both(whole: str, one: str, two: str) -> bool:
    """True for 铁路、公路货运量, what 铁路货运量 begins with and all of 公路货运量."""
    at = whole.rfind("、" + two)
    return at > 0 and any(
        whole.endswith(one[:length], 0, at) and two.endswith(one[length:]) for length in range(2, len(one))
    )


def _name(one: Quantity) -> str:
    told = _NAME.search(one.before)
    return _PARTED.sub("", told.group()) if told else ""


def _joins(name: str, half: str, end: str) -> bool:
    """True where a name holds both halves, and no third one behind them: 新改扩建 are not 新建 and 改建."""
    at = name.find(half)
    behind = name[at + len(half) : at + len(half) + 1]
    return at >= 0 and (not end or not behind or behind in end or behind in _MEASURES)


_MEASURES = "率天日级数比类的型总合共各两"


def _apart(one: str, two: str) -> tuple[tuple[str, ...], str, str]:
    """What a whole of both would be called by, 内外 for 国内游客 and 国外游客, with what both begin and end in.

    Empty where they differ in more.
    """
    front = _alike(one, two)
    end = _alike(one[front:][::-1], two[front:][::-1])
    first, second = one[front : len(one) - end], two[front : len(two) - end]
    single = len(first) == len(second) == 1
    if not (0 < len(first) <= _LONGEST and 0 < len(second) <= _LONGEST) or not (front + end or single):
        return (), "", ""
    both = tuple(a + joint + b for a, b in ((first, second), (second, first)) for joint in _JOINS)
    return both, one[:front], one[len(one) - end :]


def _alike(one: str, two: str) -> int:
    """How many characters two names begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _slipped(whole: Quantity, parts: tuple[Quantity, Quantity]) -> bool:
    """True where the two miss their whole, and one key, two places or a lost zero explain it."""
    reach = max(one.step for one in (whole, *parts))
    one, two = parts
    said = stated(one).plus(stated(two)).widened(reach)
    if said.meets(stated(whole)):
        return False
    if _as_meant(whole, said):
        return True
    return any(
        _as_meant(part, stated(whole).minus(stated(other)).widened(reach / 2))
        for part, other in ((one, two), (two, one))
    )


def _goes_on(whole: Quantity, first: Quantity, others: Sequence[Quantity]) -> bool:
    """True for 镇街60个，其中乡20个、镇30个、街道10个: with those behind the second they come to their whole."""
    come_to = stated(first)
    for one in others:
        if one.unit != first.unit:
            break
        come_to = come_to.plus(stated(one))
        if one is not others[0] and come_to.meets(stated(whole)):
            return True
    return False


def _as_meant(told: Quantity, needed: Interval) -> bool:
    """True where a slip makes what was told of a number that is needed."""
    if any(needed.holds(told.value / power) or needed.holds(told.value * power) for power in _POWERS):
        return needed.low > 0
    value = told.step * ((needed.low + needed.high) / 2 / told.step).to_integral_value()
    fine = needed.high - needed.low <= told.step * 6
    return value > 0 and fine and any(_slip(told, value + told.step * by) for by in range(-3, 4))


def _slip(told: Quantity, value: Decimal) -> bool:
    return value > 0 and slipped(told, value)

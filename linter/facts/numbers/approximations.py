"""Approximations and bounds: the words at a number that widen it, and the interval they leave."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from linter.facts.numbers.numbers import magnitude
from linter.interval import INFINITY, Interval
from linter.patterns import regex

LONGEST_BEFORE = 6
"""Characters before a number in which such a word may stand."""

# Bounds: 民法典 第一千二百五十九条 (以上, 以下, 以内 include the number, 不足, 超过 do not).
BEFORE = regex(
    r"(?P<about>大约|约为|约有|大概|将近|接近|(?<!规民)(?<![签履违预邀])约|(?<![最附就新相临])近|几乎)$"
    r"|(?P<most>不超过|最多|至多|不高于|不多于|不大于|小于等于|≤|不得超过)$"
    r"|(?P<least>不少于|不低于|至少|最少|不小于|起码|大于等于|≥)$"
    r"|(?P<over>(?<!不)超过了?|突破|(?<![不])超|逾|多于|(?<!不)大于|(?<!不)高于|[>＞])$"
    r"|(?P<under>不足|不到|未达到|未达|少于|(?<!不)低于|(?<!不)小于|[<＜])$"
)
ENDS_BEFORE = frozenset("约为有概近乎过多于≤少码≥了破超逾>＞足到达<＜\n")
"""What such a word ends with; the expression also looks past a line end."""
BEHIND_NUMBER = regex(r"余|多(?![年少数方])|来(?=[个家名项件户人次])")
BEGINS_BEHIND_NUMBER = frozenset("余多来")
BEHIND_UNIT = regex(
    r"(?:[（(]含[)）])?(?:"
    r"(?P<about>左右|上下|前后|(?<!业)余|多(?=[,，。;；、的]|$))"
    r"|(?P<least>及?以上|之上|起步)|(?P<most>及?以下|以内|之内|之下))"
)
BEGINS_BEHIND_UNIT = frozenset("（(左上前余多及以之起")
_TENTH = Decimal("0.1")
"""What 约 and 左右 cover on both sides, in the reports that give both values."""


@lru_cache(maxsize=4096)
def bounds(value: Decimal, step: Decimal, whole: bool, how: str) -> Interval:
    """What a printed value may stand for, `how` being the name of the word's group; empty for no word.

    One interval serves all numbers that are printed alike: 150 bytes less for each.
    """
    if not how:
        return Interval.exactly(value) if whole else Interval.printed(value, step)
    if how == "over":
        return Interval(value, INFINITY, True, False)
    if how == "least":
        return Interval(value, INFINITY)
    if how == "under":
        return Interval(min(Decimal(0), value), value, False, True)
    if how == "most":
        return Interval(min(Decimal(0), value), value)
    if how == "about":
        room = abs(value) * _TENTH + step
        return Interval(value - room, value + room, True, True)
    # "more": 余 and 多 add less than one unit of the lowest written place: 300余 < 400, 12万多 < 13万.
    return Interval(value, value + magnitude(value, step), False, True)

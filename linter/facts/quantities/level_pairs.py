"""Pairs of levels told of one indicator, one place and one year, whose numbers are a slip of the pen apart.

The digits are asked first, for most numbers of a report are like no other; the names of the few left then tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.levels import LEVELS, LevelYears, Name, level_name
from linter.facts.quantities.owners import of_two_crowds
from linter.facts.quantities.retold import both_told_again, in_parallel
from linter.facts.quantities.slips import printed_digits, slip_of_the_pen, swapped
from linter.interval import plain
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class LevelPair(NamedTuple):
    """Two numbers of one level."""

    name: str
    one: Quantity
    other: Quantity


_UNLIKE = regex(
    r"预算(?!收|支|总)|计划|目标|任务|指标|年初|调整|比|较|同期|减|增[加长收支]|累计|季度|半年|\d月|月份|剔除|扣除|口径|上年|去年|平均|最[高低]"
)
"""What sets a number apart from the level that its name is that of."""
_MARK = regex("[，,。；;：:（()）]")
_FEWEST, _MANY = 3, 5
"""Digits of a number that tells anything, and of one whose digits come in another order by chance."""
_SHORTEST, _LONG = 5, 7
"""Characters of a name, and of one that tells the same thing within a paragraph, however far the numbers are apart."""
_MOST = 8
"""Numbers of one name, or with the same digits, beyond which they are no two tellings of one."""
_SAME_START = 2


def find_level_pairs(ledger: Ledger) -> Iterator[LevelPair]:
    """Each pair once, in the order of the text."""
    leads: dict[Span, str] = {}
    alike: dict[tuple[object, ...], list[Quantity]] = {}
    for sentence, quantities in ledger.by_sentence.items():
        end = ledger.sentences[sentence].span.start
        block = ledger.sentences[sentence].block
        for quantity in quantities:
            lead, end = ledger.text[end : quantity.span.start], quantity.span.end
            if quantity.kind not in LEVELS or quantity.approximate or len(printed_digits(quantity)) < _FEWEST:
                continue
            if _UNLIKE.search(_MARK.split(lead)[-1]):
                continue
            leads[quantity.span] = lead
            for key in _keys(quantity, block):
                alike.setdefault(key, []).append(quantity)
    years, seen = LevelYears(ledger), set()
    names: dict[Span, Name] = {}
    for key, group in alike.items():
        if 1 < len(group) <= _MOST:
            for one, other in combinations(group, 2):
                if (one.span, other.span) in seen or one.sentence == other.sentence or one.value == other.value:
                    continue
                seen.add((one.span, other.span))
                if key[0] != "near" and not _slipped(one, other):
                    continue
                for each in (one, other):
                    if each.span not in names:
                        names[each.span] = level_name(ledger, each, leads[each.span])
                name = _one_name(names, one, other, _LONG if key[0] == "near" else _SHORTEST)
                if name and _of_two_levels(leads[one.span], leads[other.span]):
                    continue
                if name and _one_time(ledger, years, one, other):
                    yield LevelPair(name, one, other)


def _keys(quantity: Quantity, block: int) -> Iterator[tuple[object, ...]]:
    """What two numbers have in common that are a slip apart, or stand near each other and begin alike."""
    figures = plain(quantity.value / quantity.step)
    kind = quantity.unit, quantity.step
    yield ("order", *kind, "".join(sorted(figures)))
    if len(figures) > _FEWEST:
        yield ("near", *kind, block, len(figures), figures[:_SAME_START])
        for at in range(len(figures) - 1):
            yield ("digit", *kind, at, figures[:at] + figures[at + 1 :])


def _slipped(one: Quantity, other: Quantity) -> bool:
    if len(printed_digits(one)) >= _MANY and sorted(printed_digits(one)) == sorted(printed_digits(other)):
        return swapped(printed_digits(one), printed_digits(other), _MANY)
    return slip_of_the_pen(one, other.value)


def _one_name(names: Mapping[Span, Name], one: Quantity, other: Quantity, shortest: int) -> str:
    first, second = names[one.span], names[other.span]
    if first.indicator != second.indicator or len(first.indicator) < shortest:
        return ""
    return first.indicator if not first.place or not second.place or first.place == second.place else ""


def _of_two_levels(one: str, other: str) -> bool:
    """True for 市级 and 市本级, which the name of a place does not tell apart."""
    first, second = (set(_LEVEL.findall(_MARK.split(lead)[-1])) for lead in (one, other))
    return bool(first and second and first.isdisjoint(second))


_LEVEL = regex("[省市州县区旗镇乡](?:本级|级|直)|全[省市州县区旗镇乡]|[本我各][省市州县区旗镇乡]")


def _one_time(ledger: Ledger, years: LevelYears, one: Quantity, other: Quantity) -> bool:
    first, second = years.year_of(one), years.year_of(other)
    if first and second and first != second:
        return False
    starts = [ledger.sentences[quantity.sentence].span.start for quantity in (one, other)]
    leads = [ledger.text[start : each.span.start] for start, each in zip(starts, (one, other), strict=True)]
    if set(_PERIOD.findall(leads[0])) != set(_PERIOD.findall(leads[1])):
        return False
    if of_two_crowds(one, other):
        return False
    return not both_told_again(ledger, one, other) and not in_parallel(ledger, one, other)


_PERIOD = regex(
    r"[上下]半年|[一二三四1-4]季度|\d{1,2}月|[上中下]旬|第[一二三四五六七八九十\d]+[批期轮次季]|[首本上下][批期轮次月周]|[去上前明次]年|同期|[由从][^，,。；;]{0,14}$"
)
"""What sets two numbers of one name apart, anywhere in the sentence before them."""

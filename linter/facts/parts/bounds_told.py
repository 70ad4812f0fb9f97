"""Bounds told: 最长的一件办了六天 and 平均7.5天; 男生平均81.3分，女生平均85.9分 and 总体平均79.6分.

The least is not above the most, and no mean lies outside the least and the most, or outside the groups that make it
up. What is the least, the most or a mean is told by the words before each number; a paragraph has one of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LEAST, _MOST = "小低少短慢差矮窄浅轻弱薄", "大高多长快好高宽深重强厚久贵"
_EXTREME = regex(
    rf"(?P<name>[一-鿿]{{0,2}})最(?:(?P<least>[{_LEAST}])|(?P<most>[{_MOST}]))(?!(?:气温|温度|水位)[一-鿿])"
)
_MEAN = regex("平均|均值|人均|户均|[年月周日]均|篇均|件均|亩均")
_RATIO = regex("平均|均值|[人户年月周日]均|[率比]")
_OF_ALL = regex(
    "总体|总平均|全体|全员|合并|合计|综合|整体|总的|全部|(?<!第)[两二三四五2-5][个批类组种次轮校区岗期]|全[校院厂公司]|均衡?分|总[一-鿿]{0,6}率"
)
_SIGN = regex(f"最[{_LEAST}{_MOST}]|总体|全体|全员|合并|综合|整体|[两三四]批|[两三四]类|[两三四]组")
_ELSEWHERE = regex(
    "[去上前]年|同期|目标|计划|预计|全国|全省|[高低优多少]于|超过|比|较|另|其他|标准|不得|应当?|要求|合格线|以[上下内]|[增降升幅]"
)
_NUMBERS = regex("(?<!第)(?P<n>[两二三四五2-5])[个批类组种次轮校区岗期]")
_PAIRS = (
    "男女",
    "城乡",
    "公民",
    "内外",
    "上下",
    "大小",
    "老新",
    "初高",
    "早晚",
    "一二",
    "甲乙",
    "冬夏",
    "枯丰",
    "国私",
    "住非",
    "文理",
    "前后",
    "白夜",
)
"""Characters by which two labels divide what there is."""
_LINK = regex("[为是达到约有仅只共计的分值得了]+$")
_BACK = 40
"""Characters before a number, behind the one before it, that say what it is."""
_FARTHEST = 3
"""Times by which a bound that is crossed by a slip is crossed at most."""
_NO_NAME = frozenset("最的是为了一各均平达到约在有共中其和与及个件名家站户分，、；。：")


class Crossed(NamedTuple):
    """A value and the bounds, one or more, that it lies outside of."""

    value: Quantity
    bounds: tuple[Quantity, ...]
    sort: str
    """ends: the least is above the most; extremes: a mean is outside them; groups: outside what it is the mean of."""


class _Told(NamedTuple):
    quantity: Quantity
    gap: str


def find_crossed_bounds(ledger: Ledger) -> Iterator[Crossed]:
    """Every least above its most, and every mean outside the extremes or the groups of its paragraph."""
    if not _SIGN.search(ledger.text):
        return
    for quantities in ledger.by_block.values():
        by_unit: dict[tuple[str, str], list[_Told]] = {}
        for one in quantities:
            if told := _read(ledger, one):
                by_unit.setdefault((one.kind, unit_class(one)), []).append(told)
        for same in by_unit.values():
            if len(same) > 1:
                yield from _ends(ledger, same)
                yield from _groups(ledger, same)


def _read(ledger: Ledger, quantity: Quantity) -> _Told | None:
    """A number with the words between the one before it and itself."""
    if quantity.kind in ("points", "times", "plain") or quantity.approximate or quantity.role == "change":
        return None
    at = ledger.quantity_index(quantity.span.start)
    start = ledger.sentences[quantity.sentence].span.start
    if at and (before := ledger.quantities[at - 1].span.end) > start:
        start = before
    return _Told(quantity, ledger.text[max(start, quantity.span.start - _BACK) : quantity.span.start])


def _ends(ledger: Ledger, same: Sequence[_Told]) -> Iterator[Crossed]:
    ends: dict[bool, list[tuple[_Told, str]]] = {True: [], False: []}
    for one in same:
        found = list(_EXTREME.finditer(one.gap))
        if found:
            ends[found[-1]["most"] is not None].append((one, found[-1]["name"].lstrip("的是，中")))
    if len(ends[True]) > 1 or len(ends[False]) > 1:
        return
    low = ends[False][0] if ends[False] else None
    high = ends[True][0] if ends[True] else None
    if low and high and _of_one_measure(low, high) and low[0].quantity.interval.low > high[0].quantity.interval.high:
        if not _told_elsewhere(low[0], high[0]):
            yield Crossed(low[0].quantity, (high[0].quantity,), "ends")
        return
    bounds = [one for one in (low, high) if one]
    means = [one for one in same if _MEAN.search(one.gap) and not _EXTREME.search(one.gap)]
    if not bounds or len(means) != 1 or _told_elsewhere(means[0], *(one for one, _ in bounds)):
        return
    mean = means[0]
    if low and high and not _of_one_measure(low, high):
        return
    if not _alike(mean.gap, bounds[0][0].gap):
        return
    value = mean.quantity.interval
    if high and value.low > high[0].quantity.interval.high and _near(mean, high[0]):
        yield Crossed(mean.quantity, (high[0].quantity,), "extremes")
    elif low and value.high < low[0].quantity.interval.low and _near(mean, low[0]):
        yield Crossed(mean.quantity, (low[0].quantity,), "extremes")


def _of_one_measure(low: tuple[_Told, str], high: tuple[_Told, str]) -> bool:
    """True where both ends are those of one measure: 得分最高 and 得分最低, or 雨量最小 and then just 最大."""
    one, other = low[1], high[1]
    if abs(low[0].quantity.sentence - high[0].quantity.sentence) > 1 and one != other:
        return False
    return one == other or not one or not other or bool(set(one[-1:]) & set(other[-1:]))


def _told_elsewhere(*told: _Told) -> bool:
    return any(_ELSEWHERE.search(_CLAUSES.split(one.gap)[-1]) for one in told)


_CLAUSES = regex("[。；;\n]")


def _near(one: _Told, other: _Told) -> bool:
    low, high = sorted((one.quantity.value, other.quantity.value))
    return low > 0 and high <= low * _FARTHEST


def _alike(one: str, other: str) -> bool:
    """True where two leads share a pair of characters, or two single ones that say something."""
    if han_bigrams(one) & han_bigrams(other) - {"平均"}:
        return True
    return len(set(one) & set(other) - _NO_NAME) > 1


def _groups(ledger: Ledger, same: Sequence[_Told]) -> Iterator[Crossed]:
    """A total mean or rate outside the groups that one sentence tells, all of them there are."""
    whole = [one for one in same if _OF_ALL.search(one.gap) and _RATIO.search(one.gap) and not _EXTREME.search(one.gap)]
    if len(whole) != 1 or _told_elsewhere(whole[0]):
        return
    total = whole[0]
    name = _name(total.gap)
    parts = [one for one in same if one is not total and _name(one.gap)[-2:] == name[-2:] and _RATIO.search(one.gap)]
    if len(parts) < 2 or len({one.quantity.sentence for one in parts}) > 1 or _told_elsewhere(*parts):
        return
    block = ledger.read(ledger.paragraph(total.quantity))
    counted = {whole_number(one["n"]) for one in _NUMBERS.finditer(block)}
    if max(counted, default=0) > len(parts):
        return
    if len(parts) not in counted and not _divided([one.gap for one in parts]):
        return
    values = [one.quantity for one in parts]
    value = total.quantity.interval
    if value.low > max(one.interval.high for one in values) or value.high < min(one.interval.low for one in values):
        yield Crossed(total.quantity, tuple(values), "groups")


def _name(gap: str) -> str:
    """The words that a lead ends with, links left out: 认证率 of 认证率为, 平均 of 总体平均分为."""
    return _LINK.sub("", _MARK.split(gap)[-1])


_MARK = regex("[，,。；;：:、（(]")


def _divided(gaps: Sequence[str]) -> bool:
    """True for 男生 and 女生: two labels that divide what there is."""
    if len(gaps) != 2:
        return False
    one, other = (_MARK.split(gap)[-1] for gap in gaps)
    return any((pair[0] in one and pair[1] in other) or (pair[1] in one and pair[0] in other) for pair in _PAIRS)

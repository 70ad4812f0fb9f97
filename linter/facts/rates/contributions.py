"""Contributions: 贡献率为13.7%，拉动增长2.1个百分点: a growth is the points over the share.

Whatever is told to have contributed to it, two pairs that give two growths of the same whole cannot both be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Contribution(NamedTuple):
    """A share of a growth and the points that it comes to."""

    share: Decimal
    """In percent, as printed."""
    points: Decimal
    growth: Interval
    """What the whole has grown by, in percent, by the two; their last places may be off by one."""
    spans: tuple[Span, Span]
    """Where share and points stand."""
    of: str
    """What has grown; empty for the product of the place."""
    times: frozenset[str]
    """The times that the words before it name."""
    told: int
    """Where a rate before it tells the growth that the two give; -1 where none does."""


_N = r"\d{1,3}(?:\.\d{1,2})?"
_SHARES = rf"(?P<shares>{_N}[ ]?[%％]?(?:[、，,和与及 ]{{1,2}}{_N}[ ]?[%％]?){{0,5}})"
_POINTS = rf"(?P<points>{_N}个?(?:[、，,和与及 ]{{1,2}}{_N}个?){{0,5}})[ ]?(?:百分点)"
_OF = r"(?:对(?P<of>[^，,。；;：:\n\d]{2,20}?)的?)?"
_PULLS = r"拉[动高](?P<what>[^，,。；;\n\d]{0,20}?)"
_SHARE_FIRST = regex(
    rf"{_OF}贡献率[^，,。；;\n\d]{{0,6}}{_SHARES}[，,、](?:分别|各|依次|并|共|可|直接)*{_PULLS}{_POINTS}"
)
_POINTS_FIRST = regex(rf"{_PULLS}{_POINTS}[，,；;、]{_OF}贡献率[^，,。；;\n\d]{{0,6}}{_SHARES}(?<=[%％])")
_GENERAL = regex(r"[全我本][省市县区州国旗]|地区|GDP|生产总值|国民|经济|[总整]体|的|[增长分别各依次为了达]")
_TIME = regex(r"(?:19|20)\d\d年|[一二三四1-4]季度|[上下]半年|1[-—－–~～至到]6月|\d{1,2}月|两年|五年")
_SAME_TIME = {"1-6月": "上半年", "1—6月": "上半年", "1至6月": "上半年", "1~6月": "上半年", "1～6月": "上半年"}
_NUMBER = regex(_N)
_RATE = regex(rf"(?P<value>{_N})[%％]")
_MOST = 12
"""Pairs behind one that it is held against."""


def find_contributions(ledger: Ledger) -> Iterator[tuple[Contribution, Contribution]]:
    """The pairs of a paragraph, or of two in a row, that give two growths of one whole."""
    if "贡献率" not in ledger.text or "百分点" not in ledger.text:
        return
    told = [one for form in (_SHARE_FIRST, _POINTS_FIRST) for match in form.finditer(ledger.text) for one in _of(match)]
    told.sort(key=lambda one: one.spans)
    blocks = [ledger.document.block_index(one.spans[0].start) for one in told]
    found: set[Span] = set()
    for at, one in enumerate(told):
        for behind in range(at + 1, min(len(told), at + _MOST)):
            other = told[behind]
            if blocks[behind] - blocks[at] > 1 or not found.isdisjoint((*one.spans, *other.spans)):
                break
            if _differ(one, other):
                found.update(one.spans, other.spans)
                yield one, other


_REACH = 120
"""Characters before a contribution in which its time is told."""


def _of(match: re.Match[str]) -> Iterator[Contribution]:
    """Each share of a list with the points at the same place of the other list."""
    shares, points = (
        [Span(*one.span()) for one in _NUMBER.finditer(match.string, *match.span(name))]
        for name in ("shares", "points")
    )
    if len(shares) != len(points):
        return
    text = match.string
    reach = max(0, match.start() - _REACH)
    line = max(reach, text.rfind("\n", reach, match.start()) + 1)
    start = max(line, text.rfind("。", line, match.start()) + 1)
    times = frozenset(_SAME_TIME.get(time, time) for time in _TIME.findall(text, start, match.start()))
    rates = [*_RATE.finditer(text, line, match.start())]
    for one, other in zip(shares, points, strict=True):
        share, point = (Decimal(text[span.start : span.end]) for span in (one, other))
        low, high = _widest(share), _widest(point)
        if low.low > 0 and high.low > 0:
            hundred = Decimal(100)
            growth = Interval(high.low / low.high * hundred, high.high / low.low * hundred)
            of = _GENERAL.sub("", match["of"] or match["what"])
            sign = Span(one.start, one.end + 1) if text[one.end : one.end + 1] in ("%", "％") else one
            told = next((rate.start() for rate in reversed(rates) if growth.holds(Decimal(rate["value"]))), -1)
            yield Contribution(share, point, growth, (sign, other), of, times, told)


def _widest(value: Decimal) -> Interval:
    """A number as printed, and one step more to both sides: such lists are made to come to their sum."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return Interval(value - step * 3 / 2, value + step * 3 / 2)


def _differ(one: Contribution, other: Contribution) -> bool:
    same_time = one.times == other.times or not one.times or not other.times
    # 投资增长10.2%，其中工业投资贡献率…: the growth told between the two, or that of each, is what each is a part of.
    apart = other.told > one.spans[0].start or (one.told >= 0 and other.told >= 0)
    return one.of == other.of and same_time and not apart and not one.growth.meets(other.growth)

"""Growth orders: 上列各类中，饮料类居首，烟酒类次之, and 最低为2.1%，最高为31.2%, of a row of rates right before.

What such a sentence says of the whole row is held against the row itself: the order of those it names, and the
bounds that it gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.growth_rows import Grown, named_row, step_of, stretch_before
from linter.facts.changes.growth_tops import GrownMost, are_alike
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Bounds(NamedTuple):
    """What a row is said to lie between, and one of it that does not."""

    claim: Span
    low: Decimal
    high: Decimal
    beyond: Grown


class _Named(NamedTuple):
    """One of a row."""

    name: str
    group: int
    """Number of its list in the sentence."""
    grown: Grown


_OF_ROW = r"(?:以上|上述|上列|前述|所列|上面)(?:各|[几多\d一二三四五六七八九十]{0,2}[大个类项种])?"
_MEASURE = "(?:增速|增幅|涨幅|增长速度|增减幅度|升降幅度)"
_ORDER = regex(
    rf"(?:^|(?<=[。；;，,\n]))(?:从|在|将|按|就|把)?{_OF_ROW}[^。；;\n]{{0,20}}?[，,]?[^。；;\n]{{0,120}}?"
    r"(?:居首|次之|(?:依次|分别)(?:是|为)|从高到低|由高到低|第[一二](?![批期次届轮季产]))[^。；;\n]{0,90}"
)
_SIGNS = ("居首", "次之", "依次", "分别", "到低", "第一")
_RISING = regex("从低到高|由低到高|由慢到快|降幅|最慢|倒数|后[三五两]位?")
_FIRST = regex("居首|第一(?![批期次届轮季产])|前[二三四五两]|最[快高大]")
_BOUNDED = regex(
    rf"(?:^|(?<=[。；;，,\n]))(?:从|在)?{_OF_ROW}[^。；;\n\d]{{0,16}}?"
    rf"(?:(?:{_MEASURE})?最低的?(?:为|是)(?P<low>[-−－]?\d+(?:\.\d+)?)%[，,、]?(?:{_MEASURE})?最高的?(?:为|是)(?P<high>[-−－]?\d+(?:\.\d+)?)%"
    rf"|(?:{_MEASURE})?最高的?(?:为|是)(?P<top>[-−－]?\d+(?:\.\d+)?)%[，,、]?(?:{_MEASURE})?最低的?(?:为|是)(?P<least>[-−－]?\d+(?:\.\d+)?)%"
    r"|(?:均|都)?(?:介于|在|处于|保持在)(?P<from>[-−－]?\d+(?:\.\d+)?)%(?:至|到|—|－|-|~|～|和|与)(?P<to>[-−－]?\d+(?:\.\d+)?)%(?:的)?(?:之间|区间|范围))"
)
_ELSE = regex("剔除|扣除|可比|同口径|口径|环比|年均|平均|累计|预计|预期|目标|计划|力争|贡献|拉动|百分点|单月|当月|季度")
"""In the row or the claim, what may hold another step against another base."""
_ORDERED = regex("居首|次之|第[一二](?![批期次届轮季产])|前[二三四五两]|从高到低|由高到低|高低")
"""Without these, 分别为 lists some of the row in any order."""
_FEWEST, _PAIR = 3, 2


def find_growth_orders(ledger: Ledger) -> Iterator[GrownMost]:
    """Every order told of the row before, with two of it that lie the other way round."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for claim in _ORDER.finditer(ledger.text):
        words = claim.group()
        if _ELSE.search(words) or _RISING.search(words) or not _ORDERED.search(words):
            continue
        row = _row_before(ledger, claim.start())
        named = _in_order(words, row)
        if len(row) < _FEWEST or len(named) < _PAIR or len({one.group for one in named}) > 1:
            continue
        wrong = next((pair for pair in pairwise(named) if _above(ledger, pair[1], pair[0])), None)
        if wrong is None and _FIRST.search(words):
            others = [one for one in row if one not in named and one.group == named[0].group]
            above = [one for one in others if are_alike(one.name, named[-1].name) and _above(ledger, one, named[-1])]
            wrong = (named[-1], above[0]) if above else None
        if wrong:
            yield GrownMost(Span(*claim.span()), wrong[0].grown, wrong[1].grown, highest=True)


def find_growth_bounds(ledger: Ledger) -> Iterator[Bounds]:
    """Every pair of bounds told of the row before, with one of it that lies outside."""
    if (
        "最高" not in ledger.text
        and "介于" not in ledger.text
        and "区间" not in ledger.text
        and "之间" not in ledger.text
    ):
        return
    for claim in _BOUNDED.finditer(ledger.text):
        low, high = (
            Decimal(number.replace("−", "-").replace("－", "-"))
            for number in (
                claim["low"] or claim["least"] or claim["from"],
                claim["high"] or claim["top"] or claim["to"],
            )
        )
        row = _row_before(ledger, claim.start())
        if len(row) < _FEWEST or len({one.group for one in row}) > 1 or low >= high or _ELSE.search(claim.group()):
            continue
        for one in row:
            spare = step_of(ledger, one.grown)
            if not low - spare <= one.grown.rate <= high + spare:
                yield Bounds(Span(*claim.span()), low, high, one.grown)
                break


def _row_before(ledger: Ledger, offset: int) -> list[_Named]:
    """The list right before an offset; empty where some of its rates may be held against another base."""
    start, end = stretch_before(ledger, offset)
    if _ELSE.search(ledger.text, start, end):
        return []
    return [_Named(*told) for told in named_row(ledger, start, end) if told[0]]


def _in_order(words: str, row: Sequence[_Named]) -> list[_Named]:
    """Those of a row that a sentence names, in its order; none where a name stands in it twice or inside another."""
    found: list[tuple[int, int, _Named]] = []
    for one in row:
        at = words.find(one.name)
        if at >= 0:
            if words.find(one.name, at + 1) >= 0:
                return []
            found.append((at, at + len(one.name), one))
    found.sort(key=lambda told: told[0])
    if any(first[1] > second[0] for first, second in pairwise(found)):
        return []
    return [one for _, _, one in found]


def _above(ledger: Ledger, one: _Named, other: _Named) -> bool:
    apart = one.grown.rate - other.grown.rate
    return apart > max(step_of(ledger, one.grown), step_of(ledger, other.grown)) / 2

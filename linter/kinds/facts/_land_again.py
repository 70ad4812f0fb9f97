"""Land again: 总面积7.38万亩 … 全场4.92万公顷林地: told again in another unit, right but for the place of the point."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity, start_of
from linter.facts.numbers.units import without_powers
from linter.facts.quantities.bigrams import han_bigrams
from linter.interval import plain
from linter.kinds.facts._two_amounts import two_amounts
from linter.ledger import Ledger
from linter.patterns import regex

_MU = "亩"
_TENS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4))
"""How far the point, or a 万, may have moved."""
_COARSEST, _FINE = Decimal("0.015"), Decimal("0.008")
"""Share of a number that its last place is at most: of one named alike, and of one known by its digits alone."""
_BEFORE, _BEHIND = 10, 8
"""Characters before and behind a number that name its land."""
_ANY_LAND = han_bigrams(
    "面积|总面|全县|全市|全区|全镇|全乡|全村|全省|万亩|公顷|累计|完成|共有|其中|达到|实施|项目|建设|种植|以上|目前|规划"
)
"""Pairs of characters that stand beside any area."""
_TOTAL = regex(
    r"(?:土地|国土|经营|规划|管护|管理|占地|区划|幅员|行政|控制|[园辖场]区|区域|总)面积(?:共计?|合计|总计|约|为|是|有|达)*$"
)
"""The land of a place, whatever grows there."""
_PLACES = "场园区县乡镇村市"
_OF_ALL = regex(rf"(?:^|[对将把从在与])(?:[全整]个?|本|我)(?P<place>[{_PLACES}])(?:现有|共有|总|内)?[一-鿿]{{0,4}}$")
_PLACE = regex(rf"[一-鿿]{{1,8}}?(?P<place>[{_PLACES}])(?![一-鿿]?级)")
"""The first one in a sentence: whose land it tells."""
_OTHER = regex("其中|试点|示范|核心|部分|首批|另|新增|周边|代管|托管|域外|场外|每|均")


def land_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Each pair of areas, in 亩 and in 公顷 or 平方公里, the same but for the point, with the sum that shows it."""
    if _MU not in ledger.text:
        return
    areas = [
        one
        for one in ledger.quantities
        if one.kind == "measure"
        and one.unit == "平方米"
        and not one.approximate
        and one.value > 0
        and one.step <= one.value * _COARSEST
        and one.is_level
    ]
    in_mu: dict[int, list[Quantity]] = {}
    for one in areas:
        if without_powers(one.printed_unit) == _MU:
            in_mu.setdefault(_leading(one), []).append(one)
    if not in_mu:
        return
    for other in areas:
        if without_powers(other.printed_unit) == _MU:
            continue
        at = _leading(other)
        near = [one for step in (-1, 0, 1) for one in in_mu.get(_FIRST + (at + step - _FIRST) % _LEADING, ())]
        found = [one for one in near if _one_land(ledger, *sorted((one, other), key=start_of))]
        # 亩 that are right beside the 公顷 say that the number is no slip.
        if len({one.value for one in found}) == 1 and not any(one.interval.meets(other.interval) for one in near):
            first, later = sorted((found[-1], other), key=start_of)
            yield first, later, _converted(ledger, first, later)


_FIRST, _LEADING = 10, 90
"""The least number of two leading digits, and how many there are."""


def _leading(quantity: Quantity) -> int:
    """The two leading digits of an area in square metres."""
    return int(quantity.value.scaleb(1 - quantity.value.adjusted()))


def _one_land(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    low, high = sorted((first, later), key=lambda one: one.value)
    if first.sentence == later.sentence or not any(low.interval.times(ten).meets(high.interval) for ten in _TENS):
        return False
    if any(_OTHER.search(one.before[-_BEFORE:]) for one in (first, later)):
        return False
    if not (_named_alike(first, later) or _more_than_all(ledger, low, high)):
        return False
    return not two_amounts(ledger, first, later)


def _named_alike(one: Quantity, other: Quantity) -> bool:
    """True for 高标准农田保有量12.6万亩 and 8.4万公顷高标准农田."""
    pairs = [han_bigrams(told.before[-_BEFORE:] + "|" + told.after[:_BEHIND]) - _ANY_LAND for told in (one, other)]
    fine = all(told.step <= told.value * _FINE for told in (one, other))
    return len(pairs[0] & pairs[1]) >= (1 if fine else _TELLING)


_TELLING = 2
"""Pairs of characters that both share where their digits are few."""


def _more_than_all(ledger: Ledger, low: Quantity, high: Quantity) -> bool:
    """True for 全场4.92万公顷林地, ten times the 总面积 of the place."""
    of_all = _OF_ALL.search(high.before)
    if of_all is None or not _TOTAL.search(low.before):
        return False
    place = _PLACE.search(ledger.lead(low))
    return place is None or place["place"] == of_all["place"]


def _converted(ledger: Ledger, first: Quantity, later: Quantity) -> str:
    """The first area in the unit of the later one: 7.38万亩 = 4920公顷 ≠ 4.92万公顷."""
    unit = without_powers(later.printed_unit)
    scale = _UNITS.get(unit)
    if scale is None:
        return f"{ledger.quote(first.span)} ≠ {ledger.quote(later.span)}"
    told = plain((first.value / scale).quantize(Decimal("0.01")))
    return f"{ledger.quote(first.span)} = {told}{unit} ≠ {ledger.quote(later.span)}"


_UNITS = {
    "公顷": Decimal(10_000),
    "平方公里": Decimal(1_000_000),
    "平方千米": Decimal(1_000_000),
    "平方米": Decimal(1),
    "亩": Decimal(2000) / 3,
}

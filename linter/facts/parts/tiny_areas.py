"""Tiny areas: 房产62宗，建筑面积1.67平方米: less than one square metre for each, where a 万 is lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = "面积"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AREA = regex(rf"(?:为|是|有|约|共计?|合计|总计|达到?|[：:])*(?P<area>(?P<value>{_NUMBER})(?:平方米|平米|㎡|m²))")
_COUNT = regex(
    r"(?<![\d.,第])(?P<count>(?P<value>\d[\d,]*)(?P<unit>[宗处栋幢套座间所户]))(?P<behind>[^，,。；;：:\d\n]{0,8})"
    r"[，,、（(]?(?:总|合计|共|其中)*(?P<built>建筑|房屋|使用|房产|用房)?总?$"
)
_BUILDING = regex(r"房|楼|库|厂|宿舍|公寓|校舍|商铺|门面|住宅|建筑|馆|铺面")
_OF_ANYTHING = "处座"
_LOOK_BACK = 30
_BEFORE = 16
"""Characters before a count in which stands what is counted."""
_LEAST = Decimal(1)
"""Square metres below which no room is."""
_PER_PIECE = regex("每|均|各|单")


class TinyArea(NamedTuple):
    """A number of buildings and the area that they are said to have together."""

    pieces: Span
    area: Span
    each: Decimal
    """The area of one of them, in square metres."""


def find_tiny_areas(ledger: Ledger) -> Iterator[TinyArea]:
    """Every number of buildings with less than a square metre for each.

    Of 18 such pairs in 1078 right texts none came near.
    """
    text = ledger.text
    at = text.find(_SIGN) if "平方米" in text or "平米" in text or "㎡" in text or "m²" in text else -1
    while at >= 0:
        area = _AREA.match(text, at + len(_SIGN))
        count = _COUNT.search(text, max(0, at - _LOOK_BACK), at) if area else None
        if area and count:
            about = text[max(0, count.start() - _BEFORE) : at]
            pieces = int(count["value"].replace(",", ""))
            # 教学楼墙面脱落52处，面积36.5平方米: places of a house are no houses.
            whole = count["unit"] not in _OF_ANYTHING and _BUILDING.search(about)
            built = whole or count["built"] in ("建筑", "房屋", "房产", "用房")
            if pieces > 1 and built and not _PER_PIECE.search(text, count.start(), at):
                each = Decimal(area["value"].replace(",", "")) / pieces
                if each < _LEAST:
                    yield TinyArea(Span(*count.span("count")), Span(*area.span("area")), each)
        at = text.find(_SIGN, at + 1)

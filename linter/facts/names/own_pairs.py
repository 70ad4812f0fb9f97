"""Pairs of places below the report's own, told as three: 青溪、柳湾3个县 in a city's report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.even_rows import goes_back
from linter.facts.names.named_lists import NamedList
from linter.facts.names.own_place import find_own_places
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PAIR = regex(
    r"(?:(?<=[。；：:;，,\n])|^)(?P<first>[一-鿿]{2,3})、(?P<second>[一-鿿]{2,3}?)"
    r"(?P<count>(?P<number>[3三])个(?P<noun>县市区|县市|县区|区县|县|乡镇|镇街|镇|乡|街道))"
    r"(?=[，,。；;]|[均已全都未的在被]|率先|纳入|达到|实现|通过|完成|成功|获评?|入选|列入|先后|顺利)"
)
_SIGN = regex("[3三]个[县区乡镇街]")
_COUNTY = ("县", "区")
_ABOVE = {"county": ("市", "州", "盟"), "town": ("县", "区", "旗")}
"""The level of a report's own place whose parts are told by their bare names."""
_HIGHER = {"county": ("市", "州", "盟", "省", "地区", "各县"), "town": ("县", "区", "市", "旗", "各乡", "各镇")}
"""What stands behind a name elsewhere that has such places itself."""
_NO_NAME = regex("等|[和与及或]|支持|其中|全[市县区省]|我[市县区省]|以[上下]|[市县区省州]$|部分|涉及|覆盖|包括|完成")


def find_own_pairs(ledger: Ledger) -> Iterator[NamedList]:
    """Every pair of bare names that opens its clause before 3个县 of a city, or 3个镇 of a county."""
    text = ledger.text
    levels: set[str] | None = None
    for match in matches_on_lines(_PAIR, _SIGN, text):
        names = match.group("first", "second")
        sort = "county" if match["noun"][0] in _COUNTY else "town"
        levels = {place.level for place in find_own_places(ledger)} if levels is None else levels
        if len(levels) != 1 or not levels <= {*_ABOVE[sort]} or goes_back(text, match.start(), list(names)):
            continue
        higher = any(name + level in text for name in names for level in _HIGHER[sort])
        if not higher and not any(_NO_NAME.search(name) for name in names):
            items = Span(*match.span("first")), Span(*match.span("second"))
            count = Span(*match.span("count"))
            yield NamedList(whole_number(match["number"]), count, items, frozenset([len(items)]), open=False)

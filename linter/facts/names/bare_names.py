"""Names of places before their number: 清溪、柳湾、白塔3个镇, 黄溪、白沙、青石三市, 东河镇、西山乡、柳湾街道3个单位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex(r"[\d二两三四五六七八九]个?(?:[县市区州镇乡]|街道)(?![级长委域政旗])")
_LIST = regex(r"(?:(?<=[^一-鿿、）)”》])|^)(?P<run>(?:[一-鿿]{2,5}、){2,8}[一-鿿]{2,5}?)(?P<open>等)?$")
_OTHER_THINGS = regex(
    r"支持|发展|种植|围绕|聚焦|推进|推广|做好|实施|完善|加强|落实|重点|(?:[县市区镇乡村局委办][、]|街道、)"
)
"""支持教育、卫生、文化2个县, and names that carry their own 县, of which the last alone may have so many towns."""
_REACH = 56
"""Characters before a number in which its names stand."""
_MIXED_SIGN = regex(r"[镇乡道区县市村等共][\d二两三四五六七八九](?:个(?:乡镇|镇街|单位|地方|镇（街道）|镇（街）)|乡镇)")
_MIXED = regex(
    r"(?:(?<=[。；：:;\n])|^)(?P<run>(?:[一-鿿]{1,6}(?:镇|乡|街道|县|区|市|村|社区)、){2,8}[一-鿿]{1,6}(?:镇|乡|街道|县|区|市|村|社区))(?P<open>等)?共?$"
)
_TWO_TOWNS = regex(
    r"(?:(?<=[。；：:;，,\n])|^)(?P<run>[一-鿿]{1,4}(?:镇|乡|街道)、[一-鿿]{1,4}(?:镇|乡|街道))(?P<open>等)?共?$"
)
"""Two of them are enough before 乡镇: neither 柳湾镇 nor 西山乡 has any."""
_OF_TOWNS = ("乡镇", "镇街")
_GOES_ON = regex("$|[，,。；;、：:）)\n]|[均已全都未的在被为是尚]|行动|完成|开展|进度|进展|率先|纳入|达到|实现|推进")
"""What may follow the towns themselves; 3个乡镇卫生院 are what they have."""
_JOINT = regex("[和及与]")


def find_bare_names(text: str) -> Iterator[NamedList]:
    """Every list of three or more names that opens its clause and ends at its own number of places."""
    for match in _SIGN.finditer(text):
        start, found = _run_before(text, match.start(), _LIST)
        if found is None or _OTHER_THINGS.search(found["run"]):
            continue
        items = _items(found["run"], start + found.start("run"))
        number = _value(match.group()[0])
        # More than are named may be counted below them: 清溪、柳湾两县5个镇 is told as 清溪、柳湾5个镇.
        readings = frozenset(range(_least(found["run"], items), max(number, len(items) + 1) + 1))
        yield NamedList(number, Span(*match.span()), items, readings, bool(found["open"]))
    for match in _MIXED_SIGN.finditer(text):
        start, found = _run_before(text, match.start() + 1, _MIXED)
        if found is None and match.group().endswith(_OF_TOWNS) and _GOES_ON.match(text, match.end()):
            start, found = _run_before(text, match.start() + 1, _TWO_TOWNS)
        if found is not None:
            items = _items(found["run"], start + found.start("run"))
            readings = frozenset(range(_least(found["run"], items), len(items) + found["run"].count("和") + 1))
            count = Span(match.start() + 1, match.end())
            yield NamedList(_value(match.group()[1]), count, items, readings, bool(found["open"]))


def _run_before(text: str, end: int, pattern: re.Pattern[str]) -> tuple[int, re.Match[str] | None]:
    """The names that end right before `end`, and where the text that was searched for them begins."""
    start = max(0, end - _REACH)
    found = pattern.search(text[start:end])
    return start, None if found is None or (start and found.start() == 0) else found


def _items(run: str, at: int) -> tuple[Span, ...]:
    items = []
    for name in run.split("、"):
        items.append(Span(at, at + len(name)))
        at += len(name) + 1
    return tuple(items)


def _least(run: str, items: tuple[Span, ...]) -> int:
    """How many names there are at least, where 和 may begin another list."""
    return min(len(_JOINT.split(run)[-1].split("、")), len(items))


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else 2 if numeral == "两" else int(han_value(numeral) or 0)

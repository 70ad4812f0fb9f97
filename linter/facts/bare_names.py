"""Bare names of places before their number: 清溪、柳湾、白塔3个镇, 黄溪、白沙、青石三市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.named_lists import NamedList
from linter.facts.numbers import han_value
from linter.offsets import Span

_SIGN = re.compile(r"[\d二两三四五六七八九]个?(?:[县市区州镇乡]|街道)(?![级长委域政旗])")
_LIST = re.compile(r"(?:(?<=[^一-鿿、）)”》])|^)(?P<run>(?:[一-鿿]{2,5}、){2,8}[一-鿿]{2,5}?)(?P<open>等)?$")
_OTHER_THINGS = re.compile(
    r"支持|发展|种植|围绕|聚焦|推进|推广|做好|实施|完善|加强|落实|重点|(?:[县市区镇乡村局委办][、]|街道、)"
)
"""支持教育、卫生、文化2个县, and names that carry their own 县, of which the last alone may have so many towns."""
_REACH = 56
"""Characters before a number in which its names stand."""
_JOINT = re.compile("[和及与]")


def find_bare_names(text: str) -> Iterator[NamedList]:
    """Every list of three or more short names that opens its clause and ends at its own number of places."""
    for match in _SIGN.finditer(text):
        start = max(0, match.start() - _REACH)
        found = _LIST.search(text[start : match.start()])
        if found is None or (start and found.start() == 0):
            continue
        if _OTHER_THINGS.search(found["run"]):
            continue
        items = []
        at = start + found.start("run")
        for name in found["run"].split("、"):
            items.append(Span(at, at + len(name)))
            at += len(name) + 1
        least = min(len(_JOINT.split(found["run"])[-1].split("、")), len(items))
        digit = match.group()[0]
        number = int(digit) if digit.isdigit() else 2 if digit == "两" else int(han_value(digit) or 0)
        # More than are named may be counted below them: 清溪、柳湾两县5个镇 is told as 清溪、柳湾5个镇.
        readings = frozenset(range(least, max(number, len(items) + 1) + 1))
        yield NamedList(number, Span(*match.span()), tuple(items), readings, bool(found["open"]))

"""Exclusive pairs: two classes of which no member can be in both."""

from __future__ import annotations

from collections.abc import Sequence

from linter.patterns import regex

HALVES = tuple(
    (regex(one), regex(other))
    for one, other in (
        ("男", "女"),
        ("城镇|城市", "乡村|农村"),
        ("非税", "(?<!非)税"),
        ("公办|公立", "民办|私立|民营"),
        ("国有", "(?:民营|私营)"),
    )
)
"""Two classes that leave nothing between them."""
APART = tuple(
    (regex(one), regex(other))
    for one, other in (
        ("集中", "分散"),
        ("线上", "线下"),
        ("直接", "间接"),
        ("初次|初信|初访", "重复"),
        ("来信", "来访"),
        ("内资", "外资"),
        ("中央", "地方"),
        ("长期", "短期"),
        ("新建", "改建"),
        ("城区", "乡镇"),
    )
)
"""Two that exclude each other, though there may be others."""

_BARE = 4
"""Characters of a name that tells a place alone: 乡镇, 其他农村."""
_CHOSEN = regex(r"[^。；;\n]{0,6}[（(][^（()）\n]{0,8}(?:多选|重复|交叉)")


def overlap(names: Sequence[str], behind: str) -> bool:
    """True for 城区有车的家庭占63%，乡镇占41%, each of its own, and for answers of which one may choose several."""
    if _CHOSEN.match(behind):
        return True
    short, long = min(names, key=len), max(names, key=len)
    return len(names) == len(("one", "other")) and 0 < len(short) <= _BARE and "的" in long[_BARE // 2 :]

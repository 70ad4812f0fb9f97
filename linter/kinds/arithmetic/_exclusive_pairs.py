"""Exclusive pairs: two classes of which no member can be in both."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.ledger import Ledger
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


def of_own_wholes(ledger: Ledger, run: Sequence[Quantity]) -> bool:
    """True for 协议外资2.45亿元，实际外资1.06亿元，分别占全市的63.6%和65.5%: each means a whole of its own."""
    at = ledger.quantity_index(run[0].span.start)
    parts = ledger.quantities[max(0, at - len(run)) : at]
    if len(parts) < len(run) or "分别" not in ledger.text[parts[-1].span.end : run[0].span.start]:
        return False
    if not all(part.is_amount and part.unit == parts[0].unit for part in parts) or any(not s.value for s in run):
        return False
    wholes = [part.value / share.value for part, share in zip(parts, run, strict=True)]
    return max(wholes) > _APART_WHOLES * min(wholes)


_APART_WHOLES = Decimal("1.5")
"""Times one whole that another one is at least where the two are not one."""


def mean_of(ledger: Ledger, run: Sequence[Quantity]) -> bool:
    """True for 占57.5%，其中2023年占55.1%、2024年占59.8%: of all and of each, of which it is the mean."""
    at = ledger.quantity_index(run[0].span.start)
    before = ledger.quantities[at - 1] if at else None
    if before is None or before.kind != "percent" or before.role == "change":
        return False
    if not _OF_EACH.match(ledger.text, before.span.end):
        return False
    return min(share.value for share in run) <= before.value <= max(share.value for share in run)


_OF_EACH = regex("[，,；;]?(?:其中|分[一-鿿]{1,4}看)")

"""Held against: 整改率88.1%，高于全市平均水平91.3%, a value said to be above or below that of others, and is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.thresholds import Relation, Threshold, limits_of
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = ("于", "超", "突破", "不及", "领先", "落后", "比", "较")
_THAN = regex(
    r"[，,、（(；;]?(?:[均已也又都仍略稍远且但]|明显|显著|大幅|大大|总体|整体|持续|连续)*"
    r"(?:(?P<above>[高快多大]于|超过|超出|突破|领先于?)|(?P<below>[低慢少小]于|[未没]有?(?:突破|超过|超出)|落后于?(?!产能)|不及)"
    r"|(?<!同)(?<!环)[比较](?!重|例))了?"
    r"(?P<whose>[^，,。；;：:、（）()\d]{2,16})[（(]?"
)
_ALONE = regex(
    r"[）)]?的?(?:平均)?(?:水平|标准|进度|要求|目标|均值|增速|增幅|比例|规定|底线|红线|控制线)?(?=[，,。；;、）)！!\n]|$)"
)
_BY = regex(
    r"[）)]?的?(?:平均)?(?:水平|标准|进度|目标|均值|增速|增幅|比例)?[还更都也要略稍]*"
    r"(?:(?P<above>[高快多])|(?P<below>[低慢少]))(?:一些|一点|出?不少|得多)?(?=[，,。；;、）)！!\n]|$)"
)
"""Behind the value of others, how the own one differs: 比全市平均91.3%低."""
_VALUE = regex("(?:的|为|是|[（(])$")
"""What stands before the value of others, where 低于全县平均4.6张 may be by how much."""
_FORMER = regex("(?:上年|去年|上一年|前年|上个?[月季周]|上一?[次轮期届学]|昨[日天]|此前|往年|同期)[一-鿿]{0,6}的?$")
"""Whose value it is: that of a time before, which no things of a class can be."""
_PLANNED = regex("目标|力争|确保|争取|计划|要|将|应|须|拟|预期|若|如|凡")
_LONGEST = 36


def find_held_against(ledger: Ledger) -> Iterator[Threshold]:
    """Every value with that of others right behind it, which no earlier value of its clause agrees with either."""
    for quantities in ledger.by_sentence.values():
        for at in range(1, len(quantities)):
            found = _at(ledger, quantities, at)
            if found:
                yield found


def _at(ledger: Ledger, quantities: Sequence[Quantity], at: int) -> Threshold | None:
    value, other = quantities[at - 1], quantities[at]
    if (value.kind, value.unit) != (other.kind, other.unit) or value.kind not in (
        "percent",
        "count",
        "measure",
        "money",
        "plain",
    ):
        return None
    gap = ledger.text[value.span.end : other.span.start]
    if len(gap) > _LONGEST or not any(sign in gap for sign in _SIGN) or value.approximate or other.approximate:
        return None
    than = _THAN.fullmatch(gap)
    said = than
    if than and not (than["above"] or than["below"]):
        said = _BY.match(ledger.text, other.span.end)
    elif not _ALONE.match(ledger.text, other.span.end):
        return None
    former = than is not None and _FORMER.search(than["whose"]) is not None
    if said is None or (value.kind == "plain" and not former):
        return None
    if value.kind == "count" and gap.endswith("的") and "均" not in gap and not former:
        return None  # 与进度持平的3项，低于进度的2项: things counted by class
    if _PLANNED.search(value.before) or (
        value.kind != "percent" and not _VALUE.search(gap) and not _like_its_limit(value, other, gap)
    ):
        return None
    above = said["above"] is not None
    # 甲镇64.3%、乙镇58.1%，高于全县平均61.8%: any of those before may be meant.
    same = [one for one in quantities[:at] if one.unit == other.unit and one.kind == other.kind]
    if any((one.value >= other.value) == above or one.value == other.value for one in same):
        return None
    relation: Relation = "above" if above else "below"
    return Threshold(value, value.interval, other.span, limits_of(other.value, relation), relation)


def _like_its_limit(value: Quantity, other: Quantity, gap: str) -> bool:
    """True for 余额12.6亿元，超过限额13.9亿元; 低于限额1.4亿元 is by how much."""
    return gap.endswith("限额") and value.value < _ALIKE * other.value and other.value < _ALIKE * value.value


_ALIKE = 2

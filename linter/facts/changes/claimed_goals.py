"""Claimed goals: 增长3.5%，圆满完成至少增长4%的任务: the goal that what stands before it is said to have reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.thresholds import Threshold, limits_of
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_WHOSE = (
    "(?:[国省市县区州]|委|政府|人代会|人大|年初|年度|全年|预算|计划|既定|预定|预期|原定|定|上级|下达|提出|确定"
    "|制定|设定|明确|规定|要求|考核|工作报告|《|》|的|所|我们|同比|较?上年)*"
)
_FALL = "下降|降低|减少|削减|压减"
_REACHED = regex(
    r"[，,、]\s*(?:如期|圆满|顺利|全面|超额|提前|较好地?|成功|高质量|均|已|也|并)*(?:完成|实现|达到|达成|兑现|超过|高于|优于|符合|满足)了?"
    rf"{_WHOSE}(?:增长|增速|增幅|提高|上升|{_FALL})?(?:目标)?(?:至少|不低于|不少于|为|达到?|≥)*(?:增长|{_FALL})?(?:至少|不低于)?\s*$"
)
_LEAST = regex("至少|不低于|不少于|≥")
_GOAL = regex(r"(?:以上|及以上)?(?:这一|的|这个)?[^，,。；;、\d%]{0,10}?(?:目标|任务|要求|预期|指标)(?!的|差|仅|尚|未)")
_GROWN = regex("(?:增长|增速|增幅|同比增)(?:了|为|达到?|是|约)*$")
_FELL = regex(f"(?:{_FALL})(?:率|幅度?)?(?:了|为|达到?|是)*$")
_TO_FALL = regex(_FALL)
_NOT = regex("未|没有|难以|距|差|力争|确保|争取|预计|只|仅|如果|若")


def find_claimed_goals(ledger: Ledger) -> Iterator[Threshold]:
    """Every goal that is said to be reached, with a rate right before it that is less."""
    if not any(sign in ledger.text for sign in ("目标", "任务", "要求", "预期")):
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            goal, gap = row.cells[at]
            if goal.kind != "percent" or (
                "成" not in gap and "现" not in gap and "优于" not in gap and not _LEAST.search(gap) and "达" not in gap
            ):
                continue
            told = _GOAL.match(row.behind(at))
            words = gap[gap.find("，") :] if "，" in gap else gap
            if told is None and not _GOAL.match(ledger.text, goal.span.end):
                continue
            if not _REACHED.search(words) or _NOT.search(words) or "左右" in ledger.read(goal.span):
                continue
            value = row.cells[at - 1].quantity
            if not _is_result(value, goal, row.cells[at - 1].gap, _FELL if _TO_FALL.search(words) else _GROWN):
                continue
            if stated(value).high < goal.value or (stated(value).high == goal.value and stated(value).high_open):
                yield Threshold(value, stated(value), goal.span, limits_of(goal.value, "above"), "above")


def _is_result(value: Quantity, goal: Quantity, gap: str, verb: re.Pattern[str]) -> bool:
    """True for a rate of the same sentence that is told as what came, in the direction of the goal."""
    same = value.kind == "percent" and value.sentence == goal.sentence and not value.approximate
    return same and verb.search(gap) is not None and not _NOT.search(gap[-8:])

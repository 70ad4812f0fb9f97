"""Bracketed goals: 浓度23微克（任务21微克），优于任务: a value, its goal in a bracket, and words that it was passed.

The words stand behind the bracket, or before a list of such values: 两项指标优于任务：甲23微克（任务21微克），乙….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.thresholds import LESS_IS_BETTER, MORE_IS_BETTER, Relation, Threshold, limits_of
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_GOAL = regex(
    r"(?:(?:年度|全年|年初|考核|预期|控制|规划|省定|市定|国家|上级)*(?:目标|任务|要求|指标|限值|标准|考核)(?:任务|目标|要求|[值数])?)(?:为|是|：|:|≥|≤)?"
)
_PASSED = r"(?P<how>优于|好于|超额完成|超过|高于)"
_WHAT = r"(?:省|市|县|国家|上级|下达|年度|全年|年初|考核|预期|既定|的)*(?:目标|任务|要求|考核)(?:任务|目标|要求)?"
_BEHIND = regex(rf"[）)][，,](?:均|都|全部|已经?|圆满)*{_PASSED}{_WHAT}(?=[，,。；;]|$)")
_BEFORE = regex(rf"(?<![或和与不未]){_PASSED}{_WHAT}(?:[，,]其中|[，,]具体为|[，,]分别为)?[：:](?P<list>[^。；;\n]*)$")
_NOT_ALL = regex("未|没有|不|除|外|或|持平|达到")
_LOOK_BACK = 240
"""Characters before a bracket in which a list of values begins."""
_NAME = 16


def find_bracketed_goals(ledger: Ledger) -> Iterator[Threshold]:
    """Every value that is said to be better than the goal in its bracket."""
    for row in ledger.rows:
        if row.host and len(row.cells) == 1:
            found = _goal(ledger, row)
            if found:
                yield found


def _goal(ledger: Ledger, row: Row) -> Threshold | None:
    goal, gap = row.cells[0]
    value, name = row.host[-1].quantity, row.host[-1].gap
    if (value.kind, value.unit) != (goal.kind, goal.unit) or row.host_gap or row.tail or not _GOAL.fullmatch(gap):
        return None
    if value.approximate or goal.approximate or value.value <= 0 or goal.value <= 0:
        return None
    said = _said(ledger.text, value.span.start, goal.span.end)
    if said is None:
        return None
    fewer = LESS_IS_BETTER.search(name[-_NAME:]) is not None and not MORE_IS_BETTER.search(name[-_NAME:])
    less = fewer and said["how"] in ("优于", "好于")
    if fewer and said["how"] == "超额完成":
        return None
    # 优于 what it equals to the last digit is no better.
    relation: Relation = "below" if less else "above"
    limits = limits_of(goal.value, relation)
    return Threshold(value, value.interval, goal.span, limits, relation, value.interval == goal.interval)


def _said(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that tell that the goal was passed."""
    behind = _BEHIND.match(text, end)
    if behind:
        return behind
    before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return before if before and not _NOT_ALL.search(before["list"]) else None

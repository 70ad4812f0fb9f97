"""Roles and states: whether a number is a whole, a part, a change …, and in what state the counted things are."""

from __future__ import annotations

import re

from linter import lexicon
from linter.facts.numbers.endings import Ending
from linter.lexicon import per_lexicon
from linter.patterns import regex

NEAR = 16
"""Characters before a number in which the word for its role or state stands, in the reports measured."""

# In this order: a nearer sense is tested first.
_ROLES: tuple[tuple[str, Ending | re.Pattern[str]], ...] = (
    ("rank", regex(r"(?:第|排名|位列|位居|居[全省市县]\w?第?)$")),
    (
        "limit",
        Ending(r"(?:不超过|不少于|不低于|不高于|不得超过|至少|最多|至多|以上|以下|以内)$", last="过于少多上下内"),
    ),
    (
        "change",
        Ending(
            r"(?:增[加长支收产亏值]|减[少支收产亏]|下[降滑跌]|上[升涨]|提[高升]|降低|净[增减]|[多少][收支]|回[落升]|压减|削减|缩减|攀升)了?(?:约|近|超)?$",
            last="加长支收产亏值少降滑跌升涨高低增减落了约近超",
        ),
    ),
    ("each", regex(r"(?:各|每[一-鿿]?|每[百千万]人[一-鿿]{0,8}?|均为?|户均|人均|平均[一-鿿]{0,4})$")),
    ("part", regex(r"(?:其中|其余|另有?|包括)[^，。；]{0,12}$")),
    (
        "whole",
        regex(
            r"(?:共|合计|总计|共计|累计|总[数量额][为达]?|一共|[全我本][县市区镇乡省州村][一-鿿]{0,6})(?:有|为|计)?$"
        ),
    ),
)
_BY_ENDING = tuple((role, pattern) for role, pattern in _ROLES if isinstance(pattern, Ending))
_LIMIT_BEHIND = regex(r"以[上下内]$")


_SIGNS = frozenset("第排位居各每均其另包共计总全我本")
"""One of these stands in all words for a role but those of a limit and a change, which tell by their last character."""


def role_of(before: str, printed: str) -> str:
    """whole, part, change, rank, limit or each by the words before a number; empty where they tell nothing.

    `printed` is the quantity itself, whose own words may set a limit: 10万元以上.
    """
    near = before[-NEAR:]
    for role, pattern in _BY_ENDING if _SIGNS.isdisjoint(near) else _ROLES:
        if pattern.search(near):
            return role
    return "limit" if "以" in printed and _LIMIT_BEHIND.search(printed) else ""


@per_lexicon
def _states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((state, regex("|".join(map(re.escape, lexicon.words("status", state))))) for state in lexicon.STATES)


@per_lexicon
def _any_state() -> re.Pattern[str]:
    return regex("|".join(pattern.pattern for _, pattern in _states()))


def status_of(before: str, verb: str) -> str:
    """done, underway, open, plan or found by the words before a number and its verb; empty where they tell nothing."""
    near = before[-NEAR:] + "|" + verb
    if not _any_state().search(near):
        return ""
    return next((state for state, pattern in _states() if pattern.search(near)), "")

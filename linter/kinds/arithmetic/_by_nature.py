"""By nature: classes that share members, or leave some out, whatever a list says: water, users of 4G, patients."""

from __future__ import annotations

from collections.abc import Sequence

from linter.patterns import regex

_WATERS = ("地表水", "地下水")
_GENERATION = regex("[2-6](?=[GgＧ])")
_DAMAGES = ("成灾", "绝收")
"""Crops that lost 30 % and more, and those of them that lost 80 % and more (自然灾害情况统计调查制度)."""
_LIGHT = regex("轻[灾旱]|轻度|未成灾|其[余他它]")
_LINES = ("光纤", "农村")
"""Users of broadband by what their line is of, and by where they live."""
_DRAWN = regex("[供用取调引提]水")
_LEFT_WARD = regex("治愈|出院|康复|死亡|病故|解除(?:隔离|观察)")
"""How a case of illness ends; the cases that have not ended are told elsewhere, or not at all."""


def overlap_by_nature(names: Sequence[str], whole_words: str, complete: str) -> bool:
    """True for surface water and groundwater, one of which feeds the other, and for users of 4G and of 5G.

    出院926例，死亡9例 leave those who are still ill. What is drawn adds up. Likewise 成灾 holds 绝收, unless lighter
    damage is told as a class beside them.
    """
    words = "".join(names)
    if all(line in words for line in _LINES):
        return True
    if all(damage in words for damage in _DAMAGES) and not _LIGHT.search(words):
        return True
    if all(map(_LEFT_WARD.search, names)):
        return True
    if len(set(_GENERATION.findall(words))) > 1 and complete != "rest":
        return True  # 其他用户 beside them would be those of neither
    return all(water in words for water in _WATERS) and not _DRAWN.search(words + whole_words)

"""Counting: whether a numeral states a number, or is part of a word, a code or a date."""

from __future__ import annotations

import re

from linter.facts.numbers.numbers import HAN_UNITS
from linter.facts.numbers.units import Unit
from linter.patterns import regex

# A single Han digit before one of these is part of a word: 三级, 一方面, 二期, 两区.
_WEAK_UNITS = frozenset("级期线路点面层步道档度方分区县市省乡镇村部队团单对双口头番回位包节类门起月日")
_WORDS = regex(r"是(?!个)|方面|重点|国家|体|系列|线|流|把|并|道|同|步|边|面|下|带|再|心|次产业|起(?=来|推|抓)")
_ONLY = regex(r"(?:仅|只|唯|另|共|其中|中|还|尚|各)有?$")
_STATES_ROUND = regex(r"(?:上|近|超|超过|约|逾|过|达|突破)$")
_WITHIN = regex(r"以?内|之内|以[上下]")
_LONGEST_PLAIN = 7
"""Digits from which a number without a unit is a code."""


_SERIES = "一二三四五六七八九"


def _in_series(text: str, start: int, han: str, unit: Unit) -> bool:
    """True for 风电一场、二场 and 一组、二组: members of a series by their names."""
    at = _SERIES.find(han)
    if at < 0:
        return False
    behind = at + 1 < len(_SERIES) and text.startswith(f"、{_SERIES[at + 1]}{unit.printed}", unit.end)
    return behind or (at > 0 and text.endswith(f"{_SERIES[at - 1]}{unit.printed}、", 0, start))


def states_number(
    text: str, match: re.Match[str], han: str | None, unit: Unit, window: str, upper: re.Match[str] | None
) -> bool:
    """True when a numeral before this unit states a number, rather than being part of a word, a code or a date."""
    if unit.kind == "plain":
        if han is not None or upper is not None:
            return False
        digits = match["arabic"]
        code = len(match[0]) >= _LONGEST_PLAIN or (digits[0] == "0" and digits[1:2].isdigit())
        return not code and text[match.end() : match.end() + 1] not in ("年", "月")
    if unit.printed in ("月", "日") and not _WITHIN.match(text, unit.end):
        return han is None and unit.printed == "日"
    if han is None:
        return True
    if not han.strip(HAN_UNITS) and han != "十":
        return unit.kind == "money" or bool(_STATES_ROUND.search(window))
    if len(han) > 1 or han == "半":
        return True
    if unit.kind == "count" and _in_series(text, match.start(), han, unit):
        return False
    if unit.printed in _WEAK_UNITS and not (unit.kind == "duration" and unit.printed != "月"):
        return False
    in_word = _WORDS.match(text, unit.end - len(unit.printed))
    if han == "一" and unit.kind in ("count", "money", "measure"):
        return unit.kind == "count" and bool(_ONLY.search(window)) and not in_word
    return unit.kind != "count" or not in_word

"""Bases by name: 2030年旅游总收入为49.61亿元, and pages before 57.88亿元，增长4.9%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, REAL_TERMS, STEP
from linter.facts.changes.grown_by_year import GrownByYear
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.values_by_name import values_by_name
from linter.facts.quantities.year_values import year_value
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THEN = regex(
    r"(?<![比较与和同于由从])(?:(?:上年|去年|上一年)(?:度|同期|全年|[末底])?|(?<!\d)(?P<year>20\d\d)年(?:度|同期|全年|[末底])?)(?!以来|来)的?"
)
_ASIDE = regex("同口径|作为(?:对[比照]|参[照考]|比较)|对[比照]来?看|相比之下|而")
_RECALLED = regex(
    "(?:这一|该项?|此项?|上述)(?:指标|数值|数据|数字|比重|占比|比例|数)?[（(](?P<name>[^（()）]{2,24})[）)]"
)
_SHARE_OF_PLAN = regex("[，,](?:为|完成|占|达到?)[^，,。；;]{0,12}的")
_LAST_YEAR = regex("(?:上年|去年|上一年|20[0-9]{2}年)(?:度|同期|全年|[末底]|决算数?|执行数?)*")
_STEPS = ("percent", "points")
_SPARE, _REAL_SPARE, _POINTS = Decimal("0.08"), Decimal("0.15"), Decimal("0.008")
"""Parts of a level, and of a whole, by which what is corrected later, reckoned at other prices or rounded may miss."""


def find_bases_by_name(ledger: Ledger) -> Iterator[GrownByYear]:
    """Every value of the year before that lies far from what a level and its change give under the same name."""
    years = LevelYears(ledger)
    for base in ledger.quantities:
        if base.approximate or base.value <= 0 or not (base.is_amount or base.kind == "percent"):
            continue
        lead = ledger.lead(base)
        then = list(_THEN.finditer(lead)) if "年" in lead else []
        if len(then) != 1:
            continue
        words = _ASIDE.sub("", lead[: then[0].start()] + lead[then[0].end() :])
        recalled = _RECALLED.search(words)
        level = year_value(ledger, base, recalled["name"] if recalled else words)
        step = _step(ledger, level) if level else None
        if level is None or step is None:
            continue
        named = then[0]["year"]
        if named and (years.year_of(level) or values_by_name(ledger).own_year) != int(named) + 1:
            continue
        grown = GrownByYear(base, level, *step)
        if _is_far(ledger, grown):
            yield grown


def _step(ledger: Ledger, level: Quantity) -> tuple[Quantity, bool] | None:
    """The change over the year before that stands behind a level, or behind its share of the plan."""
    at = ledger.quantity_index(level.span.end)
    end = level.span.end
    for one in ledger.quantities[at : at + 2]:
        gap = ledger.text[end : one.span.start]
        if one.sentence != level.sentence or one.kind not in _STEPS or one.approximate:
            return None
        told = STEP.fullmatch(gap)
        if told:
            return _told(one, told, gap, level)
        if not _SHARE_OF_PLAN.fullmatch(gap):
            return None
        end = one.span.end
    return None


def _told(step: Quantity, told: re.Match[str], gap: str, level: Quantity) -> tuple[Quantity, bool] | None:
    if OTHER_FOOTING.search(gap) or OTHER_FOOTING.search(level.before) or told["same"] == "环比":
        return None
    if told["than"] and not _LAST_YEAR.fullmatch(told["than"]):
        return None
    return (step, told["up"] is not None) if (step.kind == "percent") == level.is_amount else None


def _is_far(ledger: Ledger, one: GrownByYear) -> bool:
    sign = 1 if one.up else -1
    if one.step.kind == "points":
        moved = sign * one.step.value / 100
        return abs(one.level.value - one.base.value - moved) > _POINTS
    spare = _REAL_SPARE if REAL_TERMS.search(ledger.lead(one.level)) else _SPARE
    grown = one.base.value * (1 + sign * one.step.value)
    return abs(grown - one.level.value) > spare * one.level.value

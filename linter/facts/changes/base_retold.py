"""Bases retold: 2021年收入14.6万元 … 收入由15.6万元增至2022年的31万元: what a change begins with was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING
from linter.facts.changes.changes import comparable
from linter.facts.changes.paired_values import LEADS, PLAN, SHORTEST, WITHIN_YEAR, Pair, name_of
from linter.facts.dates.years import YEAR
from linter.facts.quantities.level_pairs import LevelPair
from linter.facts.quantities.retold import both_told_again, in_parallel
from linter.facts.quantities.slips import mends, swapped
from linter.facts.rates.tellings import apart
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LAST = regex("(?:去年|上年|上一年|前一年)(?:度|[末底])?(?!同期)")
_FROM = regex(r"[，,]?(?:[比较与]|[由从])[^由从]*$")
_MEASURE = regex("(?:天数?|时长|时间|总?[量数额]|数量|工作日|个)$")
_MEAN = regex("平均|[人户日月亩]均")
"""A mean is one level as good as any, where both are told to be it."""
_THAN = regex("[比较与]")
_FEWEST = 3
"""Digits of a value of which two that are exchanged are surely a slip."""
_MOST = 6
"""Levels of one name beyond which the text tells of many places."""


def find_bases_retold(ledger: Ledger) -> Iterator[LevelPair]:
    """Each base with the level of its name and time that one key sets apart from it."""
    pairs = list(_pairs(ledger))
    if not pairs:
        return
    changed = {told.span for pair in pairs for told in (pair.base, pair.level)}
    levels: dict[str, list[tuple[str, Quantity]]] = {}
    for quantity in ledger.quantities:
        if quantity.span not in changed and (name := _level_name(ledger, quantity)):
            levels.setdefault(_bare(name)[-2:], []).append((name, quantity))
    for pair in pairs:
        near = levels.get(_bare(pair.name)[-2:], ())
        same = [one for told, one in near if _one_name(told, pair.name) and comparable(one, pair.base)]
        if not 0 < len(same) <= _MOST or any(one.interval.meets(pair.base.interval) for one in same):
            continue
        for level in same:
            if _one_time(ledger, pair, level) and mends(pair.base, level.value) and not _apart(ledger, pair, level):
                yield LevelPair(pair.name, *sorted((pair.base, level), key=lambda told: told.span))
                break


def _pairs(ledger: Ledger) -> Iterator[Pair]:
    """The changes of what has a name: 平均审理天数从去年的76天压缩为52天."""
    for change in ledger.changes:
        base, level = change.start, change.end
        if base is None or level is None or not comparable(base, level) or base.approximate or base.value <= 0:
            continue
        first = min(base, level, key=lambda one: one.span)
        name = name_of(LEADS.sub("", _FROM.sub("", first.before)))
        if len(name) >= SHORTEST and not PLAN.search(_MEAN.sub("", first.before)):
            yield Pair(base, level, name, yearly=False)


def _bare(name: str) -> str:
    return _MEASURE.sub("", name)


def _level_name(ledger: Ledger, quantity: Quantity) -> str:
    """What a level is called that is told for last year or a year by its number; empty for anything else."""
    words = quantity.before
    if quantity.approximate or quantity.value <= 0 or PLAN.search(_MEAN.sub("", words)) or _THAN.search(words):
        return ""
    if not (_LAST.search(words) or YEAR.search(ledger.lead(quantity))):
        return ""
    name = name_of(LEADS.sub("", _LAST.sub("", words)))
    return name if len(name) >= SHORTEST and not re.search(r"\d", name) else ""


def _one_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or (_bare(long).endswith(_bare(short)) and len(_bare(short)) >= SHORTEST)


def _one_time(ledger: Ledger, pair: Pair, level: Quantity) -> bool:
    """True where both are told for last year, for one year by its number, or the change ends the year after."""
    start = pair.base.before
    last = bool(_LAST.search(start)), bool(_LAST.search(level.before))
    if all(last):
        return True
    years = YEAR.findall(ledger.lead(level))
    named = YEAR.findall(start)
    if named:
        return bool(years) and years[-1] == named[-1]
    if not YEAR.search(ledger.text, *ledger.sentences[pair.base.sentence].span):
        # 一年来，履行率从56.4%上升到65.2%: of three digits two are exchanged, and it stands behind the level.
        one, other = (plain(told.value / told.step) for told in (pair.base, level))
        return level.span < pair.base.span and pair.base.step == level.step and swapped(one, other, _FEWEST)
    between = YEAR.findall(ledger.text, pair.base.span.end, pair.level.span.start)
    ends = between or YEAR.findall(ledger.lead(pair.base))
    return bool(years and ends) and int(ends[-1]) - int(years[-1]) == 1


def _apart(ledger: Ledger, pair: Pair, level: Quantity) -> bool:
    base = pair.base
    if base.sentence == level.sentence or apart(ledger, base, level) or in_parallel(ledger, base, level):
        return True
    if any(OTHER_FOOTING.search(told.before) for told in (base, level)):
        return True
    within = [set(WITHIN_YEAR.findall(ledger.lead(told))) for told in (base, level)]
    return within[0] != within[1] or both_told_again(ledger, base, level)

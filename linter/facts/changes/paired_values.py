"""Paired values: what is told of two times under one name, 由上年的3200辆增至4160辆, and of a year by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import CHANGED_BY
from linter.facts.changes.changes import Change, comparable
from linter.facts.dates.years import YEAR
from linter.facts.quantities.levels import LevelYears
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

LEADS = regex(
    r"^(?:面对|针对|在|与|随着|结合|对应|实现|保持|取得|依托|凭借|得益于|伴随|对|从|看|据|其中|而|但|且|同时|特别是|尤其是|截[至止])+"
)
_TIMES = regex(
    r"(?:19|20)\d\d年(?:度|[初末底])?|[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]+个?[月季]度?|\d{1,2}[—－~～-]\d{1,2}月|\d{1,2}月份?|[去今本上全当]年度?|同期|年[初末底]"
    r"|[底末初](?=[的共有为])|截[至止]到?|目前|累计|(?<![一-鿿])[全我][国省市县区镇乡村校院局行]"
    r"|[，,、 ]|完成|实现|达到?|(?:为|是|有|共|仅|只|才|已经?|的|数)+$"
)
_FROM = regex(r"[由从][^由从]*$")
PLAN = regex(
    r"计划|目标|预算(?!收|支)|任务|预计|力争|标准|限额|其中|平均|[人户亩日月]均|每|(?<![结盈])余(?!额|款)|(?<!签)约|近"
)
WITHIN_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}月|个月")
_BASE_TIME = regex("上年|去年|上一年|同期")
MEASURE = regex("(?:总?[量数额]|数量|总[量数额])$")
_MOST = 40
"""Changes of one name that are compared: a table has more."""
SHORTEST = 4
"""Characters of a name that no two things of a text bear."""


class Pair(NamedTuple):
    """The values of two years in a row, and what they are of."""

    base: Quantity
    level: Quantity
    name: str
    yearly: bool
    """False where they may be more or less than a year apart."""


def name_of(words: str) -> str:
    """A name without times, places of the whole and verbs that every report has."""
    while (bare := _TIMES.sub("", words)) != words:
        words = bare
    return words


class PairedValues:
    """What the text tells of two years, read once where a rate asks for it."""

    def __init__(self, ledger: Ledger, known: Sequence[Change]) -> None:
        self._ledger, self._known = ledger, known
        self.years = LevelYears(ledger)

    @cached_property
    def changed(self) -> list[Pair]:
        """The changes of amounts over a year: 由上年的3200辆增至4160辆."""
        found = []
        for change in self._known:
            base, level = change.start, change.end
            if base is None or level is None or not comparable(base, level):
                continue
            if change.rivals and level.clause.end + 1 != base.clause.start:
                continue
            if base.value <= 0 or level.value <= 0:
                continue
            first = min(base, level, key=lambda one: one.span)
            name = name_of(_FROM.sub("", first.before))
            if len(name) >= SHORTEST and not PLAN.search(first.before):
                found.append(Pair(base, level, name, _a_year_apart(base, level)))
        return found

    def named(self, name: str) -> list[Pair]:
        """The latest changes of what may bear this name: with its end, or with its characters in another order.

        查处违法建设 and 违法建设查处量 are one.
        """
        told = {id(pair): pair for key in _keys(name) for pair in self._by_name.get(key, ())[-_MOST:]}
        return [*told.values()]

    @cached_property
    def _by_name(self) -> dict[str, list[Pair]]:
        found: dict[str, list[Pair]] = {}
        for pair in self.changed:
            for key in _keys(pair.name):
                found.setdefault(key, []).append(pair)
        return found

    @cached_property
    def of_years(self) -> dict[tuple[str, int], list[tuple[str, Quantity]]]:
        """The amounts that bear their year, by unit and year: 2023年入库税收4725万元."""
        found: dict[tuple[str, int], list[tuple[str, Quantity]]] = {}
        for one in self._ledger.quantities:
            years = YEAR.findall(one.before)
            if not (one.is_amount or one.printed_unit == "%") or one.approximate or len(years) != 1 or one.value <= 0:
                continue
            if CHANGED_BY.search(one.before) or PLAN.search(one.before) or WITHIN_YEAR.search(one.before):
                continue
            if re.search("[比较与]|[上去前]年|以来|至|到", one.before):
                continue
            name = name_of(LEADS.sub("", one.before[one.before.find(years[0]) :]))
            if len(name) >= SHORTEST:
                found.setdefault((one.unit, int(years[0])), []).append((name, one))
        return found


def _keys(name: str) -> tuple[str, str]:
    """By what names that may be one are found together."""
    return name[-2:], "".join(sorted(MEASURE.sub("", name)))


def _a_year_apart(base: Quantity, level: Quantity) -> bool:
    years = [YEAR.findall(one.before) for one in (base, level)]
    if all(years):
        return int(years[1][-1]) - int(years[0][-1]) == 1
    return _BASE_TIME.search(base.before) is not None and not years[0]

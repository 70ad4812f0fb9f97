"""Levels with their base in a bracket: 新收3326件（上年867件），同比增长283.6%, the change told behind the bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.bracketed import at_own_prices
from linter.facts.changes.change_words import ABOVE_LIMIT, DOWN, OTHER_FOOTING, UP
from linter.facts.changes.changed_rows import PART_YEAR
from linter.facts.changes.changes import Change, Step, comparable
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BASE = regex(
    r"(?:上一?(?:年度?|[季月周])|去年|(?P<year>(?:19|20)\d\d)年|同期)(?:度|同期|全年|年?[末底]|[一二三四]季度|(?:\d{1,2}[-—－至~～])?\d{1,2}月(?:份|底|末)?|[上下]半年)?"
    r"(?:数)?(?:为|是|：|:)?"
)
_TURN = regex(
    rf"[，,、]?(?P<than>同比|环比|[比较](?:上年|去年|上一?[季月周])(?:同期)?)?(?:总体|大幅|小幅|略有?|净)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?"
)
_NEXT_BEFORE = regex("上一?[季月周]")
_END = regex("[末底]")
_SAME_SPAN = regex("同期|[上去]一?[季月周]")
_NO_LEVEL = regex(f"(?:{UP}|{DOWN}|计划|目标|任务|[比较至到])了?$")
_OPEN, _CLOSE = ("（", "("), ("）", ")")


def find_bracketed_levels(ledger: Ledger) -> Iterator[Change]:
    """Every change right behind a level whose base stands in a bracket."""
    if not any(mark in ledger.text for mark in _OPEN):
        return
    for quantities in ledger.by_sentence.values():
        for at in range(1, len(quantities) - 1):
            found = _change(ledger, quantities, at)
            kept = at_own_prices(ledger, found) if found else None
            if kept:
                yield kept


def _change(ledger: Ledger, quantities: Sequence[Quantity], at: int) -> Change | None:
    """The change from quantity `at`, which alone stands in a bracket, to the one before it."""
    level, base, by = quantities[at - 1 : at + 2]
    if ledger.text[level.span.end : level.span.end + 1] not in _OPEN or level.span.end + 1 != base.clause.start:
        return None
    if ledger.text[base.span.end : base.span.end + 1] not in _CLOSE or not comparable(level, base) or not base.value:
        return None
    told, turn = _BASE.fullmatch(base.before), _TURN.fullmatch(ledger.text[base.span.end + 1 : by.span.start])
    if told is None or turn is None or any(one.approximate for one in (level, base, by)):
        return None
    if by.kind != ("points" if base.kind == "percent" else "percent") and not comparable(by, base):
        return None
    if by.kind not in ("percent", "points") and not turn["than"] and _is_gross(quantities[at + 1 :], turn.group()):
        return None
    if by.kind == "percent" and ABOVE_LIMIT.search(level.before):
        return None
    if _NO_LEVEL.search(level.before) or OTHER_FOOTING.search(ledger.read(ledger.sentences[by.sentence].span)):
        return None
    sentence = ledger.text[ledger.sentences[by.sentence].span.start : base.clause.start]
    if PART_YEAR.search(sentence) and not (_SAME_SPAN.search(base.before) or PART_YEAR.search(base.before)):
        return None  # 上半年受理326件（上年867件）: of the whole year
    if turn["than"] and not _is_meant(ledger, turn["than"], told, level):
        return None
    return Change(base, level, None, (Step(by, turn["up"] is not None, turn["up"] or turn["down"]),))


def _is_gross(rest: Sequence[Quantity], turn: str) -> bool:
    """True where more of the same is counted behind: 126家（上年130家），增加8家，注销12家."""
    return "净" not in turn and any(comparable(other, rest[0]) for other in rest[1:])


def _is_meant(ledger: Ledger, than: str, base: re.Match[str], level: Quantity) -> bool:
    """False for 环比 beside last year, 同比 beside last month or the end of last year, and a year long gone."""
    next_before = _NEXT_BEFORE.search(base.group()) is not None
    if than == "环比" or next_before:
        return next_before and (than == "环比" or _NEXT_BEFORE.search(than) is not None)
    if _END.search(base.group()) and not _END.search(level.before):
        return False
    day = ledger.state_day or ledger.signing_date
    return base["year"] is None or day is None or day.year - int(base["year"]) in (1, 2)

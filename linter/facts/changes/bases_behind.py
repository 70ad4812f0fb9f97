"""Bases behind: 达到2136家，比上年增加187家。而上年同期的存量为1969家: the value before, told behind the change.

Nothing but the time and words that name no other thing stand before it, so it is the value that the change is from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, OTHER_PLACE, REAL_TERMS, reckoned_otherwise
from linter.facts.changes.changes import Change, comparable
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TIME = (
    r"(?:(?:上|去)(?:一)?年度?(?:的?(?:同期|\d{1,2}月|[一二三四]季度|[上下]半年)|年?[末底])?|(?:上年)?同期|年初|(?:19|20)\d\d年(?:同期|年?[末底])?"
    r"|彼时|当时|那时)"
)
_BASE = regex(
    rf"[，,；;。（(]?(?:而|其中|但)?(?:在)?(?P<time>{_TIME})(?:时)?[，,]?的?(?P<name>[^，,。；;：:、（）()\d]{{0,8}}?)"
    r"(?:还|尚|则|仅|只|共|已)*(?:为|是|有|达到?|报|存量为)?"
)
_SAYS_NOTHING = regex(
    "存量|总[量数额]|数量|数额|规模|水平|基数|这一?(?:数字|指标|数据)|该(?:指标|数据)|同期|对应|实际|登记|在册|的|为|共|[数量额值]$"
)
_PAST = regex("上年|去年|上一年|同期|同比|年初")
_NOT = regex("其中|计划|目标|预算|任务|平均|每|均|新增|净增|增加|减少|月|半年|季度|截[至止]|以来")
_YEAR_AGO = regex("上年|去年|上一年|同期|同比")
_WHEN = regex("月|半年|季度|截[至止]|以来")
_CLOSE = 40
"""Characters between a change and the value that it is from."""


def find_bases_behind(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every change of a level whose base is the next number behind it, told for the time that the change is from."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    for change in known:
        if change.start or change.end is None or not change.steps or change.steps[0].quantity.span in told:
            continue
        base = _behind(ledger, change, change.end)
        if base:
            yield Change(base, change.end, None, change.steps, inferred=True)


def _behind(ledger: Ledger, change: Change, level: Quantity) -> Quantity | None:
    last = change.steps[-1].quantity
    base = quantity_from(ledger, last.span.end)
    if base is None or base.sentence - last.sentence > 1 or base.span.start - last.span.end > _CLOSE:
        return None
    told = _BASE.fullmatch(ledger.text, last.span.end, base.span.start)
    if told is None or not comparable(level, base) or base.value <= 0:
        return None
    words = ledger.text[level.clause.start : last.span.start]
    than = ledger.text[level.span.end : last.span.start]
    if not _PAST.search(than) or OTHER_PLACE.search(than) or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    if _YEAR_AGO.search(than) and told["time"] == "年初":
        return None
    if _NOT.search(told["name"]) or not _same(told["name"], level) or _of_another_part(ledger, level, told["time"]):
        return None
    if reckoned_otherwise(words, ""):
        return None
    return base if _may_be(base, level, change) else None


def _same(name: str, level: Quantity) -> bool:
    """True where the words name nothing, or what the level is of."""
    label = level.before + level.head + level.after[: len("家")]
    return bigrams(_SAYS_NOTHING.sub("", name)) <= bigrams(label)


def _of_another_part(ledger: Ledger, level: Quantity, time: str) -> bool:
    """True for 上年 behind 1—6月受理1204件: the whole year is no base of a part."""
    if "同期" in time or _WHEN.search(time) or time[-1] in "末底初时":
        return False
    return _WHEN.search(ledger.lead(level)) is not None


def _may_be(base: Quantity, level: Quantity, change: Change) -> bool:
    """False where the change is too far from what the two give to be told of them."""
    by = level.value - base.value
    for step in change.steps:
        needed = abs(by) if step.quantity.kind != "percent" or level.kind == "percent" else abs(by) / base.value
        if (by > 0) != step.up or not is_near(step.quantity, needed):
            return False
    return True

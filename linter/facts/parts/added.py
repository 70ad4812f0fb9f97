"""Added ones: 新增绿色工厂42家、累计117家: what came in, and the total told of the same right behind or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Added(NamedTuple):
    """What came in, and the total that holds it."""

    new: Quantity
    total: Quantity
    sure: bool
    """True for 累计, from which nothing is ever taken; others may have gone while new ones came."""


_NEW = r"新增|净增|新认定|新获批?|新培育|新建成?|新设|新入选|新引进|新登记|新开工?|新签约?|新评|新创|新投|增加"
_DONE = r"获批|入选|认定|培育|建成|完成|实现|引进|创建|评定|开通|布局|投用|发放|办理|受理|培训|新"
_WHEN = r"(?:(?:截至)?(?:[年月季]末|年底|目前)|现|已经?|全[市省县区国州]|我[市省县区州]|总体|分别)*"
# Nothing but these words between the two, so that both are told of one thing.
_TOTAL = regex(
    rf"(?:[，、,（(]{_WHEN}(?:(?P<ever>累计)|总数量?|总量|总规模|总计|达到?|增至|增加到|扩大到)|(?P<bare>累计))"
    r"(?:已经?|共)?(?:达到|达|为|有|至)?"
)
_TOTAL_BEFORE = regex(r"(?:累计|总数|总量|总规模|总计|增至|增加到|达到?)[^，,、。；;：:（(]{0,16}$")
_NEW_BEHIND = regex(r"[，、,（(](?:其中[，,]?)?(?:今年|本年|当年|年内|全年|本月|[本当]季度?)?(?:净增|新增)")
_GROWTH = regex(r"[，,、]?(?:(?:同比|[比较]上年|[比较]去年)?(?:分别)?(?:增长|提高|增幅))")
_NOT_HELD = regex(
    r"计划|目标|预计|力争|将|拟|争取|确保|占|增长|下降|同比|均|比|较|分别|(?<!级)以上|产值|取消|注销|退出|减少|现有|在[册建办]"
)
_NAME = 26
"""Characters before a number that say what it tells."""
_SIGNS = ("累计", "总数", "总量", "总计", "新增", "净增")


def find_added(ledger: Ledger) -> Iterator[Added]:
    """Every number of new ones with the total of the same, told in one breath."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            gap = row.cells[at].gap
            if len(gap) <= _NAME:
                found = _behind(row.cells, at) or _before(row.cells, at)
                if found and found.new.unit == found.total.unit and not found.total.approximate:
                    yield found
    yield from _of_all_years(ledger)


def _of_all_years(ledger: Ledger) -> Iterator[Added]:
    """年内新认定示范农场14家，…，历年认定的示范农场累计11家: all years hold this one, told in the same sentence."""
    if not _ALL_YEARS.search(ledger.text):
        return
    for quantities in ledger.by_sentence.values():
        for at, total in enumerate(quantities):
            told = _OF_ALL_YEARS.match(total.before) if at and not total.approximate else None
            if told is None:
                continue
            for new in quantities[:at]:
                of_it = new.unit == total.unit and _THIS_YEAR.match(new.before) and told["noun"] in new.before
                if of_it and not _NOT_HELD.search(new.before):
                    yield Added(new, total, False)


_ALL_YEARS = regex("历[年次届]|多年来|有效期内")
_OF_ALL_YEARS = regex(
    "(?:历[年次届]|多年来|(?:目前|现行|现)?(?:仍|尚)?(?:处)?[在于]?有效期内)[^，,。；;]{0,16}的(?P<noun>[^的，,。；;]{3,10})"
    "累计(?:已经?|共|总共)?(?:达到|达|有|为)?$"
)
_THIS_YEAR = regex(
    "(?:其中[，,]?)?(?:今年|本年|当年|年内|全年|本年度|年度)?(?:新|共|已)*(?:获|取得|认定|认证|培育|入选|通过|评)"
)


def _behind(cells: Sequence[Cell], at: int) -> Added | None:
    told = _TOTAL.fullmatch(cells[at].gap)
    if told is None:
        return None
    first = at - 1
    while first and cells[first].quantity.kind == "percent" and _GROWTH.fullmatch(cells[first].gap):
        first -= 1
    words = re.split("[，,。；;：:（(]", cells[first].gap)[-1][-_NAME:]
    ever = bool(told["ever"] or told["bare"])
    if _NOT_HELD.search(words) or not re.search(f"{_NEW}|{_DONE}" if ever else _NEW, words):
        return None
    return Added(cells[first].quantity, cells[at].quantity, ever)


def _before(cells: Sequence[Cell], at: int) -> Added | None:
    """累计培育188家，新增95家."""
    words = cells[at - 1].gap
    if not _NEW_BEHIND.fullmatch(cells[at].gap) or not _TOTAL_BEFORE.search(words) or _NOT_HELD.search(words[-_NAME:]):
        return None
    return Added(cells[at].quantity, cells[at - 1].quantity, "累计" in words[-_NAME:])

"""Months added: 1—11月46.8亿元，12月当月5.2亿元，全年51.6亿元: so many months, the next one, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.parts.no_part import takes_in_more
from linter.facts.parts.totals import Total
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WORDS = r"(?P<words>[^，,。；;、\d]{0,14})"
_SO_FAR = regex(rf"(?<!\d)(?P<first>1[0-2]|[1-9])月?(?:至|到|—|－|-|–|~|～)+(?P<last>1[0-2]|[1-9])月份?{_WORDS}$")
_NEXT = regex(rf"[，,；;](?P<month>1[0-2]|[1-9])月份?(?:当月|单月|一个月)?{_WORDS}")
_ALL = regex(
    rf"[，,；;](?:(?P<year>全年)|(?P<half>上半年)|(?P<nine>前三季度)|(?P<first>1[0-2]|[1-9])月?(?:至|到|—|－|-|–|~|～)+(?P<last>1[0-2]|[1-9])月份?){_WORDS}"
)
_ENDS = {"year": 12, "half": 6, "nine": 9}
_OWN = regex("累计|共计?|合计|总计|已|分别|实现|完成|达到?|为|有")
_OTHER = regex("计划|目标|任务|预计|同比|增|减|占|率|均|余额|末|其中|上年|去年|同期")


def find_months_added(ledger: Ledger) -> Iterator[Total]:
    """Every whole with the months before the last and the last, in one act's words."""
    if "月" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(len(row.cells) - 2):
            found = _at(row.cells[at : at + 3])
            if found:
                yield found


def _at(cells: Sequence[Cell]) -> Total | None:
    earlier, last, whole = (cell.quantity for cell in cells)
    if not (earlier.is_amount and comparable(earlier, last) and comparable(last, whole)) or takes_in_more(whole):
        return None
    so_far, then, every = _SO_FAR.search(cells[0].gap), _NEXT.fullmatch(cells[1].gap), _ALL.fullmatch(cells[2].gap)
    if so_far is None or then is None or every is None:
        return None
    words = [_OWN.sub("", told["words"]) for told in (so_far, then, every)]
    if any(_OTHER.search(word) for word in words) or not all(tells_level(cell.gap) for cell in cells):
        return None
    first, end = int(so_far["first"]), int(so_far["last"])
    begins, ends = _ends(every)
    if begins != first or int(then["month"]) != end + 1 or ends != end + 1:
        return None
    # 12月新增5.2亿元 and 全年投资 are told of other things than the first.
    return Total(whole, (earlier, last), (), False) if all(not word or word in words[0] for word in words[1:]) else None


def _ends(every: re.Match[str]) -> tuple[int, int]:
    """The first and the last month of the whole."""
    if every["first"]:
        return int(every["first"]), int(every["last"])
    return 1, next(month for name, month in _ENDS.items() if every[name])

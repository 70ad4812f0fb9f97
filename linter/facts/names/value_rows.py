"""Value rows: 三镇分别完成3.2亿元、2.8亿元和1.6亿元，分别增长12.1%和8.4%; two rows of values told of the same names.

The names need not be understood: whoever tells two rows one by one of the same things tells as many in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.rows import Cell, Row
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_JOINT = regex(
    r"\s*(?:[、，,]|[、，,]?(?:和|与|及|以及))\s*[-－—]?(?:同比|分别)?(?:增长|下降|提高|增加|减少|上升|降低|上涨|下跌|加快|放缓|回落|占)?\s*"
)
_PLAIN_JOINT = regex(r"\s*(?:、|[、，,]?(?:和|与|及|以及))\s*[-－—]?\s*")
_GAP = regex(r"\s*[，,；;（(][^、，,。；;：:\d]{0,38}$")
_TOLD_AGAIN = regex(
    "同比|环比|[比较](?:上年|去年|年初|上年末|同期|上月)|增[幅速长]|降幅|占比?|比重|份额|完成率|达到?|人均|户均"
)
_EACH = regex("分别|依次")
_OTHER = regex("其中|另|其余|其他|全[县市区省国州]|合计|共计|总[共计]|前[两三四五]|后[两三四五]|最[高低大]|至|到")
_REST = regex(r"\s*[，,、和及]?(?:以及)?(?:[一-鿿]{0,6}?)(?:其余|其他|持平|不变|基本|与上年|等|相当|平稳|翻|为零|由负)")
_FEWEST, _MOST = 2, 12
_BOTH = frozenset(["count", "money", "measure", "percent", "points", "plain"])


class ValueRows(NamedTuple):
    """Two rows of values that follow one another."""

    first: tuple[Quantity, ...]
    second: tuple[Quantity, ...]
    each: bool
    """True where both are told one by one, with 分别."""
    words: str
    """Between the two."""

    @property
    def uneven(self) -> bool:
        """True where the values of the first cannot all have as many of the second: one each, or several."""
        return len(self.second) % len(self.first) > 0


@once
def find_value_rows(ledger: Ledger) -> Iterator[ValueRows]:
    """Every row of values with another right behind it that is told of the same names."""
    if "分别" not in ledger.text and "依次" not in ledger.text:
        return
    for row in ledger.rows:
        at = 0
        while at < len(row.cells):
            first = _run(row, at)
            behind = at + len(first)
            if len(first) >= _FEWEST and behind < len(row.cells):
                found = _second(row, first, behind)
                if found:
                    yield found
            at = behind


def _run(row: Row, at: int, *, worded: bool = False) -> tuple[Quantity, ...]:
    """The values that follow one another with nothing but a joint between them."""
    joint = _JOINT if worded else _PLAIN_JOINT
    end = at + 1
    while end < len(row.cells) and end - at <= _MOST and joint.fullmatch(row.cells[end].gap):
        if not _alike(row.cells[end - 1], row.cells[end], worded=worded):
            break
        end += 1
    return tuple(cell.quantity for cell in row.cells[at:end])


def _alike(one: Cell, two: Cell, *, worded: bool) -> bool:
    """True for two values of one row: in one unit, or the unit told behind the last only."""
    if one.quantity.kind not in _BOTH or two.quantity.kind not in _BOTH:
        return False
    if one.quantity.unit == two.quantity.unit or (one.quantity.is_amount and two.quantity.is_amount):
        return True
    # 0.5个、2.5个和2.6个百分点: the unit behind the last is that of all.
    bare = one.quantity.printed_unit == "个" and two.quantity.printed_unit == "个百分点"
    return (
        one.quantity.kind == "plain"
        or bare
        or (worded and {one.quantity.kind, two.quantity.kind} == {"percent", "points"})
    )


def _second(row: Row, first: tuple[Quantity, ...], behind: int) -> ValueRows | None:
    gap = row.cells[behind].gap
    lead = row.cells[behind - len(first)].gap
    if not _GAP.fullmatch(gap) or not _EACH.search(lead) or _OTHER.search(gap) or "其中" in lead[-8:]:
        return None
    second = _run(row, behind, worded=True)
    each = _EACH.search(gap) is not None
    if len(second) < _FEWEST or (first[-1].unit == second[0].unit and not each):
        return None
    if not _TOLD_AGAIN.search(gap) or _REST.match(row.behind(behind + len(second) - 1)):
        return None
    return ValueRows(first, second, each, gap)

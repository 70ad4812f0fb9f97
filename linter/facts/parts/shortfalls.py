"""Shortfalls: what is needed, what there is of it, and what is lacking: 需投入680万元，已落实450万元，缺口230万元."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, permutations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import Leftover, one_slip
from linter.facts.parts.wholes import CHANGE, SENTENCE_END, same_unit
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LACKING = regex(
    r"(?:缺口|缺额|差额|空编|缺编|空额|[尚还仍]缺|[尚还仍]差|短缺|缺少|缺席|缺勤|缺考|缺员|未到[位账]?|欠[缴交收付拨]|[尚还]欠|待筹|待落实|未落实|不足部分)"
    r"(?:资金|经费|人员|人数|面积|部分|额)?(?:为|达|有|共|计|的)*$"
)
"""How the words before a number end that tells what is lacking."""
_SIGN = regex("[缺差欠空未待短]|不足")
_NEEDED = regex(
    r"需|应[到收缴付交参拨退还出配报安]|总投资|概算|总额|总量|定[编员额]|编制|核定|批[准复]|额定|计划|任务|目标|预算|应急|名额|指标|设计"
)
_HELD = regex(
    r"到[位账]|落实|实[有到收缴际拨付退还出配参考]|筹[集措]|已经?|现[有已]|在[编岗职]"
    r"|完成|出席|签到|交来|配[备齐]|拨[付入]|收到"
)
_OTHER = regex("另|还有|其他|其余|含|不计|减免|核减|抵|同比|超|平均|[人户亩村年月日]均|每|上年|去年|以上|左右|约")
_ELECTED = regex("(?:选出|选举|当选|等额|的?候选)")
"""差额1名选出委员5名: how many more stood than were to be elected."""
_FARTHEST = 6
"""Numbers before the lacking ones among which the other two stand."""
_STOPS = 1
"""Full stops between them."""


def find_shortfalls(ledger: Ledger) -> Iterator[Leftover]:
    """Every number that is told as lacking, where one slip keeps it from being what is needed less what there is."""
    for row in ledger.rows:
        for at, (left, gap) in enumerate(row.cells):
            if at > 1 and _SIGN.search(gap) and _LACKING.search(gap) and left.is_amount:
                if _ELECTED.match(row.behind(at)):
                    continue
                found = _before(row, at)
                if found:
                    yield found


def _before(row: Row, at: int) -> Leftover | None:
    left = row.cells[at].quantity
    stops = 0
    gap = row.cells[at].gap
    near: list[int] = []
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        stops += len(SENTENCE_END.findall(gap))
        if stops > _STOPS:
            break
        gap = row.cells[index].gap
        quantity = row.cells[index].quantity
        if same_unit(quantity, left) and not quantity.approximate and not CHANGE.search(gap):
            near.append(index)
    if left.approximate or len(near) < 2 or _explained(row, near, left):
        return None
    held = next((index for index in near if _HELD.search(row.cells[index].gap[-12:])), None)
    needed = next((index for index in near if held and index < held and _NEEDED.search(row.cells[index].gap)), None)
    if held is None or needed is None:
        return None
    told = "".join(row.cells[index].gap for index in range(needed + 1, at + 1))
    base, got = row.cells[needed].quantity, row.cells[held].quantity
    if _OTHER.search(told) or got.value >= base.value or not one_slip(base, got, left):
        return None
    return Leftover(base, (got,), left, True, (), inferred=True)


def _explained(row: Row, near: list[int], left: Quantity) -> bool:
    """True where two of the numbers, or a run of them, leave what is lacking."""
    told = [row.cells[index].quantity for index in near]
    values = [one.value for one in told]
    # As they are printed: coarse numbers, 3.2亿元 beside 9300万元, meet the sums of others by chance.
    if any(abs(one - other - left.value) <= left.step for one, other in permutations(values, 2)):
        return True
    runs = [said for start in range(len(values)) for said in accumulate(values[start:])]
    return left.value in runs or any(said + left.value in values for said in runs)

"""Complements: of a number so many are, which a share proves, and the others are not.

抽查640份，签字齐全的606份，占94.7%；签字缺失的43份.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import Leftover, one_slip
from linter.facts.parts.wholes import CHANGE, same_unit
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,；;。：:、（(\\n]")
_DENIED = regex(
    r"^(?:其余|剩余|余下|其他|另有?|尚有|还有|仍有|剩下?)|未|(?<!不[低少])不(?!含|包括|同|断|少于|低于|起诉)|没|缺|漏|无效|失败|逾期|落空|空置|空缺|退[回学出]|拒|存疑|待"
)
"""What the name of those holds that are not so."""
_DENIAL = regex("^(?P<not>未|不|没有?|非|无)(?P<what>[一-鿿]{1,6}?)(?:的|有|共|为)*$")
_FOUND_ANEW = regex(r"[又再]|新(?:发现|查出|排查|增)|补(?:查|报|录|登)|额外|还(?:发现|查出|排查)")
"""认定74个；核查又发现漏报19个: they come on top of the whole, and are no rest of it."""
_NOT_DUE = regex("[^，,。；;]{0,10}(?:[期时]限内|未到期|未到时限)")
"""应办结工单3万件…；另有1500件尚在办理期限内: those are not of the ones that were due."""
_EXAMINED = regex("[检查审验评考]|测(?!绘)|排查")
_FAILED = regex("通过|合格|达标|符合|过关")
_NO_SHARE = regex("同比|环比|增[长幅]|下降|提高|上升|[比较](?:上|去|年|期)|目标|高于|低于|提升|回升")
_FARTHEST = 3
"""Numbers from the first one to its share, and from either to the others."""
_LOOK_BACK = 14
"""Numbers before the first one among which the whole stands."""
_BLOCKS = 2
"""Paragraphs back to it."""
_TELLING = 100
"""Steps of a share (three digits) below which another number has it by chance."""


def find_complements(ledger: Ledger) -> Iterator[Leftover]:
    """Every pair of those that are so and those that are not which one slip keeps from coming to their whole."""
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            if quantity.kind != "count" or at == 0 or not _DENIED.search(_MARK.split(gap)[-1]):
                continue
            if _FOUND_ANEW.search(_MARK.split(gap)[-1]) or _NOT_DUE.match(row.behind(at)):
                continue
            found = _by_share(ledger, row, at) or _by_name(row, at)
            if found and one_slip(found.base, found.settled[0], found.left):
                yield found


def _by_name(row: Row, at: int) -> Leftover | None:
    """检测230批次，合格218批次，不合格21批次: the whole, those that are so, and those that are not, side by side."""
    denial = _DENIAL.match(_MARK.split(row.cells[at].gap)[-1])
    if denial is None or at < 2:
        return None
    left, (settled, words), (base, before) = row.cells[at].quantity, row.cells[at - 1], row.cells[at - 2]
    name = _MARK.split(words)[-1].rstrip("的有共为").removeprefix("其中").removeprefix("已")
    if name != denial["what"] or "。" in words + row.cells[at].gap or CHANGE.search(before):
        return None
    if not same_unit(base, left) or not same_unit(settled, left) or settled.value >= base.value:
        return None
    if any(one.approximate for one in (base, settled, left)) or _stated(row, at, base, settled):
        return None
    return Leftover(base, (settled,), left, True, (), inferred=True)


def _by_share(ledger: Ledger, row: Row, at: int) -> Leftover | None:
    """The whole is the one number before of which the share told between the two, or behind them, is right."""
    left = row.cells[at].quantity
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        settled = row.cells[index].quantity
        if any("。" in cell.gap for cell in row.cells[index + 1 : at + 1]):
            return None
        if not same_unit(settled, left):
            continue
        share = _share(row, index, at)
        if share is None or settled.approximate or left.approximate:
            return None
        own, others = (_MARK.split(row.cells[one].gap)[-1] for one in (index, at))
        if _EXAMINED.search(own) and _FAILED.search(others):
            return None  # 检验1178台，检验率95%，未通过检验的26台: some of those examined
        wholes = [
            one for one in _before(ledger, settled) if one.value > settled.value and _is_share(settled, one, share)
        ]
        if len({one.value for one in wholes}) != 1 or _stated(row, at, wholes[-1], settled):
            return None
        return Leftover(wholes[-1], (settled,), left, True, (), inferred=True)
    return None


def _is_share(settled: Quantity, whole: Quantity, share: Quantity) -> bool:
    ratio = settled.interval.over(whole.interval)
    return ratio is not None and share.interval.meets(ratio)


def _share(row: Row, index: int, at: int) -> Quantity | None:
    """The share behind cell `index`, or behind cell `at`, that tells of those in cell `index`."""
    for cell in row.cells[index + 1 : at + 2]:
        one, gap = cell
        if one.kind == "percent" and not one.approximate and one.value / one.step >= _TELLING:
            words = _MARK.split(gap)[-1]
            # 未到考率 would be of the others.
            if not _NO_SHARE.search(gap) and not _DENIED.search(words) and "。" not in gap:
                return one
    return None


def _stated(row: Row, at: int, base: Quantity, settled: Quantity) -> bool:
    """True where what the two leave is told near by: the number here is of something else."""
    rest = base.value - settled.value
    return any(
        cell.quantity.value == rest and same_unit(cell.quantity, base)
        for cell in row.cells[max(0, at - _FARTHEST) : at + _FARTHEST]
    )


def _before(ledger: Ledger, settled: Quantity) -> list[Quantity]:
    end = ledger.quantity_index(settled.span.start)
    block = ledger.sentences[settled.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, end - _LOOK_BACK) : end]
        if same_unit(one, settled) and ledger.sentences[one.sentence].block >= block - _BLOCKS and not one.approximate
    ]

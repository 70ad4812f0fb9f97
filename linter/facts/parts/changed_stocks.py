"""Changed stocks: 由年初的86台减为64台，报废31台、新购9台: what a stock went from and to, and the flows told of it.

The flows stand in the same sentence, before or behind; others may have been left out, so only a slip proves anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.flows import Balance, Flow, flow_of
from linter.facts.parts.wholes import SENTENCE_END
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import one_key
from linter.interval import ZERO
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TURNED = regex(
    r"[一-鿿]{0,4}?(?:增[加长]?|减[少]?|压[减缩]|精简|缩[减小]|清理|整合|下?降|变更?|调整|扩[大充]|上?升|回落|发展|变化)[为到至成](?:现在的|目前的)?"
)
_FROM = regex(r"(?:由|从)[^，,；;。：:由从]{0,14}$")
_MARK = regex("[，,；;。：:、]")
_IN = regex(r"(?:又|再|另|新)[一-鿿]{1,6}$")
_OUT = regex(
    r"(?:退[回出还]|返[岗回]|召回|移[除出]|下架|归还|清[理退]|转[走出]|腾退|裁撤|撤并|合并|整合|撤销|收回|报废|淘汰|[注吊]销|核销|裁[减撤]|解散|关停|停[用办]|取缔)[一-鿿]{0,6}$"
)
_NO_FLOW = regex(r"计划|目标|预计|拟|其中|平均|同比|累计")
_AMONG = "其中"
_FARTHEST = 4
"""Numbers of the stock's unit on each side that may be its flows."""


def find_changed_stocks(ledger: Ledger) -> Iterator[Balance]:
    """Every stock told with where it came from and its flows, where one slip keeps them from agreeing."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            # 由47户102人变为52户117人 is told of two units.
            first = at - 2 if at > 1 and not row.cells[at - 1].gap else at - 1
            if not _TURNED.fullmatch(row.cells[at].gap) or not _FROM.search(row.cells[first].gap):
                continue
            last = at + 1 if at + 1 < len(row.cells) and not row.cells[at + 1].gap else at
            for opening, _ in row.cells[first:at]:
                for closing, _ in row.cells[at : last + 1]:
                    if closing.unit == opening.unit:
                        before, behind = _flows(row, first, -1, closing), _flows(row, last, 1, closing)
                        if before is None or behind is None:
                            continue  # a number of the unit that may be another flow
                        flows = (*before, *behind)
                        balance = Balance(opening, flows, closing)
                        if {flow.into for flow in flows} == {True, False} and _slipped(balance):
                            yield balance


def _flows(row: Row, at: int, step: int, stock: Quantity) -> list[Flow] | None:
    """The flows of a stock in the sentence of cell `at`, before it or behind it; None where one is not understood."""
    found: list[Flow] = []
    index = at + step
    while 0 <= index < len(row.cells) and len(found) < _FARTHEST:
        cell = row.cells[index]
        between = row.cells[index + 1].gap if step < 0 else cell.gap
        if SENTENCE_END.search(between):
            break
        # 注销7户15人: the second measure of a flow.
        told = row.cells[index - 1] if index and not cell.gap else cell
        words = _MARK.split(told.gap)[-1]
        if words.startswith(_AMONG) and index == at + 1 and (_IN.search(words) or _OUT.search(words)):
            words = words.removeprefix(
                _AMONG
            )  # 减少到15户，其中注销3户: of the change, and not of what was told before
        if cell.quantity.unit == stock.unit and not _NO_FLOW.search(words):
            flow = flow_of(Cell(cell.quantity, told.gap.replace(_AMONG, "")), stock)
            if flow is None and not cell.quantity.approximate and (_IN.search(words) or _OUT.search(words)):
                flow = Flow(cell.quantity, not _OUT.search(words))
            if flow is None:
                return None
            found.append(flow)
        index += step
    return found


def _slipped(balance: Balance) -> bool:
    """True where all flows together, and no choice of them, miss the closing stock by one key."""
    opening, closing = balance.opening, balance.closing
    if opening is None or opening.approximate or closing.approximate:
        return False
    signed = [flow.quantity.value * (1 if flow.into else -1) for flow in balance.flows]
    off = closing.value - opening.value
    if any(sum(some, ZERO) == off for some in product(*((value, ZERO) for value in signed))):
        return False
    over = sum(signed, ZERO) - off
    return (
        one_key(closing, closing.value + over)
        or one_key(opening, opening.value - over)
        or any(one_key(flow.quantity, flow.quantity.value - over * (1 if flow.into else -1)) for flow in balance.flows)
    )

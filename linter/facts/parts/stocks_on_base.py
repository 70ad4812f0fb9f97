"""Stocks on a base: 在年初31.40亿元债务余额的基础上，新增4.60亿元，偿还1.85亿元, and 6月末债务余额34.51亿元 elsewhere.

The words name the opening stock and what moved it, and leave the closing one to another paragraph, or to their own end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.flow_rows import LAST_MONTH
from linter.facts.parts.flows import Balance, Flow, flow_of, of_one_class
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.rows import Cell, Row
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BASE = "基础上"
_OPENING = regex("在(?:年初|上年末|去年底|期初|月初)(?P<name>[一-鿿]{0,16})$")
_ON_BASE = regex("(?P<name>[一-鿿]{0,14}?)的?基础上[，,][^。；;]*$")
_CLOSING = regex(
    r"(?:[年期季]末|(?:\d{1,2})?月[末底]|年底|截[至止][^，,。；;]{2,10})[，,]?[一-鿿]{0,14}(?:余额|存量|库存|在册|现有|保有量)[一-鿿]{0,8}$"
)
_OTHER = regex("限额|上年|去年|同期|[较比]|预算|计划|目标|另有|此外|口径|其他因素|置换")
_ENDS = regex("[。；;\\n]")
_BARE = regex("余额|存量|库存|在册|现有|保有量|政府|年末|月末|年初")
_MONTH = regex(r"(?P<month>\d{1,2})月")
_LEAD, _BEFORE = 40, 6
"""Characters before a closing stock that are read, and those before its day that may tell another year."""


def find_stocks_on_base(ledger: Ledger) -> Iterator[Balance]:
    """Every opening stock told as the base of its flows, with the one closing stock that one slip sets apart."""
    if _BASE not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells[:-1]):
            opens = _OPENING.search(cell.gap)
            on_base = _ON_BASE.match(row.cells[at + 1].gap) if opens else None
            flows = _flows(row, at) if on_base else ()
            if opens and on_base and flows:
                words = ledger.text[cell.quantity.span.end : flows[-1].quantity.span.end]
                found = _closing(ledger, cell.quantity, flows, _Stock(opens["name"] + on_base["name"], words))
                if found:
                    yield Balance(cell.quantity, tuple(flows), found)


def _flows(row: Row, at: int) -> Sequence[Flow]:
    """What moved the stock, up to the end of the sentence; none where a number of its unit is something else."""
    opening = row.cells[at].quantity
    flows: list[Flow] = []
    last = at
    for index in range(at + 1, len(row.cells)):
        cell = row.cells[index]
        if _ENDS.search(cell.gap):
            break
        if cell.quantity.unit != opening.unit or _CLOSING.search(cell.gap):
            continue
        gap = cell.gap.rpartition("，")[2] or cell.gap
        flow = flow_of(Cell(cell.quantity, gap), opening)
        if flow is None or _OTHER.search(gap):
            return ()
        flows.append(flow)
        last = index
    return () if _OTHER.search(row.behind(last).split("。")[0]) else flows


class _Stock(NamedTuple):
    """What is told of a stock where its opening stands."""

    name: str
    flows: str
    """The words of its flows, which may tell of what months they are."""


def _closing(ledger: Ledger, opening: Quantity, flows: Sequence[Flow], stock: _Stock) -> Quantity | None:
    """The stock of that name at the end of the period, where it is told once and one slip of the pen would mend it."""
    found = [one for one in ledger.quantities if one is not opening and _is_closing(ledger, one, opening, stock)]
    if len({one.value for one in found}) != 1:
        return None
    reached = opening.interval
    for flow in flows:
        reached = reached.plus(flow.quantity.interval) if flow.into else reached.minus(flow.quantity.interval)
    return found[-1] if not reached.meets(found[-1].interval) and _slipped(opening, flows, found[-1], reached) else None


def _is_closing(ledger: Ledger, one: Quantity, opening: Quantity, stock: _Stock) -> bool:
    if one.unit != opening.unit or one.approximate:
        return False
    lead = ledger.lead(one, _LEAD)
    told = _CLOSING.search(lead)
    if told is None or _OTHER.search(lead, max(0, told.start() - _BEFORE)):
        return False
    month = _MONTH.search(told.group())
    due = {end for words, end in LAST_MONTH.items() if words in stock.flows}
    if month and due and month["month"] not in due:
        return False
    name, other = (_BARE.sub("", words) for words in (stock.name, told.group()))
    return share_a_bigram(name, other) and of_one_class(name, other)


def _slipped(opening: Quantity, flows: Sequence[Flow], closing: Quantity, reached: Interval) -> bool:
    """True where one slip in one of the numbers makes them agree."""
    over = reached.minus(closing.interval)
    aims = [(closing, reached), (opening, opening.interval.minus(over))]
    aims += [
        (flow.quantity, flow.quantity.interval.minus(over) if flow.into else flow.quantity.interval.plus(over))
        for flow in flows
    ]
    return any(reaches(one, aim) for one, aim in aims)

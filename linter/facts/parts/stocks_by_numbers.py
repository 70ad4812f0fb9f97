"""Stocks by numbers: the only numbers of their unit in a paragraph, what there was, what moved and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.flow_rows import ends_later
from linter.facts.parts.flow_words import OTHER_CAUSE
from linter.facts.parts.flows import Balance, Flow
from linter.facts.quantities.slips import mends
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OPENING = regex("[年期月季汛]初|汛前|上年|上[月季期]末|去年[末底]?|年[末底]|原有|结转|\\d[日时]")
_CLOSING = regex("余额|结余|剩|[年期月季][末底]|盘点|库内|现[有存]|实有|[降减增变]至?为|[减增降升]到|\\d[日时]")
_IN = regex("收入|购|入库|拨款|新增|增加|纳入|收到|补充|调入|发行|进")
_OUT = regex("支|兑付|出库|报废|处置|拍卖|调往|退|偿还|减少|注销|销售|核销|拨付|发放|用去|领用")
_NO_FLOW = regex("其中|[比较]|计划|预算|每|均|另|约|同比|累计|占|分别|净|未")
_MARK = regex("[，,。；;：:\\n]")
_ASIDE = regex("[（(][^（()）]*[）)]")
_AMONG, _LIMIT = regex("[，,（(；;]其中"), regex("限额|上限|红线|限定")
_MOST = 12
"""Numbers of one unit in a paragraph, the parts of flows among them, beyond which it tells of several stocks."""
_SIZES = (4, 5)
"""Numbers of the unit in the paragraph: the two stocks, and two or three flows."""
_FIFTH = 5
"""Part of the closing stock by which a wrong one that is no slip is off at most."""


def find_stocks_by_numbers(ledger: Ledger) -> Iterator[Balance]:
    """Every stock with flows both ways, that its paragraph tells with no other number of the unit."""
    for numbers in ledger.by_block.values():
        groups: dict[str, list[Quantity]] = {}
        for one in numbers:
            if one.is_amount and one.unit:
                groups.setdefault(one.unit, []).append(one)
        for alike in groups.values():
            group = _without_asides(ledger, alike) if len(alike) <= _MOST else alike
            told = group[:-1] if len(group) > _SIZES[0] and group[-1].value == group[0].value else group
            if len(told) in _SIZES and not any(one.approximate for one in told):
                found = _balance(ledger, told)
                if found:
                    yield found


def _without_asides(ledger: Ledger, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The numbers without limits and without those that break down the one before: 其中因病95户、因残31户."""
    kept: list[Quantity] = []
    parts: list[Quantity] = []
    for one in numbers:
        if _LIMIT.search(one.before):
            continue
        if parts or (kept and _AMONG.search(ledger.text, kept[-1].span.end, one.span.start)):
            parts.append(one)
            if sum((part.value for part in parts), Decimal(0)) == kept[-1].value:
                parts = []
            continue
        kept.append(one)
    return [*kept, *parts] if parts else kept


def _balance(ledger: Ledger, told: Sequence[Quantity]) -> Balance | None:
    opening, *moved, closing = told
    if not _OPENING.search(ledger.lead(opening)):
        return None
    at = ledger.quantity_index(closing.span.start)
    behind = ledger.quantities[at - 1].span.end
    words = ledger.text[max(behind, ledger.sentences[closing.sentence].span.start) : closing.span.start]
    if not _CLOSING.search(words) or _NO_FLOW.search(_MARK.split(words)[-1]):
        return None
    between = ledger.text[opening.span.end : closing.span.start - len(words)]
    if OTHER_CAUSE.search(between) or ends_later(between, words):
        return None
    flows = []
    for one in moved:
        before = ledger.quantities[ledger.quantity_index(one.span.start) - 1].span.end
        start = max(before, ledger.sentences[one.sentence].span.start)
        clause = _MARK.split(_ASIDE.sub("", ledger.text[start : one.span.start]))[-1]
        into, out = _IN.search(clause) is not None, _OUT.search(clause) is not None
        if into == out or _NO_FLOW.search(clause):
            return None
        flows.append(Flow(one, into))
    if len({flow.into for flow in flows}) == 1:
        return None
    needed = opening.value + sum((f.quantity.value * (1 if f.into else -1) for f in flows), Decimal(0))
    near = abs(needed - closing.value) * _FIFTH <= max(needed, closing.value)
    if needed <= 0 or not (mends(closing, needed) or near):
        return None
    return Balance(opening, tuple(flows), closing)

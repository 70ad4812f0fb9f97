"""Planned steps: 支出完成30.4亿元, and behind it a plan that is measured from it: 支出安排31.9亿元，比上年增长5%.

A base may be adjusted between the two, so only a slip of the pen in one of the numbers tells that they should agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_BASIS, OTHER_FOOTING, STEP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.slips import printed_digits, swapped
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FUND = regex(
    r"(?:^|[，,。；;：:、\n\s])(?P<level>[全我本][省市县区州旗]|[省市县区州]本?级)(?:完成)?"
    r"(?P<fund>(?:地方)?(?:一般公共|政府性基金|国有资本经营|社会保险基金|社保基金)(?:预算)?(?:收入|支出))"
    r"(?:预计|拟|安排|按|预期|计划|完成|执行|实现|实际|为|数|：|:){0,6}$"
)
_PLANNED = regex("安排|预期|计划|按|拟")
_DONE = regex("完成|执行|实现")
_BASE = regex("(?:比|较|同比)?(?:上年|去年)?(?:同期)?(?:预计)?(?:完成|执行|实际|决算)?数?(?:同口径)?")
"""What a plan is measured from where it is this outturn: not 比2020年, nor 比调整后的基数."""
_DIGITS_OF_AMOUNT = 4
_DIGITS_OF_RATE = 3
"""Digits among which two neighbours that changed places are no coincidence."""


def find_planned_steps(ledger: Ledger) -> Iterator[Change]:
    """Every plan with a rate of change that a slip keeps from the one outturn of its level, fund and side."""
    if "预算" not in ledger.text:
        return
    told: dict[tuple[str, str], list[tuple[Cell, Step | None]]] = {}
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            named = _FUND.search(cell.gap) if cell.quantity.kind == "money" else None
            if named and not cell.quantity.approximate:
                step = _step(row.cells[at + 1]) if at + 1 < len(row.cells) else None
                key = (named["level"], named["fund"].replace("预算", "").replace("社保", "社会保险"))
                told.setdefault(key, []).append((cell, step))
    for found in told.values():
        # The one outturn, and the one plan behind it; told more often, they may be of other years or wholes.
        if len(found) == 2:
            (first, _), (second, step) = found
            if (
                step
                and _pair(first, second)
                and not _on_other_basis(step)
                and _slipped(first.quantity, second.quantity, step)
            ):
                yield Change(first.quantity, second.quantity, None, (step,), (second.quantity,))


def _pair(first: Cell, second: Cell) -> bool:
    done, plan = _tail(first.gap), _tail(second.gap)
    usable = not _PLANNED.search(done) and not _DONE.search(plan)
    return usable and comparable(first.quantity, second.quantity) and first.quantity.value > 0


def _tail(gap: str) -> str:
    named = _FUND.search(gap)
    return gap[named.start() :].replace("预算", "") if named else ""


def _step(cell: Cell) -> Step | None:
    """增长2% right behind an amount, measured from what the year before came to."""
    words = re.sub(r"\s+", "", cell.gap)
    told = STEP.fullmatch(words) if cell.quantity.printed_unit == "%" and not cell.quantity.approximate else None
    if told is None or OTHER_FOOTING.search(words) or not _BASE.fullmatch(told["than"] or ""):
        return None
    return Step(cell.quantity, told["up"] is not None, told["up"] or told["down"])


def _on_other_basis(step: Step) -> bool:
    """True for 增长4%（剔除一次性因素）."""
    rate = step.quantity
    return OTHER_BASIS.search(re.split("[。；;\n]", rate.text[rate.span.end : rate.span.end + _BEHIND])[0]) is not None


_BEHIND = 40
"""Characters behind a rate that may tell its footing."""


def _slipped(first: Quantity, second: Quantity, step: Step) -> bool:
    """True where the rate does not fit, and two neighbours exchanged in one of the three make it fit."""
    rate, one = step.quantity, Interval.exactly(Decimal(1))
    said = one.plus(rate.interval) if step.up else one.minus(rate.interval)
    grown = second.interval.over(first.interval)
    if not rate.value or grown is None or grown.meets(said.widened(rate.step)):
        return False
    change = second.value / first.value - 1
    meant = str(int((abs(change) / rate.step).to_integral_value()))
    if (change > 0) == step.up and swapped(printed_digits(rate), meant, _DIGITS_OF_RATE):
        return True
    starts = any(said.holds(second.value / value) for value in _exchanged(first))
    return starts or any(said.holds(value / first.value) for value in _exchanged(second))


def _exchanged(amount: Quantity) -> Iterator[Decimal]:
    """What an amount comes to with two neighbouring digits exchanged."""
    figures = printed_digits(amount)
    for at in range(len(figures) - 1 if len(figures) >= _DIGITS_OF_AMOUNT else 0):
        other = figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :]
        if other != figures:
            yield amount.value * int(other) / int(figures)

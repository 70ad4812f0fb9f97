"""Stocks: the opening balance with what came in and went out against the closing balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.facts.rows import Row
from linter.facts.surpluses import Surplus, find_surpluses
from linter.finding import Hit
from linter.interval import total
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger

_STOP = re.compile(r"[。！？!?\n]")
_LIMIT = re.compile(r"限额|上限")
_MARKS = re.compile(r"[，,；;。：:]")
_HELD = re.compile(
    "[余结库存在旧](?:(?<=余)额|(?<=结)[余存转]|(?<=库)存|(?<=存)量|(?<=在)[册编]|(?<=旧)存)|未[审检办]?结"
)
_STOCK = "[^，,；;。]{0,16}(?:余额|结余|结存|库存|存量|在册|在编|未[审检办]?结)"
_OPENING = re.compile(
    rf"(?:年初|期初|月初|上年末|上年底|上年|(?P<year>(?:19|20)\d\d)年(?:末|底)){_STOCK}|旧存|上年结转案件"
)
_CLOSING = re.compile(
    rf"(?:年末|期末|月末|年底|(?P<year>(?:19|20)\d\d)年(?:末|底)){_STOCK}|^(?:尚|现)?(?:有)?未[审检办]?结(?:案件)?$"
)
_IN = re.compile(
    r"(?:发行|新增|举借|增加|购入|转入|收入|新收|受理|纳入|入库|调入|迁入|新识别|新认定)[^，,；;。余]{0,8}$"
)
_OUT = re.compile(
    r"(?:还本|偿还|归还|化解|减少|核销|转出|支出|审结|办结|结案|检结|退出|领用|出库|调出|迁出|清退|注销)[^，,；;。余]{0,8}$"
)


@dataclass(frozen=True)
class RollForward:
    """Recomputes 年初余额 + 新增 − 偿还 = 年末余额."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each closing balance that its flows do not give."""
        for row in ledger.rows:
            yield from _in_row(ledger, row)
        for surplus in find_surpluses(ledger):
            hit = _left(ledger, surplus)
            if hit:
                yield hit


def _left(ledger: Ledger, surplus: Surplus) -> Hit | None:
    """当年结余 against income less expense; silent where any income and any expense give it."""
    income, expense, left = surplus.incomes[0], surplus.expenses[0], surplus.left
    ledger.note_summed(income, expense, left)
    for one in surplus.incomes:
        for other in surplus.expenses:
            if one.interval.minus(other.interval).meets(left.interval):
                return None
    value = income.value - expense.value
    texts = written([income.value, expense.value, value, left.value], scale_of(ledger, (income, expense, left)))
    certain = len(surplus.incomes) == len(surplus.expenses) == 1
    return Hit(
        (left.span, income.span, expense.span),
        {"closing": ledger.quote(left.span), "sum": texts[2]},
        f"{texts[0]} − {texts[1]} = {texts[2]} ≠ {texts[3]}",
        severity="error" if certain else "warning",
    )


def _in_row(ledger: Ledger, row: Row) -> Iterator[Hit]:
    if not any(_HELD.search(cell.gap) for cell in row.cells):
        return
    opening: Quantity | None = None
    year = ""
    into: list[Quantity] = []
    out: list[Quantity] = []
    for quantity, gap in row.cells:
        if _STOP.search(gap):
            opening = None
        words = _MARKS.split(gap)[-1]
        if _LIMIT.search(words):
            continue
        begins = _OPENING.search(words)
        closes = _CLOSING.search(words)
        if opening is not None and closes and closes["year"] != year and quantity.unit == opening.unit:
            if into and out:
                hit = _compare(ledger, opening, into, out, quantity)
                if hit:
                    yield hit
            opening = None
        elif begins:
            opening, year, into, out = quantity, begins["year"] or "-", [], []
        elif opening is not None and quantity.unit == opening.unit:
            flows = into if _IN.search(words) else out if _OUT.search(words) else None
            if flows is not None and all(flow.value != quantity.value for flow in flows):
                flows.append(quantity)


def _compare(
    ledger: Ledger, opening: Quantity, into: list[Quantity], out: list[Quantity], closing: Quantity
) -> Hit | None:
    """Silent where one class of flows is told with two values: nobody can tell which one counts."""
    if len(into) > 1 or len(out) > 1:
        return None
    parts = (opening, *into, *out)
    ledger.note_summed(*parts, closing)
    said = total((opening.interval, into[0].interval)).minus(out[0].interval)
    if said.meets(closing.interval) or any(part.approximate for part in (*parts, closing)):
        return None
    value = opening.value + into[0].value - out[0].value
    texts = written([*(part.value for part in parts), value, closing.value], scale_of(ledger, (*parts, closing)))
    return Hit(
        (closing.span, *(part.span for part in parts)),
        {"closing": ledger.quote(closing.span), "sum": texts[3]},
        f"{texts[0]} + {texts[1]} − {texts[2]} = {texts[3]} ≠ {texts[4]}",
        severity="warning",
    )

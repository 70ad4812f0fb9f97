"""Stocks: the opening balance with what came in and went out against the closing balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.facts.rows import Row
from linter.finding import Hit
from linter.interval import total
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger

_STOP = re.compile(r"[。！？!?\n]")
_LIMIT = re.compile(r"限额|上限")
_MARKS = re.compile(r"[，,；;。：:]")
_HELD = re.compile("[余结库存](?:(?<=余)额|(?<=结)[余存]|(?<=库)存|(?<=存)量)")
_STOCK = "[^，,；;。]{0,16}(?:余额|结余|结存|库存|存量)"
_OPENING = re.compile(rf"(?:年初|期初|月初|上年末|上年底|上年|(?P<year>(?:19|20)\d\d)年(?:末|底)){_STOCK}")
_CLOSING = re.compile(rf"(?:年末|期末|月末|年底|(?P<year>(?:19|20)\d\d)年(?:末|底)){_STOCK}")
_IN = re.compile(r"(?:发行|新增|举借|增加|购入|转入|收入)[^，,；;。余]{0,8}$")
_OUT = re.compile(r"(?:还本|偿还|归还|化解|减少|核销|转出|支出)[^，,；;。余]{0,8}$")


@dataclass(frozen=True)
class RollForward:
    """Recomputes 年初余额 + 新增 − 偿还 = 年末余额."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each closing balance that its flows do not give."""
        for row in ledger.rows:
            yield from _in_row(ledger, row)


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
    )

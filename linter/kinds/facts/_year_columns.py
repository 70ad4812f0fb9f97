"""Changes between two columns of years: 项目支出 541.54 508.73 and 项目支出较上年增加32.81万元，增长6.9%.

Of the amount and the rate told of a row, one shows that the two columns are meant; the other must agree as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.tables.table_names import bare_label
from linter.facts.tables.tables import Cell, Table
from linter.finding import Hit
from linter.kinds._show import percent
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_CHANGE = (
    r"(?<![一-鿿])(?P<name>NAMES)(?:比|较)(?:上年|去年|(?P<year>20\d\d)年)(?P<final>决算数?)?(?:(?P<up>增加|增长|多支|增支)|(?P<down>减少|下降|少支|减支))了?"
    rf"(?P<amount>{_NUMBER})(?P<unit>[万亿]?元|[^\d，,。；;]{{0,2}})[，,](?:增长|增幅|下降|降低|上升|增幅为|降幅为)(?:了|为)?(?P<rate>\d+(?:\.\d+)?)[%％]"
)
_OTHER_BASIS = regex("可比|同口径|口径(?:调整|计算)|不变价|剔除|扣除|实际增长|名义")
_HALF = Decimal("0.5")
_FULL = Decimal(100)


class _Row(NamedTuple):
    now: Cell
    before: Cell
    year: int
    """Of the column before."""
    planned: bool
    """Columns of a budget."""


def year_column_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every rate that its row does not give, where the amount told with it is the row's."""
    every: dict[str, list[_Row]] = {}
    for table in ledger.tables:
        for name, row in _rows(table):
            every.setdefault(name, []).append(row)
    rows = {name: found[0] for name, found in every.items() if len(found) == 1}
    if not rows:
        return
    names = "|".join(sorted(map(re.escape, rows), key=len, reverse=True))
    for told in regex(_CHANGE.replace("NAMES", names)).finditer(ledger.text) if "年" in ledger.text else ():
        now, before, year, planned = rows[told["name"]]
        if (told["year"] and int(told["year"]) != year) or (told["final"] and planned):
            continue
        sentence = ledger.sentences[ledger.sentence_at(told.start())].span
        if _OTHER_BASIS.search(ledger.text, *sentence):
            continue
        assert now.value is not None
        assert before.value is not None
        change = now.value - before.value
        up = told["up"] is not None
        amount = Decimal(told["amount"].replace(",", ""))
        if before.value <= 0 or amount != abs(change) or up != (change > 0):
            continue
        rate, places = Decimal(told["rate"]), len(told["rate"].partition(".")[2])
        actual, step = abs(change) / before.value, Decimal(1).scaleb(-places)
        # Rounded half up, or cut off; and what the row and the amount print is rounded itself.
        low, high = _rates(now, before, amount, Decimal(1).scaleb(-len(told["amount"].partition(".")[2])))
        if rate - step * _HALF <= high and low < rate + step:
            continue
        shown = percent(actual, places)
        span = Span(told.start("rate"), told.end())
        calculation = f"({now.text} − {before.text}) ÷ {before.text} = {percent(actual, places + 1)} ≠ {told['rate']}%"
        values = {"row": told["name"], "told": ledger.quote(span), "actual": shown}
        yield Hit((span, now.span, before.span), values, calculation, "warning", "years")


def _rates(now: Cell, before: Cell, amount: Decimal, place: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest rate in percent of what rounds to the two cells and to the amount."""
    assert now.value is not None
    assert before.value is not None
    change, slack, half = abs(now.value - before.value), (now.step + before.step) * _HALF, before.step * _HALF
    least, most = max(change - slack, amount - place * _HALF), min(change + slack, amount + place * _HALF)
    return least / (before.value + half) * _FULL, most / max(before.value - half, half) * _FULL


def _rows(table: Table) -> Iterator[tuple[str, _Row]]:
    """The rows of a table whose only two columns of figures are one thing for two years in a row."""
    columns = sorted(table.heading)
    years = {column: YEAR.findall(table.heading[column]) for column in columns}
    dated = [column for column in columns if len(years[column]) == 1]
    if len(dated) != 2:
        return
    first, second = (int(years[column][0]) for column in dated)
    words = {YEAR.sub("", table.heading[column]) for column in dated}
    if abs(first - second) != 1 or len(words) != 1:
        return
    now, before = dated if first > second else reversed(dated)
    planned = any("预算" in word for word in words)
    told: dict[str, list[_Row]] = {}
    for line in table.rows:
        cells = [line.figures.get(column) for column in (now, before)]
        if len(line.figures) == len(dated) and cells[0] and cells[1] and None not in (cells[0].value, cells[1].value):
            told.setdefault(bare_label(line.label), []).append(_Row(cells[0], cells[1], min(first, second), planned))
    for name, rows in told.items():
        if len(rows) == 1 and len(name) > 2:
            yield name, rows[0]

"""Turned shares: 一般贸易924亿元，占24.7%；加工贸易328亿元，占69.6%: of one whole, the smaller has the larger share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.rows import Row
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Classed(NamedTuple):
    """A class of a list with its value and its share."""

    value: Quantity
    share: Quantity
    whole: str
    """The words that name what it is the share of; empty where only 占 or 占比 is told."""
    at: int
    """Index of the share in its row."""


_SHARE = regex(
    r"[，,、]?(?:[约均各共]|分别)?占(?P<whole>[^，,。；;、：:占\d]{0,20}?)的?(?:比重?|比例|份额)?(?:约|为|达到?|是)*$"
)
_BETWEEN = regex(
    r"[，,、]?(?:同比|环比|比上年末?|较上年末?|比年初)?(?:实际|名义)?(?:增长|下降|上升|回落|提高|增加|减少|增)[了约]?$"
)
"""A rate of growth between a value and its share."""
_PARTED = regex(
    r"其中|包括|包含|(?:在|从)[^，,。；;]{1,16}(?:[中里]|看)[，,]|[。！？!?\n](?!$)|此外|另|之中|当中"
    r"|[一-鿿](?<![初高大集空])中(?![心央学小医等型层级专共介部])"
)
"""Words behind which a part of what was told, or another whole, begins."""
_NAME = regex(r"(?:其中)?(?P<name>[一-鿿]{2,14})$")
_OWN_WHOLE = regex(
    "^全[国省市区县州盟旗镇乡]$|市场|份额|行业|同业|系统|计划|预算数|任务|目标|其|该|同期|同类|各自|年初"
)
"""A whole that each class has for itself."""
_PERCENT = "%"


def find_turned_shares(ledger: Ledger) -> Iterator[tuple[Classed, Classed]]:
    """Every two classes of one list of which the one with the smaller value has the larger share."""
    if "占" not in ledger.text:
        return
    for row in ledger.rows:
        for run in _runs(row):
            turned = [pair for pair in combinations(run, 2) if _turned(*pair)]
            if turned:
                yield min(turned, key=lambda pair: pair[1].at - pair[0].at)


def _runs(row: Row) -> Iterator[list[Classed]]:
    """The classes of a row with their shares, list by list."""
    run: list[Classed] = []
    end = -1
    for at, (share, gap) in enumerate(row.cells):
        told = _SHARE.search(gap) if share.kind == "percent" and share.printed_unit == _PERCENT else None
        value = _value_before(row, at) if told and not _OWN_WHOLE.search(told["whole"]) else None
        if told is None or value is None or _has_own_name(row.cells[value].quantity, gap[: told.start()]):
            continue
        one = Classed(row.cells[value].quantity, share, told["whole"], at)
        between = "".join(cell.gap for cell in row.cells[end + 1 : value + 1])
        goes_on = run and value == end + 1 and not _PARTED.search(between) and not _of_the_last(run[-1], between)
        if not goes_on or run[-1].whole != one.whole or run[-1].value.unit != one.value.unit:
            yield run
            run = []
        run.append(one)
        end = at
    yield run


def _has_own_name(value: Quantity, words: str) -> bool:
    """True for 中级医师98人，中高级医师占比80.0%: the share is that of others than the number before it."""
    mark, _, name = words.rpartition("，")
    return bool(mark or words.startswith("，")) and len(name) >= _NAMED and name not in value.before


_NAMED = 2
"""Characters that name a class of its own."""


def _of_the_last(last: Classed, words: str) -> bool:
    """True where the next class bears the name of the last: 重症130人，占5%；上述重症患者117人，占90%."""
    named = _NAME.search(last.value.before)
    return named is not None and named["name"] in words


def _value_before(row: Row, at: int) -> int | None:
    """Where the value stands whose share the cell `at` tells, growth in between left out."""
    value = at - 1
    if value > 0 and row.cells[value].quantity.kind == "percent" and _BETWEEN.fullmatch(row.cells[value].gap):
        value -= 1
    if value < 0 or not row.cells[value].quantity.is_amount or not row.cells[value].quantity.is_level:
        return None
    return value if row.cells[at].gap[:1] in "，,、占" else None


def _turned(one: Classed, other: Classed) -> bool:
    """True where the values and the shares lie in two orders, beyond rounding."""
    if any(q.approximate for q in (one.value, one.share, other.value, other.share)):
        return False
    less, more = sorted((one, other), key=lambda classed: classed.value.value)
    return stated(less.value).high < stated(more.value).low and stated(less.share).low > stated(more.share).high

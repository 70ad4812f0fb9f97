"""Account totals: 收、支总计均为549万元 is the income with what was carried over, and the outgo with what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)"
_UNIT = "(?P<unit>[万亿]?元)"
_ROW_UNIT = "[ 　]*(?P<unit>[万亿]?元)?"
_BEFORE = r"(?<!财政拨款)(?<!财政拨款总)(?<!公共预算)(?<!基金预算)(?<!经营预算)(?<!项目)(?<!上年)(?<!用于)"
_LINK = r"(?:（[^（）\n]{0,16}）)?(?:数|资金|金额)?(?:共计|总计|均为|各为|为|是|：|:|共|计)?[ 　\t|]*"
_BOTH = regex(rf"{_BEFORE}收(?:、|入|入、)?支出?总计(?:均为|均|各为|各|为)?[ 　]*{_NUMBER}[ 　]*{_UNIT}")
_ROWS = {
    "in": regex(rf"{_BEFORE}本年收入合计{_LINK}{_NUMBER}{_ROW_UNIT}"),
    "opening": regex(rf"{_BEFORE}(?:年初|上年)结转(?:和|及|与)?结余{_LINK}{_NUMBER}{_ROW_UNIT}"),
    "out": regex(rf"{_BEFORE}本年支出合计{_LINK}{_NUMBER}{_ROW_UNIT}"),
    "closing": regex(rf"{_BEFORE}年末结转(?:和|及|与)?结余{_LINK}{_NUMBER}{_ROW_UNIT}"),
}
_SHARED_OUT = regex(
    r"结余分配(?:数|资金)?(?:为|共|：)?[ 　]*0*[1-9]|非财政拨款结余(?:为|弥补)?[^，。\n]{0,8}\d"
    r"|事业基金弥补|用结余弥补|缴回|收回"
)
"""Other rows that belong to the account."""
_OTHER_ROW = regex(
    r"(?:提取|转入|转出|划[转入出]|调[入出整]|专用(?:基金|结余)|经营结余|结余分配|弥补|归集|上缴)"
    r"[^，,。；;\n\d]{0,16}(?=[\d,.]*[1-9])\d"
)
"""Any more row with an amount is of one of the sides, and the two rows need not make it up."""
_TABLE_UNIT = regex("单位[：:]?[ 　]*(?:人民币)?[ 　]*(?P<unit>[万亿]?元)")
_ROUNDED = Decimal("0.02")
"""In the unit printed: what the roundings of three rows come to."""


class Row(NamedTuple):
    """One row of the account."""

    span: Span
    value: Decimal
    """In the unit of the account."""


class Account(NamedTuple):
    """The total, and the two rows of one side that do not make it up."""

    side: str
    """out or in."""
    total: Row
    flow: Row
    carried: Row


def find_open_accounts(ledger: Ledger) -> Iterator[Account]:
    """The sides of an account whose two rows miss its total, while those of the other side make it up."""
    text = ledger.text
    if (
        "总计" not in text
        or "本年" not in text
        or "结转" not in text
        or _SHARED_OUT.search(text)
        or _OTHER_ROW.search(text)
    ):
        return
    totals = list(_BOTH.finditer(text))
    if len({match["number"] for match in totals}) != 1:
        return
    if not _in_one_unit(text, totals):
        return
    told = {label: _only(text, pattern) for label, pattern in _ROWS.items()}
    total = _row(totals[0])
    sides = {side: (told[side], told[rest]) for side, rest in (("in", "opening"), ("out", "closing"))}
    closed = {side: _closes(total, *rows) for side, rows in sides.items()}
    for side, other in (("in", "out"), ("out", "in")):
        flow, carried = sides[side]
        if flow and carried and closed[side] is False and closed[other]:
            yield Account(side, total, flow, carried)


def _in_one_unit(text: str, totals: list[re.Match[str]]) -> bool:
    """True where all that tell the account tell it in one unit; a row without one has that of its table."""
    rows = [match["unit"] for pattern in _ROWS.values() for match in pattern.finditer(text)]
    units = {match["unit"] for match in totals} | {unit for unit in rows if unit}
    if None in rows:
        tables = {match["unit"] for match in _TABLE_UNIT.finditer(text)}
        return bool(tables) and len(units | tables) == 1
    return len(units) == 1


def _only(text: str, pattern: re.Pattern[str]) -> Row | None:
    """The row, where every place that tells it tells the same."""
    found = list(pattern.finditer(text))
    return _row(found[0]) if len({match["number"] for match in found}) == 1 else None


def _row(match: re.Match[str]) -> Row:
    return Row(Span(*match.span("number")), Decimal(match["number"].replace(",", "")))


def _closes(total: Row, flow: Row | None, carried: Row | None) -> bool | None:
    """Whether the two come to the total; None where one of them is not told."""
    if flow is None or carried is None:
        return None
    return abs(flow.value + carried.value - total.value) <= _ROUNDED

"""Conversions: one measure in two units, 种植800公顷，折合1.2万亩, and 12.6万亩（8400公顷）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.units import without_powers
from linter.facts.quantities.slips import digits, slip_of_the_pen
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Conversion(NamedTuple):
    """A measure and the same in another unit."""

    given: Quantity
    converted: Quantity
    said: bool
    """True where 折合 or 即 says so; false where a bracket alone does."""


_SIGNS = (
    *("折合", "约合", "（合", "(合", "，合", "换算", "相当于", "即", "折算"),
    *("公顷）", "亩）", "米）", "公里）", "元）", "元)"),
)
_FIGURES = regex(r"[\d０-９.,，．\s]+")
_SAME = regex(r"[^，,。；;：:、\d]{0,4}?[，,（(]?(?:约)?(?:折合|合|换算|相当于|即|折算)(?:成|为|约|人民币)*$")
_IN_BRACKET = regex(r"^(?:约|折?合|约合|即|人民币|大写|[¥￥：:])*$")


def find_conversions(ledger: Ledger) -> Iterator[Conversion]:
    """Every measure that its neighbour repeats in another unit."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for row in ledger.rows:
        for before, cell in zip(row.cells, row.cells[1:], strict=False):
            if _SAME.fullmatch(cell.gap) and _same(before.quantity, cell.quantity):
                yield Conversion(before.quantity, cell.quantity, True)
        alone = len(row.cells) == 1 and row.host and not row.host_gap and not row.tail
        if alone and _IN_BRACKET.match(row.cells[0].gap) and _same(row.host[-1].quantity, row.cells[0].quantity):
            pair = Conversion(row.host[-1].quantity, row.cells[0].quantity, bool(row.cells[0].gap))
            # 建筑面积1200平方米（占地3亩）: a bare bracket is a conversion of units of land, or of the same digits.
            land = {without_powers(one.printed_unit) for one in pair[:2]} == {"亩", "公顷"}
            same = pair.given.kind == "money" or digits(pair.given.value) == digits(pair.converted.value)
            if pair.said or land or same:
                yield pair


def _same(one: Quantity, other: Quantity) -> bool:
    """True for two measures of one kind, printed in units of different names, and for 1256万元 and 1.256亿元."""
    # 每亩施肥40公斤，合1200吨: that of one, and of all.
    if _EACH.search(re.split(r"[，,、；;。（(]", one.before)[-1]) or any(_PER.match(q.after) for q in (one, other)):
        return False
    if one.kind == other.kind == "money":
        return _same_money(one, other)
    if one.kind != "measure" or other.kind != "measure" or one.unit != other.unit:
        return False
    return without_powers(one.printed_unit) != without_powers(other.printed_unit)


def _same_money(one: Quantity, other: Quantity) -> bool:
    """True for 365800元，合36.85万元: 每户500元，合6万元 and 罚款5600元，合8.56万元 are totals, of other digits."""
    scales = [_FIGURES.sub("", q.text[q.span.start : q.span.end]) for q in (one, other)]
    if one.unit != "元" or other.unit != "元" or one.approximate or other.approximate or scales[0] == scales[1]:
        return False
    told = digits(one.value)
    return (len(told) >= _TELLING and told == digits(other.value)) or slip_of_the_pen(other, one.value)


_EACH = regex("[每均各]|单价|(?<!高)标准|定额")
_PER = regex("[/／每]")
_TELLING = 2
"""Digits that two sums of money share by more than chance: 1000元 and 10万元 do not tell it."""

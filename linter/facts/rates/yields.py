"""Yields: 小麦播种面积45万亩…总产量21.6万吨，平均亩产450公斤, for any crop."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.rates.quotient import Quotient
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REACHED = r"(?:实现|完成|稳定在|(?:扩大|恢复|发展|增加|扩展)[到至]|达到了?|达|为|是|有|约|：|:)*$"
_AREA = regex(rf"(?P<crop>[一-鿿]{{1,8}}?)(?:播种|种植|栽植|栽培|养殖|收获|挂果|投产)?(?:总)?面积{_REACHED}")
_OUTPUT = regex(
    rf"(?P<crop>[一-鿿]{{0,8}}?)(?:总产量?|年?产量){_REACHED}|(?:共|累计|合计|总共)(?:收获|采收|收割|采摘|产出?|生产)(?:了)?(?P<taken>[一-鿿]{{1,6}}?)$"
)
_YIELD = regex(
    rf"(?:^|[，,；;、。])(?P<crop>[一-鿿]{{0,6}}?)(?:平均|每亩|每公顷)*(?:亩产量?|单产|产量)?(?:每亩|每公顷)?(?:平均)?{_REACHED}"
)
_PER_MU, _PER_HECTARE = regex(r"亩产|每亩|亩均"), regex(r"每公顷|公顷产")
_LAND = ("亩", "公顷")
_OTHER = regex(
    r"[上去前]年|同期|比|较|增|减|提高|下降|计划|预计|预期|目标|力争|示范|试验|高产|最高|优质|其中|每?株|新增|累计|折合|[由从]"
)
"""Another year, a change, a part: none of the three numbers."""
_PLACE = regex(r"^(?:全[市县区州省镇乡村国]|[我本][市县区州省镇乡村]|今年|全年|当年|(?:19|20)?\d*年|实现|完成)+")
_NEAR = 1
"""Paragraphs between an area and what was harvested on it."""
_SPARE = Decimal("0.005")
"""Share by which a yield may differ for other reasons than rounding."""


class _Field(NamedTuple):
    """Land under one crop, and the paragraph that tells of it."""

    area: Quantity
    crop: str
    block: int


def find_yields(ledger: Ledger) -> Iterator[Quotient]:
    """Every yield behind the area and the output of one crop in one paragraph or the next."""
    if "产" not in ledger.text or not any(land in ledger.text for land in _LAND):
        return
    field: _Field | None = None
    output: Quantity | None = None
    for row in ledger.rows:
        if field and row.block - field.block > _NEAR:
            field = None
        for at, (quantity, _gap) in enumerate(row.cells):
            if quantity.approximate or quantity.value <= 0 or _OTHER.search(quantity.before):
                continue
            if quantity.unit == "平方米":
                field, output = _field(quantity, row.block), None
            elif field is None or quantity.unit != "吨":
                continue
            elif not (hectare := _of_hectare(quantity)):
                output = _output(quantity, field)
            elif output:
                if _is_yield(quantity, field) and "亩" not in row.behind(at)[:2]:
                    together = quantity.sentence == output.sentence == field.area.sentence
                    yield Quotient("单产", ((quantity, output, field.area),), 10000 / hectare, _SPARE, together)
                field = None


def _field(area: Quantity, block: int) -> _Field | None:
    named = _AREA.search(area.before) if area.printed_unit.endswith(_LAND) else None
    return _Field(area, _crop(named["crop"]), block) if named else None


def _of_hectare(each: Quantity) -> Decimal | None:
    """How many of the areas that an amount is told for make a hectare, 15 亩; None for amounts of the whole land."""
    if _PER_MU.search(each.before):
        return Decimal(15)
    return Decimal(1) if _PER_HECTARE.search(each.before) else None


def _output(harvest: Quantity, field: _Field) -> Quantity | None:
    made = _OUTPUT.search(harvest.before)
    return harvest if made and _of(made["taken"] or made["crop"] or "", field.crop) else None


def _is_yield(each: Quantity, field: _Field) -> bool:
    named = _YIELD.search("，" + each.before)
    return named is not None and _of(named["crop"], field.crop)


def _crop(words: str) -> str:
    return _PLACE.sub("", words)


def _of(crop: str, other: str) -> bool:
    """True where no other crop is named: 总产量, and 小麦总产量 of 冬小麦."""
    crop = _crop(crop)
    return not crop or crop in other or other in crop

"""No money: 本单位无政府采购支出 here, 政府采购支出总额26.8万元 there, the commonest sentences of final accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.denials import Denial
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NONE = regex(
    r"(?:无|没有|未发生|未安排)(?P<what>(?![论须需一])[一-鿿]{2,20}?(?:\([境外]{1,2}\)|（[境外]{1,2}）)?(?:支出|收入|费|购置))(?=[，,。；;\n]|$)"
)
_LINK = regex("(?:总额|总计|合计|共计?|决算数?|年末|年初|预算数?|支出|收入|为|是|达|：|:)+$")
_OTHER = regex(
    r"上年|去年|上一年|明年|下一?年|其他|其它|追加|结转|本级|其中|往年|历年|同期|计划|拟|应|如|若|比|较|增|减"
)
_YEAR = regex(r"(?:19|20)\d\d")
_WHOLE = regex("全[省市县区州旗镇乡]")
_SHORTEST = 4
_BLOCKS = 6
"""Paragraphs from one to the other: further off, and before it, another level may be told of."""
_LEAD = 3


def find_no_money(ledger: Ledger) -> Iterator[Denial]:
    """Every sort of money that the text says there is none of, and tells an amount of by the same name."""
    for nothing in _NONE.finditer(ledger.text):
        what = nothing["what"]
        said = ledger.text[ledger.sentences[ledger.sentence_at(nothing.start())].span.start : nothing.start()]
        if len(what) < _SHORTEST or _OTHER.search(what) or _OTHER.search(said):
            continue
        block = ledger.document.block_index(nothing.start())
        for quantity in ledger.quantities:
            near = 0 <= ledger.sentences[quantity.sentence].block - block <= _BLOCKS
            if near and quantity.kind == "money" and quantity.value > 0 and _is(ledger, quantity, what, said):
                yield Denial(Span(*nothing.span()), quantity, quantity.clause)
                break


def _is(ledger: Ledger, quantity: Quantity, what: str, said: str) -> bool:
    """True where an amount bears that very name, in no other year."""
    before = ledger.text[max(0, quantity.clause.start - _LEAD) : quantity.span.start]
    sentence = ledger.read(ledger.sentences[quantity.sentence].span)
    years = set(_YEAR.findall(said)), set(_YEAR.findall(sentence))
    if set(_WHOLE.findall(before)) - set(_WHOLE.findall(said)):
        return False  # 县水利局无政府性基金支出, 全县政府性基金支出12.6亿元
    if _OTHER.search(before) or (all(years) and years[0].isdisjoint(years[1])):
        return False
    bare = what.removesuffix("支出").removesuffix("收入")
    told = _LINK.sub("", before)
    return told.endswith((what, bare)) and not told.removesuffix(what).removesuffix(bare).endswith(
        ("无", "没有", "其中")
    )

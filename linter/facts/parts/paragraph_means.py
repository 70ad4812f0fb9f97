"""Means of a paragraph: 12万元均为养护费。…船只5艘，…，船均养护费3万元: its only count and only sum of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MEAN = regex(
    r"(?:[全我本][省市县区镇乡局委院校]|平均)?(?:(?P<mean>[车船户村校件台场座])均|(?:平均每|每)(?P<each>[辆艘台座所场])(?:车|船|次)?(?:平均)?)"
    r"的?(?P<what>[一-鿿]{3,10}?)(?:约?为|是|达到?)?"
)
_COUNTED_AS = {"车": "辆台", "船": "艘条", "校": "所", "村": "个"}
_NOUN = {"村": "村", "校": "校学"}
"""What must be named with a count whose unit is any thing's."""
_LINK = regex("(?:共计?|合计|总计|总额|支出|金额|累计|为|达到?|了|已)+$")
_JOINED = "及和与、"
"""购置及运行维护费 is of two things."""
_ALL_OF_IT = regex("(?:均|全部?|都|全数)(?:为|是|系|用于|属于?)")
_VARIES = regex(
    "报废|处置|新增|新购|更新|划转|调[入出剂]|租|平均保有|月均|年均|增加|减少|先后|其中|折算|按[^，。]{0,8}计算|退役"
)
"""What makes another count than the one told the base of the mean."""
_LEAVES_OUT = regex("(?:[未无没]|不再)[一-鿿]{0,4}(?:报废|处置|新增|新购|更新|划转|调[入出剂]|增加|减少)")
_OTHER_TIME = regex("[上去前明]年|同期|预算|计划|预计|比|较|限|标准|最")


def find_paragraph_means(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every such mean with its count and its sum, where the paragraph tells no second one of either."""
    if "均" not in ledger.text:
        return
    for block, quantities in ledger.by_block.items():
        for average in quantities:
            told = _MEAN.fullmatch(average.before) if average.kind == "money" and not average.approximate else None
            if told is None:
                continue
            span = ledger.document.blocks[block].span
            words = _LEAVES_OUT.sub("", ledger.text[span.start : span.end])
            counts = _distinct(one for one in quantities if _counts(one, told["mean"] or told["each"]))
            sums = _distinct(one for one in quantities if one is not average and _is_sum(ledger, one, told["what"]))
            if len(counts) == len(sums) == 1 and not _VARIES.search(words):
                yield average, counts[0], sums[0]


def _distinct(found: Iterator[Quantity]) -> Sequence[Quantity]:
    """One of each value, the first that is told."""
    return list({one.value: one for one in reversed(list(found))}.values())


def _counts(one: Quantity, each: str) -> bool:
    if one.kind != "count" or one.value <= 1 or not one.is_level or one.printed_unit not in _COUNTED_AS.get(each, each):
        return False
    return each not in _NOUN or any(noun in one.head[-2:] for noun in _NOUN[each])


def _is_sum(ledger: Ledger, one: Quantity, what: str) -> bool:
    """True where the name stands right before the amount, or behind it as what all of it is."""
    if one.kind != "money" or not one.is_level or _OTHER_TIME.search(one.before) or not tells_level(one.before):
        return False
    named = _LINK.sub("", one.before)
    if named.endswith(what):
        return named.removesuffix(what)[-1:] not in tuple(_JOINED)
    behind = _ALL_OF_IT.match(ledger.text, one.span.end)
    return behind is not None and ledger.text.startswith(what, behind.end())

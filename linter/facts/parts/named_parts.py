"""Parts by their names: 新能源汽车产量 is part of 汽车产量, 地方一般公共预算收入 of 一般公共预算总收入."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,；;。：:、（(\n]")
_MEASURED = (
    "产量|销量|销售量|产销量|产值|增加值|总产|播种面积|种植面积|养殖面积|造林面积|收入|支出|出口总?额|出口|进口总?额"
    "|进出口总?额|投资|销售额|零售额|营业额|交易额|存款余额|贷款余额|装机容量|装机|用电量|发电量|吞吐量|客运量|货运量"
    "|出栏量?|存栏量?|总量|总额"
)
_NAME = regex(rf"(?P<name>[一-鿿]{{2,14}}?(?:{_MEASURED}))(?P<rest>[一-鿿]{{0,8}})")
_LEVEL = regex("(?:已经?|总计|共|约)?(?:达到?|为|是|完成|实现|突破|增[至加]?到?|提高到|升至)?了?$")
_COMES_TO = regex("(?:以上|左右)?的?(?:增长|增速|提高)?[，,、](?:总量)?(?:达到?|为|完成|实现|增至)$")
# A rate or an amount for each is no sum; what is wider than the name, or joins another to it, is no part of it.
_NO_SUM = regex("均|每|率|比重|占|价|目标|任务|计划|预计|力争|确保|去年|上年|同期|新增|净增|增收|减收|减支|亩|单位|最")
_WIDER = regex(
    "[全总我各该非]|本(?!级)|外(?!贸|资|商)|累计|综合|合计|其[他余]|年|月|季"
    "|[进存和与及、]$|以[上下]|[前末]|预算$|转移|增长|下降|和|及|与|除|[去前]"
)
_TOTAL = regex("总(?=[收支产额量])|^(?:全|我|本)[国省市县区州镇乡]")
_SCOPE = "全我本"
"""First characters of whose it is; 全市水果产量 is no part of 水果产量."""
_BARE = 2
"""Characters that a name has before what is measured: 产量 by itself is that of whatever was told before."""
_MOST = 12
"""Named levels of one sentence that the next one is held against."""


def find_named_parts(ledger: Ledger) -> Iterator[Outcome]:
    """Every level with one of its own sentence that is told under the same name without the first word."""
    for row in ledger.rows:
        told: list[tuple[str, Quantity]] = []
        pending, sentence = "", -1
        for quantity, gap in row.cells:
            if quantity.sentence != sentence:
                told, pending, sentence = [], "", quantity.sentence
            name, reached = _named(gap)
            if quantity.kind == "percent":
                pending = name if name and reached is False else ""
                continue
            if not name and pending and _COMES_TO.fullmatch(gap):
                name, reached = pending, True
            pending = ""
            if not name or not reached or not quantity.is_amount or quantity.approximate:
                continue
            for whole, level in told[-_MOST:]:
                if level.unit == quantity.unit and _is_part(name, whole):
                    yield Outcome(level, quantity)
            told.append((name, quantity))


def _named(gap: str) -> tuple[str, bool | None]:
    """The name that opens the clause of a number, and whether the number is its level."""
    match = _NAME.fullmatch(_MARK.split(gap)[-1])
    if match is None or _NO_SUM.search(match.group()):
        return "", None
    return match["name"], _LEVEL.fullmatch(match["rest"]) is not None


def _is_part(name: str, whole: str) -> bool:
    whole = _TOTAL.sub("", whole)
    name = _TOTAL.sub("", name) if name[:1] not in _SCOPE else name
    first = name.removesuffix(whole)
    measured = _NAME.fullmatch(whole)
    if measured is None or len(first) < _BARE or first == name:
        return False
    return not _WIDER.search(first)

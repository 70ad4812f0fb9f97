"""Dimensions: what a noun of length, area or volume right before a number asks of its unit: 蓄水量 is no 平方米."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LINK = (
    "(?:仅|只|就|约|共|共计|合计|总计|累计|达|达到|为|是|有|(?:保持|维持|稳定|控制)在|须|应|需|仍|已|还|不足|超过|近|从|由"
    "|(?:增加?|增长|减少?|扩大|恢复)[到至]){0,5}$"
)
_NOUN = regex(
    r"(?P<noun>(?P<length>(?:全|总|路线|管线|河道|渠道|堤防|岸线|道路|线路)长度?|(?:通车|公路|总|营运|铁路|通航)里程|长度)"
    r"|(?P<area>(?<!单位)(?<!平方米)面积)"
    r"|(?P<volume>(?:蓄水|储水|来水|存水|供水|用水|取水|排水|调水|引水|需水|弃水|拦蓄|土石?方|清淤|开挖)(?:总|方)?量|(?:总|兴利|防洪|有效)?库容))"
    rf"(?P<link>[一-鿿]{{0,6}}?){_LINK}"
)
_SIGN = regex("面积|[全总路管线河渠道防岸]长|长度|里程|[水方淤挖蓄]总?量|库容")
_OF_UNIT = {"米": "length", "平方米": "area", "立方米": "volume"}
_OTHER = regex("[每各比较占]|密度|人均|户均|亩均|单位|平均|折合|其中")
_SHARE_OF_LENGTH = regex(r"[，,]占[^，,。；;\d]{0,8}(?P<of>全长|总长|里程|长度)")
_LEAD = 20


class Dimension(NamedTuple):
    """A number whose unit is not one of what its noun names."""

    quantity: Quantity
    noun: Span


def find_odd_dimensions(ledger: Ledger) -> Iterator[Dimension]:
    """Every 蓄水量620平方米, 全长12平方公里 and 沥青路面12平方公里，占全长的三分之二."""
    if not _SIGN.search(ledger.text):
        return
    for quantity in ledger.quantities:
        own = _OF_UNIT.get(quantity.unit)
        if quantity.kind != "measure" or own is None or quantity.role in ("each", "rate"):
            continue
        lead = ledger.lead(quantity, _LEAD)
        noun = _NOUN.search(lead)
        if noun and not noun[own] and not _OTHER.search(lead, noun.end("noun")):
            if not _names_both(noun["link"]):
                start = quantity.span.start - len(lead)
                yield Dimension(quantity, Span(*noun.span("noun")).shifted(start))
            continue
        share = _SHARE_OF_LENGTH.match(ledger.text, quantity.span.end) if own == "area" else None
        if share:
            yield Dimension(quantity, Span(*share.span("of")))


def _names_both(link: str) -> bool:
    """True for 面积和长度: another noun stands nearer to the number."""
    return _NEARER.search(link) is not None


_NEARER = regex("[和及与、长宽高深]|[河渠管道路沟堤线]|开挖|清淤|新建")

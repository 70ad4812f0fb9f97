"""Rates of things that are called by name where they fail: 抽检堤段30处，合格率95.2%，不合格的堤段已经返修."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = r"(?P<name>合格率|达标率|优良率|完好率)"
_BETWEEN = regex(
    rf"(?P<noun>[一-鿿]{{0,12}}?)(?:[（(][^（()）\d\n]{{1,24}}[）)])?(?:进行(?:了)?(?:检测|检验|检查|抽检|测评))?"
    rf"[，,。；](?:(?:经检测|经检验|经检查|检测|检查|检验|抽检)?(?:结果)?(?:显示|表明)?[，,：:])?(?:总体|总|综合)?{_NAME}(?:仅为|仅|为|只有|达到?|是)?"
)
_DRAWN = regex(
    r"(?:抽取|抽选|选取|抽检|抽查|抽测|检测|检验|检查|查验|测评|暗访)了?(?:(?:其中|辖区|全[省市县区镇乡]|在用|在建)的?)?(?P<noun>[一-鿿]{0,10})$"
)
_FAILED = regex(
    r"(?:不合格|不达标|未达标|未通过)的?(?:\d{1,2}[处座家户个台辆所间口眼])?(?P<thing>[一-鿿]{2,8}?)"
    r"(?=均|都|已|全部|全数|被|由|限期|当场|立即|责令|下达|停[业用止]|实行|列入|要求|予以|一律|逐|[，,。；]|$)"
)
_SHOPS = ("商户", "经营户", "店铺", "门店", "网点", "商家", "店家")
"""What each 家 of shops, restaurants and the like is called as well."""
_SHOP = regex("(?:店|铺|场所|餐馆|餐厅|饭店|酒店|超市|商行|摊位|商户|经营户|网点)$")
_UNITS = frozenset("处座家户个台辆所间口眼")
_FEWEST, _MOST = 6, 300
"""Of the things drawn: beyond the upper one nearly any rate with one decimal comes."""
_BEHIND = 60
"""Characters behind a rate in which those that failed are dealt with."""


def find_rates_of_failed(ledger: Ledger) -> Iterator[Rate]:
    """Every rate of things counted right before it that go by their own name where they fail."""
    if not any(sign in ledger.text for sign in ("不合格", "达标", "未通过")):
        return
    for at, stated in enumerate(ledger.quantities):
        if stated.printed_unit != "%" or stated.approximate or not 0 < stated.value < 1 or not at:
            continue
        base = ledger.quantities[at - 1]
        if base.kind != "count" or not base.exact or base.printed_unit not in _UNITS:
            continue
        told = _BETWEEN.fullmatch(ledger.text, base.span.end, stated.span.start)
        drawn = _DRAWN.search(base.before)
        if told is None or drawn is None or not _FEWEST <= base.value <= _MOST:
            continue
        if _is_called(ledger, stated, told["noun"] or drawn["noun"], base):
            near = ledger.by_block.get(ledger.sentences[stated.sentence].block, ())
            others = tuple(one for one in near if one.kind == "count" and one is not base and one.value >= _FEWEST)
            yield Rate(stated, None, base, "named", told["name"], others, False)


def _is_called(ledger: Ledger, stated: Quantity, noun: str, base: Quantity) -> bool:
    """True where what failed has the noun of those drawn: 不合格的堤段, or 不合格商户 of 40家餐馆."""
    end = ledger.paragraph(stated).end
    failed = _FAILED.search(ledger.text, stated.span.end, min(end, stated.span.end + _BEHIND))
    if failed is None or len(noun) < len("堤段"):
        return False
    shops = base.printed_unit in "家户" and failed["thing"].endswith(_SHOPS) and _SHOP.search(noun) is not None
    return shops or failed["thing"][-2:] == noun[-2:]

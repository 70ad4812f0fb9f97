"""Year values: what a year brought under the name that a claim about it names: 月均, 前三季度, 首次突破, 上年为."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.values_by_name import bare_name, shares_named, values_by_name
from linter.facts.rates.whole_place import of_whole_place
from linter.facts.states.plans import headings_over, in_plans, looks_back
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAUSE = regex("[，,。；;：:、\n\t |]")
_LEAD = regex(
    r"^(?:其中|另外|此外|目前|至此|由此|据此|同时|而|但|且|仅|就|我们|(?:19|20)\d\d年(?:度|全年)?|全年度?|当年|本年|年内|期间|所?实现的?|完成|[全我本][市省县区州旗]"
    r"|全地区|[的得在将把从])+"
)
_END = regex(
    r"(?:累计|已经?|当年|首次|首度|成功|一举|历史性地?|顺利|再次|再度|双双|正式|强势|也|均|都|就|则|仅仅?|只|才|约|大约|近|共计?|合计|总计|实际|全年|年内|实现了?|完成了?"
    r"|达到?了?|为|是|有|录得|取得|方面|数据|这一指标|该指标|指标|规模|体量|[中的了在将]|大幅|稳步|跃|接连)+$"
)
_SIZE = regex("(?:总量|总额|总规模|规模|总值|数额|金额|数值)$")
_PLANNED = regex(
    "计划|目标|力争|预计|预期|任务|拟|有望|确保|争取|将(?=[会达突超实完迈])|如果|若|假如|一旦|应当|标准|尚未|未能?|没有|不再"
)
_AHEAD = regex("未来|今后|明年|下一年|力争|(?:预期|主要|奋斗|发展|总体)目标")
_GOALS = regex("目标|展望|规划|愿景")
_NARROWER = regex(
    "其余|不含|剔除|扣除|同口径|可比|不变价|增[量速幅]|人均|户均|单[月日]|最[高低多少]|本级|[市省县区州]级"
)
_OTHER_PLACE = regex("全国|全球|世界|国内|[兄友]|周边|同类|平均水平")
_LEVELS = ("全省", "全市", "全县", "全区", "全州", "全旗")
_LEVEL = regex("全[省市县区州旗]")
_DEFINED = regex("[（(][^）)。]{0,12}?(?:含|包括|扣除|剔除|还原|口径|加回|调整)")
"""8.6亿元（含留抵退税还原）: what the number holds, which the other need not."""
_OF_SIZE = regex("^.{4,}|[额量值]$|收入$|支出$|投资$|出口$|进口$|GDP$")
"""A name of four characters, or one of how much there is, which no verb is: 办结."""
_BACK = 3
"""Clauses before a claim that may hold its name."""


def year_value(ledger: Ledger, claim: Quantity, words: str) -> Quantity | None:
    """The value that a year brought, by the name in the words before a claim, its own words of time left out.

    None where the words tell of a plan, of a part or of another place, or where the report has two such values.
    """
    if _PLANNED.search(words) or _NARROWER.search(words) or _OTHER_PLACE.search(words):
        return None
    values = shares_named(ledger) if claim.kind == "percent" else values_by_name(ledger)
    for clause in _CLAUSE.split(words)[: -_BACK - 1 : -1]:
        names = _names(clause)
        told = next((name for name in names if name in values and _OF_SIZE.search(name)), "")
        if told:
            one = values.only(told, claim.sentence, claim.unit, but=claim)
            if one is None or not values.together((one,), claim.sentence, words):
                return None
            if any(_DEFINED.match(ledger.text, each.span.end) for each in (claim, one)):
                return None
            if _is_ahead(ledger, claim) or in_plans(ledger, one.span.start):
                return None
            return one if _of_whole_place(ledger, claim, words) else None
        if names[0]:
            return None  # the clause tells of something else
    return None


def _is_ahead(ledger: Ledger, claim: Quantity) -> bool:
    """True for a claim in a paragraph, or under a heading, that tells of what is to come."""
    begin = ledger.paragraph(claim).start
    titles = headings_over(ledger, claim.span.start)
    return (
        in_plans(ledger, claim.span.start)
        or _AHEAD.search(ledger.text, begin, claim.span.start) is not None
        or (_GOALS.search(titles) is not None and not looks_back(titles))
    )


def _of_whole_place(ledger: Ledger, claim: Quantity, words: str) -> bool:
    """True for a claim of the level that the report names most, 全市, or of none in words of the whole place."""
    levels = set(_LEVEL.findall(words))
    if not levels:
        return of_whole_place(ledger, claim.span.start, words)
    counts = {level: ledger.text.count(level) for level in _LEVELS}
    most = [level for level, count in counts.items() if count == max(counts.values())]
    return most == [*levels]


def _names(clause: str) -> tuple[str, ...]:
    """The names that a clause may tell of, without what stands around them."""
    words = clause.strip()
    while (bare := bare_name(_END.sub("", _LEAD.sub("", words)))) != words:
        words = bare
    return words, _SIZE.sub("", words), f"{words}总额", f"{words}总值"

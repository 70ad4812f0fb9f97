"""Footing: what a rate is reckoned on, told behind it: 办结率98.3%（按到期件计）, 化解率98.1%，另有24起不计入."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

OF_A_CHANGE = "(?![一-鿿]{0,8}?[增减升降涨跌])"
"""Behind 可比口径 that does not speak of the rate before it: 96.4%，可比口径增长3.8%."""
_FOOTED = regex(
    rf"(?:[（(，,][^（）()。；;\n]{{0,36}}?)(?:按[一-鿿]{{1,8}}计(?!划)(?!算?[，,](?:[比较]|同比))|剔除|扣除|不[计纳列]入|不计(?=[）)。；;，,])|不在[一-鿿]{{0,6}}[基分]数|未到[一-鿿]{{0,4}}(?:期|时限)|(?:可比|同)口径{OF_A_CHANGE})"
)
_DUE = regex("到期应[办结处回]{2}|[已到应]到期的?[一-鿿]{0,4}[件项]")
"""受理3187件。到期应办结件全部督办，办结2992件: of those that were due by now."""
_FARTHEST = 80


def is_qualified(told: Quantity) -> bool:
    """True for 84.0亿元（不含专项债券） and 57.0%（可比口径）: the bracket behind a number says what it leaves out."""
    return _WITHOUT.match(told.text, told.span.end) is not None


_WITHOUT = regex("[（(][^（）()]{0,12}(?:[不未]?含|口径|剔除|扣除)")


def has_footing(rate: Rate) -> bool:
    """True where the words behind a rate, or before its part, say that it is not of all that is told."""
    if rate.numerator is None:
        return False
    text, start, end = rate.stated.text, rate.denominator.span.end, rate.numerator.span.start
    due = rate.how == "named" and start < end <= start + _FARTHEST and _DUE.search(text, start, end) is not None
    return due or _FOOTED.match(text, rate.stated.span.end) is not None or _of_another_unit(rate, rate.numerator)


def _of_another_unit(rate: Rate, part: Quantity) -> bool:
    """True for 竣工4个项目、2208套，按套数计算竣工率68.1%, held against 4个: the words say in what it is reckoned."""
    told = _RECKONED_IN.search(rate.stated.before + rate.stated.after[:_BESIDE])
    if told is None:
        return False
    kind = "money" if _MONEY.search(told["of"]) else "measure" if _SIZE.search(told["of"]) else "count"
    return part.kind != kind or (kind == "count" and told["of"][-1] not in part.printed_unit)


_RECKONED_IN = regex("按(?P<of>[一-鿿]{1,4}?)(?:数量?|口)?(?:计算|计(?!划)|统计|测算|算|口径)")
_MONEY = regex("[金款资产额值价]")
_SIZE = regex("面积|里程|长度|容量|体积|重量")
_BESIDE = 8

"""Money again: 清收不良贷款4826.3万元 … 清收的4.83亿元不良贷款: told again, rounded, the point misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity, start_of
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.slips import printed_digits
from linter.interval import plain
from linter.kinds.facts._two_amounts import two_amounts
from linter.ledger import Ledger
from linter.patterns import regex

_FEWEST = 3
"""Digits of the rounder of the two: fewer are alike by chance."""
_TENS = (Decimal(10), Decimal(100), Decimal(1000))
"""How far the point moves where 万元 is turned into 亿元 by heart; a whole 万 is looked for elsewhere."""
_LEAD, _BEHIND = 12, 8
"""Characters of its clause before and behind a number that name the sum."""
_SHARED = 3
"""Pairs of characters that both sums are named by: 收存|存量|量资 of one name, or a name and what was done with it."""
_ANY_SUM = han_bigrams(
    "资金|全县|全市|全区|全镇|全年|累计|完成|共计|合计|其中|达到|实现|实施|项目|建设|投入|总额|金额|安排|今年|目前|截至|规模|总投资"
    "|增长|同比|收入|支出|亿元|万元|问题|整改|工作|专项|补助|到位|年度|涉及|下达|拨付"
)
"""Pairs of characters that stand beside any sum."""
_OTHER = regex(
    "其中|另|首[批期次]|第[一二三四五六七八九十\\d]+[批期次轮]|新增|其余|剩余|[均每]|利息|标准|单价|限额|折合|约合|相当于"
)
_MARKS = regex("[，,；;：:。、（()）]")


def money_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Each pair of one sum, in 万元 and in 亿元, the same but for the point, with the sum that shows it."""
    if "亿元" not in ledger.text or "万元" not in ledger.text:
        return
    money = [
        one
        for one in ledger.quantities
        if one.kind == "money" and one.is_level and one.value > 0 and len(printed_digits(one)) >= _FEWEST
    ]
    alike: dict[int, list[Quantity]] = {}
    for one in money:
        if not one.approximate:
            alike.setdefault(_leading(one), []).append(one)
    for other in money:
        if _scale(ledger, other) != "亿元":
            continue
        at = _leading(other)
        near = [one for step in (-1, 0, 1) for one in alike.get(_FIRST + (at + step - _FIRST) % _LEADING, ())]
        if any(one.interval.meets(other.interval) for one in near if one.span != other.span):
            continue  # another sum is just as much
        found = [one for one in near if _one_sum(ledger, one, other)]
        if len({one.value for one in found}) == 1:
            first, later = sorted((found[-1], other), key=start_of)
            yield first, later, _converted(ledger, first, later)


_FIRST, _LEADING = 100, 900
"""The least number of three leading digits, and how many there are."""


def _leading(quantity: Quantity) -> int:
    return int(quantity.value.scaleb(2 - quantity.value.adjusted()))


def _scale(ledger: Ledger, quantity: Quantity) -> str:
    return ledger.read(quantity.span)[-2:]


def _one_sum(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a sum in 万元 that is the one in 亿元 but for the point, under one name."""
    if one.sentence == other.sentence or _scale(ledger, one) != "万元":
        return False
    if not any(one.interval.times(ten).meets(other.interval) for ten in _TENS):
        return False
    first, later = sorted((one, other), key=start_of)
    if any(_OTHER.search(_clause(told)) for told in (first, later)):
        return False
    if ("各" in _clause(first)) != ("各" in _clause(later)):
        return False  # 柳林镇收回, and 各镇收回
    return len(_named(first) & _named(later)) >= _SHARED and not two_amounts(ledger, first, later)


def _clause(quantity: Quantity) -> str:
    return _MARKS.split(quantity.before)[-1][-_LEAD:]


def _named(quantity: Quantity) -> frozenset[str]:
    behind = _MARKS.split(quantity.after[:_BEHIND])[0]
    return han_bigrams(_clause(quantity) + "|" + behind) - _ANY_SUM


def _converted(ledger: Ledger, first: Quantity, later: Quantity) -> str:
    """The first sum in the unit of the later one: 4826.3万元 = 0.48263亿元 ≠ 4.83亿元."""
    unit = _scale(ledger, later)
    told = plain(first.value.scaleb(-8 if unit == "亿元" else -4))
    return f"{ledger.quote(first.span)} = {told}{unit} ≠ {ledger.quote(later.span)}"

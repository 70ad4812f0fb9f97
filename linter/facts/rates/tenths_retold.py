"""Tenths retold: 调解撤诉率46.8% … 近六成以调解撤诉方式结案: a rate told again in 成 that no rounding makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.level_pairs import LevelPair
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.name_ends import name_before
from linter.facts.quantities.retold import in_parallel
from linter.facts.rates.tellings import apart, indicator
from linter.facts.states.plans import in_plans
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex("(?P<name>[一-鿿]{4,20}?)(?:的?(?:占比|比重)|占[一-鿿]{0,12}?)(?:达到?|为|的)*$")
_OF = regex("(?:在[^，,。；;]{2,14}[中里])?的?(?:占|比重|比例)")
_STEM = 4
"""Characters of what a rate is the rate of, and of what has a share."""
_MARGIN = Decimal("0.01")
"""How far a rate may be from tenths with their hundredths, 六成八, and beyond what others say; 5 times from 六成."""
_NEARLY, _ABOUT = Decimal("0.07"), Decimal("0.06")
"""How far 超 and 不到 may be overstepped, how far below it 近六成 begins, and how far 六成左右 reaches."""
_MOST = 3
"""Rates of one name beyond which they are of many times and places."""
_UNLIKE = regex(
    r"目标|力争|上年|去年|同期|季度|半年|\d月|其[余他]|增长|下降|减少|提高|压缩|以[前来]|全[国省]|(?<!占)比(?!重)|较"
)


def find_tenths_retold(ledger: Ledger) -> Iterator[LevelPair]:
    """Each rate with the tenths that tell it again in another sentence, outside of what they may stand for."""
    if "成" not in ledger.text:
        return
    tenths = [one for one in ledger.quantities if one.kind == "percent" and "成" in one.printed_unit]
    if not tenths:
        return
    rates = [(name, one) for one in ledger.quantities if (name := _name(ledger, one))]
    years = LevelYears(ledger)
    for told in tenths:
        alike = ((name, rate) for name, rate in rates if rate.span < told.span and _of_rate(name, told))
        same = list(islice(alike, _MOST + 1))
        if not same or len(same) > _MOST or len({rate.value for _, rate in same}) > 1:
            continue
        name, rate = same[-1]
        low, high = _bounds(told)
        if low <= rate.value <= high or rate.sentence == told.sentence or _set_apart(ledger, years, rate, told):
            continue
        yield LevelPair(name, rate, told)


def _bounds(told: Quantity) -> tuple[Decimal, Decimal]:
    """What tenths may stand for: 近六成 is less than six, 六成八 is 68%."""
    if not told.approximate:
        half = 5 * _MARGIN if told.value * 10 % 1 == 0 else _MARGIN
        return told.value - half, told.value + half
    words = told.text[told.span.start : told.span.end]
    if words.startswith("近"):
        return told.value - _NEARLY, told.value + _MARGIN
    if any(about in words for about in ("约", "左右", "上下")):
        return told.value - _ABOUT, told.value + _ABOUT
    return told.interval.low - _MARGIN, told.interval.high + _MARGIN


def _name(ledger: Ledger, quantity: Quantity) -> str:
    """调解撤诉率 or 工资性收入占: what a rate is of; empty for anything else."""
    if quantity.kind != "percent" or quantity.printed_unit != "%" or quantity.approximate:
        return ""
    name = name_before(quantity)
    if name.endswith("率"):
        return name if len(name) > _STEM else ""
    if quantity.before == "占":  # 民商事案件6120件，占62.0%
        at = ledger.quantity_index(quantity.span.start)
        whose = ledger.quantities[at - 1] if at else None
        name = name_before(whose) if whose and whose.sentence == quantity.sentence else ""
        return name + "占" if len(name) >= _STEM else ""
    share = _SHARE.fullmatch(quantity.before.removeprefix("其中"))
    name = indicator(share["name"]) if share else ""
    return name + "占" if len(name) >= _STEM else ""


def _of_rate(name: str, told: Quantity) -> bool:
    words = told.before + told.after
    if name.endswith("占"):  # 民营企业研发投入占比 is no share of the firms
        _, found, behind = told.before.rpartition(name[:-1])
        return bool(found) and _OF.match(behind) is not None
    return name[-1 - _STEM : -1] in words


def _set_apart(ledger: Ledger, years: LevelYears, rate: Quantity, told: Quantity) -> bool:
    known = {years.year_of(rate), years.year_of(told)} - {0}
    if len(known) > 1 or not one_time(ledger, rate, told, spans=False) or apart(ledger, rate, told):
        return True
    first, second = (set(_UNLIKE.findall(one.before)) for one in (rate, told))
    if first != second or "其中" in told.before or in_plans(ledger, told.span.start):
        return True
    return in_parallel(ledger, rate, told)

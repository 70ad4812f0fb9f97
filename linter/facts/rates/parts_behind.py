"""Parts behind: what a share or a multiple of a named amount comes to, told right behind it.

占项目总数的35%，共计91个 behind 项目260个; 按合同价款的5%扣留质保金12.6万元; 处货值金额十倍罚款，计28600元.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.slips import is_near
from linter.facts.rates.named_wholes import names_whole, of_another_time
from linter.facts.rates.rate import Rate
from linter.facts.rates.wider_base import wider_than
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DUE = (
    "罚款|罚金|违约金|滞纳金|赔偿金?|补偿金?|经济补偿|奖励|奖金|奖补|补助|补贴|质保金|质量保证金|履约保证金|保证金|预付款|工程款|进度款"
    "|定金|订金|首付款|管理费|代理费|服务费|监理费|设计费|手续费|预备费|工作经费|公积金|基金|公益金|租金|分红|税款|奖励金|贷款|贴息|保费"
)
"""What is reckoned by a part or a multiple of an amount."""
_COMES_TO = regex(
    rf"(?:的(?:比例|标准|额度|幅度)?)?(?:[一-鿿]{{0,6}}?(?P<due>{_DUE})[，,]?|[，,（(])"
    r"(?:金额|资金|款项)?(?P<sum>共计?|合计|总计|计|即|为|共|达)?(?:人民币)?$"
)
_COUNTED = regex(r"(?:的比例|的比重)?[，,（(](?P<sum>共计|合计|总计|计|即|共有?)$")
_OF = regex(
    r"(?:.*(?:占|按照?|以|处以?|相当于|是|为|提取|预留|扣留|支付|缴纳)|^)(?:该|其|上述|前述|所|应|当事人|企业)?(?P<of>[一-鿿]{2,12})$"
)
_NOT = regex(
    "[增减升降超]|[比较]|上年|去年|同期|每|均|不低于|不高于|不超过|至少|以[上下]|另|其中|左右|分别|最高|最低|封顶|逾期"
)
_GENERAL = regex("[总各该]|全部|数量$|数$|数额$|总额$|额$|合计|实际|应")
_PLAN = regex("计划|预算|目标|任务|上年|去年|同期|[增减]|每|均|另")
_OTHERS = regex("[的占]|其余|余下|剩余|资金|其他")
"""Between a number and its share: the share may be of something else."""
_WHOLE = Decimal("0.01")
"""The step of a percentage without decimals."""
_SENTENCES, _FARTHEST, _CLOSE = 3, 240, 16
"""Sentences and characters from the amount to the share, and characters from the share to what it comes to."""
_PAIR, _TAIL = 2, 3
"""Characters of a name, and of its end by which a number bears it."""


class _Behind(NamedTuple):
    """What a factor is of, and what it comes to."""

    base: Quantity
    part: Quantity
    name: str
    """The words of the factor that name the base."""


def find_parts_behind(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every share of a named amount or number with its part right behind it."""
    for at, one in enumerate(ledger.quantities[:-1]):
        if one.kind != "percent" or one.printed_unit != "%" or one.approximate or one.span.start in told:
            continue
        found = _behind(ledger, at, one) if 0 < one.value < 1 else None
        if found and found.base.value > found.part.value and is_near(found.part, found.base.value * one.value):
            said = as_set(one) if found.part.kind == "money" else one
            beside = one.sentence - found.base.sentence <= 1
            yield Rate(said, found.part, found.base, "of", found.name, (found.base, found.part), certain=beside)


def as_set(rate: Quantity) -> Quantity:
    """按5%扣留: a rate that is set is five and nothing near it, where one that is reckoned may be rounded."""
    step = rate.step / 10 if rate.step >= _WHOLE else rate.step
    return replace(rate, step=step, interval=Interval.printed(rate.value, step))


def find_multiples_behind(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every multiple of a named amount: the factor, the amount and what it comes to."""
    if "倍" not in ledger.text:
        return
    for at, one in enumerate(ledger.quantities[:-1]):
        if one.printed_unit != "倍" or one.approximate:
            continue
        found = _behind(ledger, at, one)
        if found and is_near(found.part, found.base.value * one.value):
            yield one, found.base, found.part


def _behind(ledger: Ledger, at: int, factor: Quantity) -> _Behind | None:
    part = ledger.quantities[at + 1]
    gap = ledger.text[factor.span.end : part.span.start]
    if part.sentence != factor.sentence or part.approximate or not part.is_amount or len(gap) > _CLOSE:
        return None
    comes_to = (_COMES_TO if part.kind == "money" else _COUNTED).match(gap)
    if comes_to is None or _NOT.search(gap):
        return None
    due = comes_to["due"] if part.kind == "money" else ""
    if part.kind == "money" and not (due or comes_to["sum"]):
        return None
    if comes_to["sum"] == "即" and not due and (last := _last(ledger, at, part)):
        return _Behind(last, part, factor.before)
    told = _OF.match(factor.before.removesuffix("的"))
    name = _GENERAL.sub("", told["of"]) if told else ""
    if told is None or len(name) < _PAIR or _NOT.search(name):
        return None
    base = _base(ledger, at, part, name)
    return _Behind(base, part, told.group()) if base else None


def _last(ledger: Ledger, at: int, part: Quantity) -> Quantity | None:
    """The number right before, 总投资3600万元，申请补助60%，即2160万元: 即 says that nothing else is meant."""
    last = ledger.quantities[at - 1] if at else None
    if last is None or last.sentence != part.sentence or last.unit != part.unit or last.approximate:
        return None
    between = ledger.text[last.span.end : ledger.quantities[at].span.start].removesuffix("占").removesuffix("的")
    return None if _NOT.search(between) or _OTHERS.search(between) or _PLAN.search(last.before) else last


def _base(ledger: Ledger, at: int, part: Quantity, name: str) -> Quantity | None:
    """The one amount before factor `at` that bears the name; None where two do."""
    factor = ledger.quantities[at]
    block = ledger.sentences[factor.sentence].block
    found: Quantity | None = None
    for index in range(at - 1, -1, -1):
        one = ledger.quantities[index]
        near = factor.span.start - one.span.start <= _FARTHEST and factor.sentence - one.sentence <= _SENTENCES
        if not near or ledger.sentences[one.sentence].block != block:
            break
        if one.unit != part.unit or one.approximate or not one.value or _PLAN.search(one.before):
            continue
        if _names(name, one):
            if found and found.value != one.value:
                return None
            found = found or one
    if found is None or of_another_time(found, part) or wider_than(factor.before, found.before, part.before):
        return None
    return found


def _names(name: str, one: Quantity) -> bool:
    """True where the words of the name, or its last ones, stand at the number, 货值金额 of 涉案货值金额为2860元."""
    return names_whole(name, one) or (len(name) >= _TAIL and name[-_TAIL:] in one.before)

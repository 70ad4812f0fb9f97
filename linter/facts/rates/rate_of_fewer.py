"""Rates of fewer: 户籍人口30万人，其中农村贫困人口8万人，贫困发生率31%, which is of those in the countryside."""

from __future__ import annotations

from linter.facts.rates.rate import Rate
from linter.patterns import regex

_CLASS = regex(
    "农村|农业|农民|乡村|牧区|城镇|城市|城区|女|男|老年|儿童|学龄|适龄|青壮年|公办|民办|小学|初中|高中|主要(?:金融机构|银行|企业)"
)
"""Who a rate may be of alone, where its base is told of all."""
_RURAL = regex("农村|农业|农民|乡村")
_POVERTY = "贫困发生率"
"""Told of the rural population, whatever population stands beside it."""
_URBAN = "城镇化"
"""What the rate is of, and no class of its base."""
_OF_THEM = regex("其中.*$")
_WHOSE = regex("[一-鿿]{1,6}?(?:[人户](?!数)|[员者生童妇]|群体|群众|对象|家庭|居民|职工|企业|项目|工程|案件|事项|工单)")
"""A class of which a rate bears the name."""
_NEAR = 20
"""Characters before a base, and before a part, that name it."""


def of_fewer(rate: Rate) -> bool:
    """True where the base is told of more than the rate is of, and the rate is higher for it."""
    part, whole = rate.numerator, rate.denominator
    if part is None or _URBAN in rate.name or rate.how != "named" or whole.span.start > part.span.start:
        return False
    if part.interval.high >= rate.stated.interval.low * whole.interval.low:
        return False
    base = whole.before[-_NEAR:] + whole.after[:4]
    if _POVERTY in rate.name and not _RURAL.search(base):
        return True
    return of_own_class(rate.name, part.before[-_NEAR:], base) or any(
        told not in base for told in _CLASS.findall(rate.name + part.before[-_NEAR:])
    )


def of_own_class(name: str, part: str, base: str) -> bool:
    """True for 体检2.46万人，其中寄宿生体检8260人，寄宿生体检率94%: how many are in the class itself is not told."""
    own, whose = _OF_THEM.search(part), _WHOSE.match(name)
    return bool(own and whose and whose.group() in own.group() and whose.group() not in base)

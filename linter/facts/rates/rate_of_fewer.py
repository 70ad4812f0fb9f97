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
    return any(told not in base for told in _CLASS.findall(rate.name + part.before[-_NEAR:]))

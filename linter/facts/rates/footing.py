"""Footing: what a rate is reckoned on, told behind it: 办结率98.3%（按到期件计）, 化解率98.1%，另有24起不计入."""

from __future__ import annotations

from linter.facts.rates.rate import Rate
from linter.patterns import regex

_FOOTED = regex(
    r"(?:[（(，,][^（）()。；;\n]{0,36}?)(?:按[一-鿿]{1,8}计(?!划)|剔除|扣除|不[计纳列]入|不计(?=[）)。；;，,])|不在[一-鿿]{0,6}[基分]数|未到[一-鿿]{0,4}(?:期|时限)|可比口径|同口径)"
)


def has_footing(rate: Rate) -> bool:
    """True where the words behind a rate say that it is not of all that is told."""
    return rate.numerator is not None and _FOOTED.match(rate.stated.text, rate.stated.span.end) is not None

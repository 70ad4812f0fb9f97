"""No parts: numbers behind 其中 that the text says are counted apart, or that are the price of the thing.

新建公园12个，其中口袋公园26个另计; 起拍价1.2亿元，其中成交价款1.5亿元.
"""

from __future__ import annotations

from linter.patterns import regex

_COUNTED_APART = regex(
    r"[一-鿿]{0,6}(?:(?:另|单独|单)(?:行|外|作)?[计列统算核汇报考]|[未不](?:再|予)?(?:计(?!划)|含|包|列入|纳入|统计|算在|重复计)"
    r"|不在[一-鿿]{0,6}(?:内|范围|之列|口径|其中))"
)
_PRICE = regex(r"(?P<price>[一-鿿]{2}(?:总)?价)(?:格|款|金|额)?(?:为|达到?|是|共|共计|合计)?$")


def counted_apart(behind: str) -> bool:
    """True where the words behind a number leave it out of the whole: 未计入, 另行核算, 不含在内."""
    return _COUNTED_APART.match(behind) is not None


def at_another_price(whole: str, part: str) -> bool:
    """True where a part is named as a price, 成交价, which its whole is not, or not the same one: 起拍价."""
    price, told = _PRICE.search(part), _PRICE.search(whole)
    return price is not None and (told is None or told["price"] != price["price"])

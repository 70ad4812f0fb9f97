"""Income gap: the ratio of town to country incomes is said to grow, though incomes of the country grow faster."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.facts.numbers.lines import last_match
from linter.offsets import Span
from linter.patterns import regex

_RATIO = regex(
    r"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之)?(?:倍差|比值?)(?!重)\s*(?:[（(][^（）()\n]*[)）])?\s*(?:约|为|是|降至|升至|缩小[到至为]|扩大[到至为])*\s*"
    r"\d[\d.]*(?:\s*[:：∶]\s*1)?\s*(?:[（(][^（）()\n]*[)）])?\s*[，,、]?\s*(?:[比较](?:上年|去年)(?:同期)?|同比)\s*"
    r"(?:(?P<up>扩大|上升|提高)|(?P<down>缩小|下降|收窄|降低))"
)
_OTHER = regex("20\\d\\d年|[我本全][省市县区州]|分别增长")
"""Between the growth and the ratio: another year or place."""
_GROWN = (
    r"居民人均(?:可支配|纯)?收入\s*(?:达到?|为|约)?\s*[\d.,]+\s*万?元\s*[，,、]\s*(?:(?:[比较]上年|同比)(?:名义)?)?\s*"
    r"增长\s*(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
)
_TOWN, _COUNTRY = regex("城镇" + _GROWN), regex("农村" + _GROWN)
_BACK = 500
"""Characters before the ratio in which both incomes are told."""


class IncomeGap(NamedTuple):
    """A direction of the ratio that both growth rates contradict."""

    way: Span
    """Where the direction stands: 扩大."""
    town: Span
    country: Span
    """The growth rates."""
    country_faster: bool


def find_income_gaps(text: str) -> Iterator[IncomeGap]:
    """Each direction of the ratio that is not the one in which the growth rates before it move it."""
    if "城乡" not in text:
        return
    for ratio in _RATIO.finditer(text):
        start = max(0, ratio.start() - _BACK)
        town, country = (last_match(pattern, text, start, ratio.start()) for pattern in (_TOWN, _COUNTRY))
        if town is None or country is None:
            continue
        if _OTHER.search(text, max(town.end(), country.end()), ratio.start()):
            continue
        faster = Decimal(country["rate"]) - Decimal(town["rate"])
        way = "up" if ratio["up"] else "down"
        if faster and (faster > 0) == (way == "up"):
            yield IncomeGap(Span(*ratio.span(way)), Span(*town.span("rate")), Span(*country.span("rate")), faster > 0)

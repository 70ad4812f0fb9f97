"""Growth per head: 人均地区生产总值增长7.4% beside 地区生产总值增长5.8%, where the people became more.

Both are at constant prices, so that one over the other is how the average population grew. That of a year is the mean
of two ends of years: told is how the last one moved, and what the one before would have had to be is absurd where the
two rates lie far apart the wrong way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.states.plans import some_are_ahead
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_ASIDE = r"(?:[ ]?(?:[（(][^（）()\n]{1,24}[）)]|[\[［〔]\d{1,2}[\]］〕]))?"
_GROWN = (
    r"[^，,、。；;\n]{0,14}(?:亿元|万元|元)"
    + _ASIDE
    + r"[ ]?[，,、][ ]?(?:按(?:不变|可比)价格?(?:计算)?[ ]?[，,]?[ ]?)?"
    r"(?:(?:比上年|较上年|同比|比去年|较去年)(?:实际)?)?"
    r"(?P<way>增长|下降)[ ]?(?P<rate>\d{1,2}(?:\.\d+)?)[ ]?[%％]"
)
_PRODUCT = regex(
    rf"(?<!人均)(?<!海洋)(?<!经济)(?<!人均地区)(?<!人均国内)(?:地区|国内)?生产总值{_ASIDE}(?!修订|现价){_GROWN}"
)
_PER_HEAD = regex(rf"人均(?:(?:地区|国内)?生产总值|GDP){_ASIDE}{_GROWN}")
_PEOPLE = regex(
    rf"(?P<lead>[一-鿿]{{0,6}})常住(?:总)?人口{_ASIDE}[^，,、。；;\n\d]{{0,6}}"
    rf"(?P<all>\d+(?:\.\d+)?)万人{_ASIDE}[ ]?[，,、][ ]?(?:比|较)(?:上年|去年)(?:年?末|同期)?"
    r"(?P<way>净?增加?|增长|净?减少?|下降)[ ]?(?P<by>\d+(?:\.\d+)?)[ ]?(?P<unit>万人|人|[%％])"
)
_WIDER = regex(r"全[国省]|修订|普查|高新区|开发区|年来|年间|[一二三四]季度|半年|\d月|累计|“?十[二三四五]五")
_SOME = regex("[镇乡]$|城镇|乡村|农村|城区|户籍")
_LEAD = 24
_SURELY, _ABSURD = Decimal("0.01"), Decimal("0.035")
"""Points by which the two rates lie apart, and share by which the people would have gone the other way the year before.

Where people leave for the cities, two in a hundred do in a year; no place loses four and gains again in the next.
"""
_MOVED = Decimal("0.001")
"""Share of the people by which they must have become more or fewer."""


class HeadGrowth(NamedTuple):
    """The growth of the product, that of the product per head, and what the people became more by."""

    product: Quantity
    each: Quantity
    people: Quantity
    signed: tuple[Decimal, Decimal]
    """The two rates, a fall below nought."""
    more: bool
    """True where the people became more."""


def find_head_growth(ledger: Ledger) -> HeadGrowth | None:
    """The two rates, each told once for the place of the report, where the people went the other way."""
    text = ledger.text
    if "人均" not in text or "常住" not in text:
        return None
    people = [match for match in _PEOPLE.finditer(text) if not _SOME.search(match["lead"]) and _own(text, match)]
    if len(people) != 1:
        return None
    share = _share(people[0])
    grown = [[match for match in name.finditer(text) if _own(text, match)] for name in (_PRODUCT, _PER_HEAD)]
    if abs(share) < _MOVED or any(len(found) != 1 for found in grown):
        return None
    product, each = (found[0] for found in grown)
    signed = _rate(product), _rate(each)
    apart = signed[1] - signed[0]
    if abs(apart) <= _SURELY or (apart > 0) != (share > 0) or abs(2 * apart + share) <= _ABSURD:
        return None
    told = tuple(
        _quantity(ledger, match.start(group)) for match, group in ((product, "rate"), (each, "rate"), (people[0], "by"))
    )
    if some_are_ahead(ledger, [one for one in told if one]) or _of_two_years(ledger, (product, each, people[0])):
        return None
    first, second, third = told
    return HeadGrowth(first, second, third, signed, share > 0) if first and second and third else None


def _of_two_years(ledger: Ledger, told: Sequence[re.Match[str]]) -> bool:
    """True where the sentences of the three name different years."""
    named = [YEAR.findall(ledger.read(ledger.sentences[ledger.sentence_at(match.start())].span)) for match in told]
    return len({year for years in named for year in years}) > 1


def _own(text: str, match: re.Match[str]) -> bool:
    """True where it is told of no wider place, no part of one, and no stretch of years or months."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；;\n") + 1
    return not _WIDER.search(text, max(start, match.start() - _LEAD), match.end())


def _rate(match: re.Match[str]) -> Decimal:
    rate = Decimal(match["rate"]) / 100
    return rate if match["way"] == "增长" else -rate


def _share(match: re.Match[str]) -> Decimal:
    """What share of the people they became more by, below nought where they became fewer; 0 where there are none."""
    by, everyone = Decimal(match["by"]), Decimal(match["all"])
    if not everyone:
        return everyone
    by = by / 100 if match["unit"] in "%％" else by / everyone / (10000 if match["unit"] == "人" else 1)
    return by if "增" in match["way"] else -by


def _quantity(ledger: Ledger, start: int) -> Quantity | None:
    at = ledger.quantity_index(start)
    one = ledger.quantities[at] if at < len(ledger.quantities) else None
    return one if one and one.span.start <= start < one.span.end else None

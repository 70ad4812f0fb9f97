"""Yearly means: 三年共投入960万元，年均320万元: what comes to a year, with the sum of so many years before it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.periodic import Mean
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_MEAN = regex(r"(?:^|[，,、；;（(]|平均)(?:年均|平均每年|每年平均|每年均)(?P<what>[一-鿿]{0,4})$")
_YEARS = regex(
    r"(?<![第\d.十])(?P<years>[二两三四五六七八九十]|\d{1,2})年(?:来|间|共|累计|总计|合计|内|期间)"
    r"|(?:近|连续|过去)(?P<last>[二两三四五六七八九十]|\d{1,2})年(?!级|期|行动|规划|计划|前|后|一)"
    r"|(?P<first>20\d\d)年?(?:至|到|—|–|-|－|~|～)(?P<end>20\d\d)年(?!\d{1,2}月)"
    r"|“?十(?P<plan>[一二三四])五”?(?:期间|时期)"
)
_ANY = regex(r"[二两三四五六七八九十\d]个?年(?![度级初末底])|20\d\d年|十[一二三四五]五")
_NO_MEAN = regex(
    "增[长幅速加]|递增|下降|复合|同比|其中|[比较]|计划|目标|拟|预计|力争|最|截至|以来|前[一二三]季|[上下]半年|约|近(?![二两三四五六七八九十\\d]{1,2}年)|左右|多"
)
_FEWEST_YEARS = 2
"""Years of a stretch: 2021年至2020年 is none."""
_PLAN = 5
"""Years of a five-year plan."""
_OVER = {"一": 2010, "二": 2015, "三": 2020, "四": 2025}
"""The last year of each plan: a report written before tells the mean of the years that are over."""


def find_yearly_means(ledger: Ledger) -> Iterator[Mean]:
    """Every average of a year behind the only other number of its unit in its sentence, which tells one stretch."""
    if "年均" not in ledger.text and "每年" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for average in quantities:
            told = _MEAN.search(average.before) if "年" in average.before and not average.approximate else None
            if told is None:
                continue
            sentence = ledger.sentences[index].span
            years = _length(ledger.text[sentence.start : sentence.end], ledger.identity.year)
            wholes = [one for one in quantities if one is not average and one.unit == average.unit]
            if years is None or len(wholes) != 1 or wholes[0].approximate or wholes[0].span.start > average.span.start:
                continue
            # 共发生事故36起，年均死亡2人: of another act than the sum.
            if told["what"][:2] not in ledger.text[sentence.start : wholes[0].span.start]:
                continue
            fewest, most = years
            if not _may_be(average, wholes[0], fewest, most):
                yield Mean(average, wholes[0], Decimal(most))


def _may_be(average: Quantity, whole: Quantity, fewest: int, most: int) -> bool:
    """True where the mean is that of fewer years that the same words may stand for."""
    ratio = stated(whole).over(stated(average))
    return fewest < most and ratio is not None and ratio.high >= fewest and ratio.low <= most


def _length(words: str, written: int | None) -> tuple[int, int] | None:
    """The fewest and most years of the only stretch of a sentence; None where another one is told, or a change."""
    found = list(_YEARS.finditer(words))
    if len(found) != 1 or _NO_MEAN.search(words):
        return None
    told = found[0]
    rest = words[: told.start()] + words[told.end() :]
    if _ANY.search(rest):
        return None
    if told["first"]:
        # 2015年至2020年减少: five changes between six years; 2021—2024年 may mean three school years.
        most = int(told["end"]) - int(told["first"]) + 1
        return (most - 1, most) if most >= _FEWEST_YEARS else None
    if told["plan"]:
        over = _OVER[told["plan"]] < (written or _OVER["四"])
        return (_PLAN if over else 1), _PLAN
    years = whole_number(told["years"] or told["last"])
    return (years, years) if years >= _FEWEST_YEARS else None

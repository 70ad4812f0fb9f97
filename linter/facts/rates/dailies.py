"""Dailies: 全年客运量2.99亿人次，日均客运量81.8万人次: what comes to a day, with the sum of all days before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Daily(NamedTuple):
    """What comes to a day, and the sum of all days."""

    average: Quantity
    whole: Quantity
    fewest: int
    """Days of the stretch; in February there may be one more."""
    most: int


_DAILY = regex(r"(?:^|平均)(?:日均|每日平均|平?均?每[天日])(?P<what>[一-鿿]{0,8}?)(?:数|量)?(?:约|为|达到?)*$")
_MEAN = regex("均")
_STRETCH = regex(
    r"(?P<first_half>上半年)|(?P<second_half>下半年)|(?:(?P<quarter>[一二三四])季度)"
    r"|(?:假期|春运|暑运|连续|为期|历时|试运行|开放|黄金周)(?P<days>[1-9]\d{0,2})天|(?P<during>[1-9]\d{0,2})天(?=共|累计|来|内?共计)|(?P<year>全年|(?:19|20)\d\d年(?!前))"
)
_OTHER_STRETCH = regex(
    r"\d月|前[一二三]季度|截至|开通|运营以来|工作日|节假?日|周末|小时|个月|近年|不含|除|停|闭|实际|周一|提前|时限|缩短|压[缩减]"
)
_QUARTERS = {"一": (90, 91), "二": (91, 91), "三": (92, 92), "四": (92, 92)}
_HALVES = {"first_half": (181, 182), "second_half": (184, 184)}
_YEAR = (365, 366)


def find_dailies(ledger: Ledger) -> Iterator[Daily]:
    """Every daily average behind the sum of a year, a half, a quarter or so many days."""
    if "日均" not in ledger.text and "每天" not in ledger.text and "每日" not in ledger.text:
        return
    before: Quantity | None = None
    for one in ledger.quantities:
        if one.kind == "duration":
            continue
        whole, before = before, one
        daily = _DAILY.search(one.before) if _MEAN.search(one.before) else None
        if daily is None or whole is None or whole.sentence != one.sentence or whole.unit != one.unit:
            continue
        between = ledger.text[whole.span.end : one.span.start]
        start = ledger.sentences[one.sentence].span.start
        end = ledger.sentences[one.sentence].span.end
        days = _days(ledger.text[start : whole.span.start], between + ledger.text[one.span.end : end])
        front = ledger.text[whole.clause.start : whole.span.start]
        if _MEAN.search(front):
            continue  # 月均105万吨，日均3.5万吨: of the year's sum before them
        one_clause = "，" + between.lstrip("，,、") == "，" + one.before
        if days and one_clause and tells_level(front) and daily["what"][:2] in front:
            yield Daily(one, whole, *days)


def _days(front: str, between: str) -> tuple[int, int] | None:
    """The days, at least and at most, of the only stretch named before a sum."""
    if _OTHER_STRETCH.search(front + between) or "每" in front:
        return None
    told = [match for match in _STRETCH.finditer(front) if not (match["year"] and match["year"] != "全年")]
    told = told or list(_STRETCH.finditer(front))
    return _length(told[0]) if len(told) == 1 else None


def _length(told: re.Match[str]) -> tuple[int, int]:
    days = told["days"] or told["during"]
    if days:
        return int(days), int(days)
    if told["quarter"]:
        return _QUARTERS[told["quarter"]]
    return _HALVES.get(told.lastgroup or "", _YEAR)

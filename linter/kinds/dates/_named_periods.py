"""Named periods with months beside them: 前三季度（1—8月）, 1月至7月半年数据, 三季度即7月至10月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates import calendar
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_STRETCH = r"(?P<stretch>(?P<first>\d{1,2})月?(?:份)?(?:至|到|—{1,2}|-|~)(?P<last>\d{1,2})月(?:份)?)"
_NAME = "前三季度|第?[一二三四1-4]季度|上半年|下半年"
_HALF = "半年(?=(?:度|的)?(?:数据|统计|情况|报[告表]|工作|汇总|运行|执行))"
_WAYS = (
    regex(rf"(?P<name>{_NAME})[（(](?:即)?{_STRETCH}[)）]"),
    # 2022年10月至3月 of the year after is told with both years.
    regex(rf"(?<![\d至到—~-]){_STRETCH}(?:的|，?即)?(?P<name>{_NAME}|{_HALF})(?![末底初内中]|以[来前后])"),
    regex(
        rf"(?P<name>{_NAME})(?:的?(?:数据|统计|情况|考核|统计期|时间))?[，,]?(?:即|[系指为是])(?:20\d\d年)?{_STRETCH}(?![末底初])"
    ),
)
_MONTHS_OF = {"前": (1, 9), "上": (1, 6), "下": (7, 12), "半": (1, 6)}


def named_periods(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each quarter or half of a year with months that are not its own."""
    for sign in _SIGN.finditer(ledger.text):
        window = max(0, sign.start() - _AROUND), sign.end() + _AROUND
        for match in (match for way in _WAYS for match in way.finditer(ledger.text, *window)):
            meant = _meant(match) if match.start("name") < sign.end() <= match.end("name") else None
            if meant is not None:
                yield Hit(
                    (Span(*match.span("name")), Span(*match.span("stretch"))),
                    {"stated": match["name"], "actual": {"zh": match["stretch"], "en": match["stretch"]}},
                    f"{match['name']} = {meant[0]}—{meant[1]}月 ≠ {match['stretch']}",
                    variant="period",
                )


_SIGN = regex("季度|半年")
_AROUND = 28
"""Characters around the name of a period in which its months stand."""


def _meant(match: re.Match[str]) -> tuple[int, int] | None:
    """The months of the period, where others are told."""
    name = match["name"].removeprefix("第")
    meant = _MONTHS_OF.get(name[0]) or calendar.quarter(name[0])
    told = (int(match["first"]), int(match["last"]))
    # 半年 may be either half.
    return None if told == meant or (name == "半年" and told == _MONTHS_OF["下"]) else meant

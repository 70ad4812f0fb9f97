"""Compared headings: 一、2022年度决算情况 in a report on 2023, whose section holds its own year against 2022."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Heading
from linter.facts.dates.date_pieces import numeral
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEADING = regex(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?)?[ 　]*(?P<span>(?P<year>20\d\d)年(?:度)?)"
    r"[^\n。；，\d—\-～至]{2,28}?(?:情况|决算|支出|收入|分析|说明)(?:说明|分析)?"
)
_COMPARED = (
    r"(?:[比较与同]{year}年(?:度)?(?:决算|执行|实际|预算|完成)?(?:数)?(?:的?[\d.]+[万亿]?[元人个])?[^，,。；\d]{{0,8}}?[增减上下提降持多少]"
    r"|{year}年(?:度)?(?:决算|支出|收入|完成|执行)?数?(?:为|是)?[\d.]+[万亿]?元[，,](?:本年|今年|本年度)[^，,。；\d]{{0,8}}?[增减上下提降持多少])"
)


def compared_headings(ledger: Ledger, own: int, title: str) -> Iterator[Span]:
    """The year of each heading that is the one before the title's, where all its section does is compare with it."""
    if "决算" not in title:
        return  # a budget tells what came of the year before, and holds it against that year's own plan
    for at, heading in enumerate(ledger.headings):
        match = _HEADING.fullmatch(ledger.text, *heading.span)
        if match is None or numeral(match["year"]) != own - 1:
            continue
        section = ledger.text[heading.span.end : _end(ledger, heading, at)]
        compared: list[str] = re.findall(_COMPARED.format(year=match["year"]), section)
        # 2022年共支出36万元 beside 比2022年减少: the section tells of that year by itself, too.
        if compared and len(compared) == section.count(f"{match['year']}年"):
            yield Span(*match.span("span"))


def _end(ledger: Ledger, heading: Heading, at: int) -> int:
    """Where the section of a heading ends."""
    following = (one.span.start for one in ledger.headings[at + 1 :] if one.level <= heading.level)
    return next(following, len(ledger.text))

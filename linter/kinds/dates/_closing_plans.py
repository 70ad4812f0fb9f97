"""Plans that a year closes or opens: 2025年目标任务完成，标志着“十三五”圆满收官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.ledger import Ledger
from linter.patterns import regex

_YEAR = r"(?<![\d—－\-–~～至到和、比较自从与])(?P<year>20\d\d)年"
_CLOSED = r"(?P<closed>收官|收尾|圆满完成|圆满结束|圆满落幕|胜利完成|如期完成|决战决胜之年)"
_OPENED = r"(?P<opened>开局|起步|开好局|起好步)"
# Neither another year nor another plan stands between them; 2035年远景目标 is no year that is told of.
_BETWEEN = r"(?!远景|基本|末|底前|以[来前]|之前|前|后|召开|[春夏秋冬])[^。；\n“”\"\d]{0,6}[^。；\n“”\"]{0,34}?"
_SAID = (
    "(?:标志着?|意味着|宣告|推动|实现了?|确保|助力|为|是|使得?|迎来了?|夺取了?|交出了?|书写了?|画上了?|完成了?)"
    r"[^。；，、\n“”\"]{0,6}"
)
_EDGE = regex(
    rf"{_YEAR}{_BETWEEN}{_SAID}[“\"](?P<plan>十?[一二三四五六七八九]|十)五[”\"]"
    rf"[^。；，、\n“”\"]{{0,12}}?(?:{_CLOSED}|{_OPENED})"
)
_AT_ONCE = regex(
    rf"{_YEAR}[“\"](?P<plan>十?[一二三四五六七八九]|十)五[”\"](?:规划|时期|目标任务)?的?(?:圆满|顺利|胜利|全面)?(?P<closed>收官)(?=[，,。；]|之年|[打夯奠]|$)"
)
"""2026年“十四五”规划圆满收官: with nothing between, the year is the plan's last."""
_YEAR_SIGN = regex(r"五[”\"]")
_BACK = regex(r"\d{4}年|基础上|以来|经验|成果|期间|远景|规划建议|编制")
"""What looks back on the plan before: 2026年，在“十四五”圆满收官基础上."""
_LATE = 1
"""Years behind its last that a plan is still said to close, and before it in which it is all but done."""
_SOON = 2
"""Years behind its first in which a plan is still said to make a start."""


def find_misplaced(ledger: Ledger) -> Iterator[re.Match[str]]:
    """Every plan that is said to close or to open in a year that is years away from its end or start."""
    for match in matches_on_lines(_EDGE, _YEAR_SIGN, ledger.text):
        year, (first, last) = int(match["year"]), calendar.plan_years(numeral(match["plan"]))
        between = ledger.text[match.end("year") + 1 : match.end()]
        behind = ledger.text[match.end() : match.end() + 6]
        if _BACK.search(between) or _BACK.search(behind):
            continue
        fits = last - _LATE <= year <= last + _LATE if match["closed"] else first - _LATE <= year <= first + _SOON
        if not fits:
            yield match
    for match in matches_on_lines(_AT_ONCE, _YEAR_SIGN, ledger.text):
        if int(match["year"]) != calendar.plan_years(numeral(match["plan"]))[1]:
            yield match

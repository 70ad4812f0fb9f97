"""Plan periods: a five-year plan and the years written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts import calendar
from linter.facts.date_pieces import numeral
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_PLAN = r"[“\"](?P<plan>[一二三四五六七八九]|十[一二三四五六]?)五[”\"]"
_YEARS = re.compile(
    rf"{_PLAN}(?:规划|计划|时期|期间)?[（(](?:即)?"
    r"(?P<first>(?:19|20)\d\d)年?(?:至|到|—{1,2}|-|~)(?P<last>(?:19|20)\d\d)年?[)）]"
    rf"|{_PLAN.replace('plan', 'of')}(?:规划|计划)?(?P<edge>开局之年|开局年|首年|收官之年|收官年|末年|末)"
    r"[（(](?:即)?(?P<year>(?:19|20)\d\d)年"
)


@dataclass(frozen=True)
class PlanPeriod:
    """Reports “十四五”(2016—2020年): the fourteenth plan runs from 2021 to 2025."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every plan whose years are those of another."""
        for match in _YEARS.finditer(ledger.text):
            number = numeral(match["plan"] or match["of"])
            first, last = calendar.plan_years(number)
            if match["year"]:
                wanted = first if match["edge"][0] in "开首" else last
                wrong = int(match["year"]) != wanted
            else:
                wrong = not first <= int(match["first"]) <= int(match["last"]) <= last
            if wrong:
                name = f"“{match['plan'] or match['of']}五”"
                yield Hit((Span(*match.span()),), {"plan": name, "first": str(first), "last": str(last)})

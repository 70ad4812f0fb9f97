"""Years worked for: 确保完成2026年预算任务 in the closing part of a report that plans for 2024."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.states.plans import headings_over, looks_back
from linter.finding import Hit
from linter.kinds.dates._own_years import Years
from linter.kinds.dates._titled_years import YEAR, Heading, against_own, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["worked_for"]

_WORK = regex(
    rf"(?:做好|抓好|干好|搞好|完成|实现|推动|推进|落实好?|各位(?:代表|委员)[！，,:：])(?P<year>{YEAR})[ ]?年(?:度)?的?"
    r"[^。；，,\n\d—\-－~～至到和]{0,14}?(?:工作|任务|目标|预算(?!执行)|事业(?!性|单位)|改革发展)"
)
_OTHER = regex("结转|决算|整改|遗留|扫尾|脱贫|规划|[达碳]峰|远景|以来|前期|储备|编制|谋划")
"""What is worked for in other years: 完成2030年碳达峰目标, 做好2027年项目前期工作."""
_FAR = 3
"""Years from the one planned for beyond which another thing is meant, such as the end of a long plan."""
_CLOSING = 0.5
"""Share of the report behind which it speaks of the year to come."""


def worked_for(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """One hit for each year that the closing part asks to work for, and that the report neither tells nor plans."""
    planned = _planned(ledger, own, headings)
    if planned is None:
        return
    year, where = planned
    begin = max(int(len(ledger.text) * _CLOSING), where.end)
    for match in _WORK.finditer(ledger.text, begin):
        meant = numeral(match["year"])
        if meant in (year - 1, year, year + 1) or abs(meant - year) > _FAR:
            continue
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        # A year to come that was spoken of before is that of a longer plan; one gone by nobody works for.
        if _OTHER.search(ledger.text, sentence.start, match.end()):
            continue
        # 圆满完成2022年任务 in the account of the year told of: nothing that is still to be worked for.
        titles = headings_over(ledger, match.start())
        if looks_back(titles) or "执行情况" in titles:
            continue
        if meant > year and str(meant) in ledger.text[:begin]:
            continue
        yield against_own(ledger, Span(*match.span("year")), where, "worked")


def _planned(ledger: Ledger, own: Years | None, headings: list[Heading]) -> tuple[int, Span] | None:
    """The year that a report plans for: of its name, of the heading of its plans, or in which it is delivered."""
    if own:
        return own.planned, own.planned_span
    ahead = [one for one in headings if not one.back]
    if len(ahead) == 1:
        return ahead[0].year, ahead[0].span
    day = delivery(ledger)
    return (day[0].year, day[1]) if day and day[0].month <= _SPRING else None


_SPRING = 3
"""Reports on the year to come are delivered until March."""

"""The years by which a report names itself: 2025年预算执行情况和2026年预算草案, told of and planned for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.date_pieces import numeral
from linter.kinds.dates._titled_years import YEAR
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TOLD = "执行情况|完成情况|落实情况|工作情况|工作总结|总结|小结|回顾"
_PLANNED = (
    "草案|(?:工作|任务|重点|计划|预算)安排|打算|思路|要点|工作谋划|重点工作|工作重点"
    r"|(?:预算|计划)(?=[（(]草案|草案|报告|提请|的|[。，；\n》]|$)"
)
# …执行情况和 / 2026年…预算草案: the join is looked for, the first year before it, the second behind.
_JOIN = regex(
    rf"(?:{_TOLD})(?:[（(][^（）()\n]{{1,6}}[)）])?\s*(?:和|与|及|暨|以及|、)\s*[^\n。，；：、\d《》]{{0,14}}?"
    rf"(?P<year>{YEAR})[ ]?年(?:度)?(?P<plan>[^\n。，；：\d《》]{{0,24}}?(?:{_PLANNED}))"
)
_FIRST = regex(rf"(?<![—\-－–~～至到、和\d])(?P<year>{YEAR})[ ]?年(?:度)?(?P<told>[^\n。，；：、\d《》]{{0,30}})$")
_SIGN = regex("情况|总结|小结|回顾")
PARTS = regex(r"决算|[上下]半年|季度|月|调整|中期|批|五年|三年")
_BEFORE = 44
"""Characters before a join within which its first year stands."""
_DONE_SINCE = regex("(?:完成|执行|落实|推进|实施|进展|开展)")
_RESOLVED = regex("[^\n。，；：、》]{0,10}(?:决议|决定|批复|审查结果)")
"""《关于…2021年预算执行情况和2022年预算的决议》: what others said of the report of the year before."""
_TAIL = 3
"""Characters behind a plan that may still name it: 预算调整方案."""
FRONT = 1600
"""Characters from the start within which a report names its own years."""


class Years(NamedTuple):
    """What a report names itself by: the year told of and the one planned for, with where they stand."""

    told: int
    planned: int
    told_span: Span
    planned_span: Span


def own_years(ledger: Ledger) -> Years | None:
    """The first pair in front of the report that follow one another."""
    for years in pairs(ledger.text):
        if years.told_span.start >= FRONT:
            break
        if years.planned == years.told + 1:
            return years
    return None


def pairs(text: str) -> Iterator[Years]:
    """Every pair that a text names, the first year before the join and the second behind it."""
    at = 0
    while found := _SIGN.search(text, at):
        at = found.end()
        join = _JOIN.match(text, max(0, found.start() - 2)) or _JOIN.match(text, found.start())
        if join is None:
            continue
        first = _FIRST.search(text[max(0, join.start() - _BEFORE) : join.start()])
        shift = max(0, join.start() - _BEFORE)
        if (
            first is None
            or PARTS.search(first["told"] + text[join.start() : join.end() + _TAIL])
            or _DONE_SINCE.match(text, join.end())
            or _RESOLVED.match(text, join.end())
        ):
            continue
        told = Span(first.start("year") + shift, first.end("year") + shift)
        planned = Span(*join.span("year"))
        yield Years(numeral(first["year"]), numeral(join["year"]), told, planned)
        at = join.end()

"""Title against body: 2022年度 in the title, 2023年度 where the report names itself."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.titles import YEAR, find_title_year
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ITSELF = regex(
    r"(?:现将|现就|下面|兹将|受[^。，,]{2,20}委托[，,](?:我)?(?:向|就)[^。]{0,30}?)(?P<named>[^。；：:\n]{4,70}?)"
    r"(?:报告|通报|公开|公示|公布|公告|汇报|总结|通告|说明)如下"
)
_PLANNED = regex(r"[和与及暨、](?:(?:19|20)\d\d|明|下一?)年[^。；：:，,\n]{0,10}(?:计划|打算|安排|思路|要点|草案)")
"""现将有关情况和2023年安排报告如下: of the year after that of the title."""


class TitleAgainstBody:
    """Compares the one year of the title with the one year of 现将…情况通报如下."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """At most one hit: the title's year against the year in which the report names itself."""
        yield from _next_year(ledger)
        titled = find_title_year(ledger)
        if titled is None:
            return
        match = _ITSELF.search(ledger.text, titled.end)
        if match is None:
            return
        years = list(YEAR.finditer(ledger.text, match.start("named"), match.end("named")))
        if len({year["year"] for year in years}) != 1 or _PLANNED.search(match["named"]):
            return
        named = Span(*years[0].span())
        title, body = ledger.quote(titled), ledger.quote(named)
        if title[:4] != body[:4]:
            yield Hit((titled, named), {"title": title, "body": body})


_EXECUTED_AND_PLANNED = regex(
    r"(?P<done>20\d\d)年[^。；，\n\d]{0,24}执行情况[和与及暨]\s{0,3}(?P<next>20\d\d)年[^。；，\n\d]{0,20}(?:草案|计划|安排)"
)
"""2024年预算执行情况和2025年预算草案: the draft is for the year after, or for the same one where it is adjusted."""


def _next_year(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each report on a year and the plan for a year that does not follow it."""
    if "执行情况" not in ledger.text:
        return
    for match in _EXECUTED_AND_PLANNED.finditer(ledger.text):
        if int(match["next"]) - int(match["done"]) not in (0, 1):
            years = Span(match.start("done"), match.end("done") + 1), Span(match.start("next"), match.end("next") + 1)
            values = {"title": ledger.quote(years[0]), "body": ledger.quote(years[1])}
            yield Hit(years, values, variant="next")

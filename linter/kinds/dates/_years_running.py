"""Years running: 2018—2021年分别为…, 连续五年提升: how many years one after the other, against those that are told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from linter.fact import DateFact
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.dates._lengths import value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RUNNING = regex(r"连续(?P<n>[三四五六七八九十]|[3-9])年")
_YEAR_BY_YEAR = regex(r"分别(?:为|是|达|增长|完成|实现)")


def years_running(ledger: Ledger) -> Iterator[Hit]:
    """2018—2021年分别为…, 连续五年提升: of four years no five can be told one after another."""
    if "连续" not in ledger.text:
        return
    for fact in ledger.dates:
        if not fact.ends or fact.ends[1].granularity != "year" or fact.first is None or fact.last is None:
            continue
        end = ledger.sentences[fact.sentence].span.end
        running = _RUNNING.search(ledger.text, fact.span.end, end)
        told = _YEAR_BY_YEAR.search(ledger.text, fact.span.end, running.start()) if running else None
        years = fact.last.year - fact.first.year + 1
        number = value_of(running["n"]) if running else None
        if running and told and number is not None and number > years and not _dates_behind(ledger, fact):
            span = Span(running.start("n"), running.end())
            actual = {"zh": f"{years}年", "en": f"{years} years"}
            calculation = f"{fact.last.year} − {fact.first.year} + 1 = {years} < {plain(number)}"
            values = {"stated": ledger.quote(span), "actual": actual}
            yield Hit((span, fact.span), values, calculation, severity="warning")


def _dates_behind(ledger: Ledger, fact: DateFact) -> bool:
    """True where another date follows in the sentence."""
    at = bisect_left(ledger.dates, fact.span, key=lambda date: date.span)
    return any(one.sentence == fact.sentence for one in ledger.dates[at + 1 : at + 3])

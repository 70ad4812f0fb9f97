"""Before papers: 按照…〔2023〕12号要求，2022年11月启动: begun before the year of the paper that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.kinds.dates._agreed_days import is_day
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PAPER = regex(
    r"(?:按照|根据|依据|依照)[^。；\n]{0,60}?(?P<number>〔(?P<year>20\d\d)〕\d{1,4}号)[）)]?[^，,。；\n\d]{0,12}[，,](?!对|将|就|针对)[^，,。；\d\n]{0,14}$"
)
_BEGUN = regex("[^，,。；\\d]{0,6}(?:启动|开展|组织|召开|制定|印发|成立|部署|出台|下发)(?![^，,。；]{0,4}的)")
_ELSEWHERE = regex("修订|修改|补签|补办|补充|重新|此前|之前|原|曾|早在|续签|已")
_SINCE, _DECEMBER = regex("[自从]$"), 12
_LEAD = 100
"""Characters of the sentence before a day that may name the paper."""


def begun_before_paper(ledger: Ledger) -> Iterator[Hit]:
    """按照…〔2023〕12号要求，2022年11月启动: a paper of a year in which it had been done."""
    if "〔" not in ledger.text:
        return
    for one in ledger.dates:
        if not is_day(one) or one.year_source != "said" or not one.year:
            continue
        start = max(ledger.sentences[one.sentence].span.start, one.span.start - _LEAD)
        paper = _PAPER.search(ledger.text, start, one.span.start)
        # 自2022年12月以来, and what was begun in December, for a paper that was numbered weeks later.
        if _SINCE.search(ledger.text, start, one.span.start) or (one.first and one.first.month == _DECEMBER):
            continue
        if paper is None or int(paper["year"]) <= one.year or not _BEGUN.match(ledger.text, one.span.end):
            continue
        if not _ELSEWHERE.search(ledger.text, paper.end("number"), one.span.end):
            number = Span(*paper.span("number"))
            values = {"later": ledger.quote(one.span), "earlier": ledger.quote(number)}
            yield Hit((one.span, number), values, f"{one.year} < {paper['year']}", severity="warning")

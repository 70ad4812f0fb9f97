"""Spans of a title: 《巡察工作规划（2021—2026年）》 and, further on, 《巡察工作规划（2022—2027年）》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.date_pieces import TO
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?:19|20)\d\d"
_TITLE = regex(
    rf"《(?P<title>[^《》\n]{{4,50}}?)(?:》[（(]|[（(])(?P<first>{_YEAR})年?{TO}(?P<last>{_YEAR})年?(?:度)?[）)]》?"
    rf"|《(?P<first2>{_YEAR})年?{TO}(?P<last2>{_YEAR})年(?P<title2>[^《》\n]{{4,50}}?)》"
)
_SIGN = regex(rf"{_YEAR}年?{TO}{_YEAR}")
_REVISED = regex("修[订编改]|调整|延[长期续]|新一轮|重新|续[编]|替代|废止|衔接|上一|此前|原")


class _Plan(NamedTuple):
    span: Span
    first: int
    last: int


def find_two_spans(ledger: Ledger) -> Iterator[tuple[_Plan, _Plan]]:
    """Each second span of years of one title that overlaps the first; the next plan begins where the last one ended."""
    if "《" not in ledger.text or not _SIGN.search(ledger.text):
        return
    known: dict[str, _Plan] = {}
    for match in _TITLE.finditer(ledger.text):
        title = match["title"] or match["title2"]
        one = _Plan(Span(*match.span()), int(match["first"] or match["first2"]), int(match["last"] or match["last2"]))
        told = known.setdefault(title, one)
        if (told.first, told.last) == (one.first, one.last) or max(told.first, one.first) > min(told.last, one.last):
            continue
        sentence = ledger.sentences[ledger.sentence_at(one.span.start)].span
        if not _REVISED.search(ledger.text, *sentence):
            yield told, one

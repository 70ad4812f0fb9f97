"""Plans that a report hopes to open or to close well, years away from its own: 实现“十七五”良好开局 in 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.kinds.dates._own_years import own_years
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HOPED = regex(
    r"(?:为|实现|确保|力争|推动|奋力|努力|全力|助力)[^。；，,“”\"\n\d]{0,6}[“\"](?P<plan>十?[一二三四五六七八九]|十)五[”\"](?:规划)?的?"
    r"(?:(?P<opened>良好开局|开好局|高质量开局|顺利开局|开门红)|(?P<closed>圆满收官|胜利收官|高质量收官|顺利收官))(?!之年的|后)"
)
_SIGN = regex(r"五[”\"]")
_YEAR = regex(r"(?:19|20)\d\d年|五年前|当年|那年")
"""What places the hope in another year than that of the report."""
_NEXT = 1
"""Years ahead, and behind, of which a report may speak as its own."""


def find_hoped_plans(ledger: Ledger) -> Iterator[tuple[re.Match[str], Span]]:
    """Every such plan that opens after the years of the report, or closed before them, and what tells these."""
    if "开局" not in ledger.text and "收官" not in ledger.text and "开门红" not in ledger.text:
        return
    years = None
    for match in matches_on_lines(_HOPED, _SIGN, ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        if _YEAR.search(ledger.text, sentence.start, match.start()):
            continue
        years = years or _years(ledger)
        if years is None:
            return
        (earliest, latest, told_in) = years
        first, last = calendar.plan_years(numeral(match["plan"]))
        if (match["opened"] and first > latest + _NEXT) or (match["closed"] and last < earliest - _NEXT):
            yield match, told_in


def _years(ledger: Ledger) -> tuple[int, int, Span] | None:
    """The first and the last year that a report speaks of as its own, and where they stand."""
    own = own_years(ledger)
    if own:
        return own.told, own.planned, own.planned_span
    signing = ledger.signing
    return (signing.day.year - _NEXT, signing.day.year, signing.span) if signing and signing.span else None

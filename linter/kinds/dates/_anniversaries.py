"""Anniversaries of one thing: 建厂70周年 in one place and 建厂60周年 in another of the same report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.slips import one_digit, swapped
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANNIVERSARY = regex(r"(?P<what>[一-鿿]{2,14}?)(?P<n>\d{2,3}|[一二三四五六七八九十]{1,3})周年")
_LEAD = regex(
    r".*(?:出席|参加|庆祝|纪念|迎来|迎接|喜迎|恰逢|正值|适逢|举办|举行|开展|隆重|召开|筹备|以|在|为|是|的|于|年|日|月)"
)
_SHORTEST = 4
"""Characters that name one thing; 建校 and 成立 are said of any."""
_FIRST = regex("建[党军国]")


@dataclass(frozen=True, slots=True)
class _Told:
    number: int
    span: Span
    years: frozenset[int]
    """The years that its sentence names before it."""


def find_two_anniversaries(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The anniversary told once that is one key away from the one told elsewhere of the same thing."""
    told: dict[str, list[_Told]] = {}
    for match in matches_on_lines(_ANNIVERSARY, "周年", ledger.text):
        what = _LEAD.sub("", match["what"])
        if len(what) < _SHORTEST and not _FIRST.fullmatch(what):
            continue
        told.setdefault(what, []).append(_one(ledger, match))
    for group in told.values():
        numbers = {one.number for one in group}
        if len(numbers) != 2:
            continue
        one, other = sorted(numbers, key=lambda number: sum(1 for told in group if told.number == number))
        if not _slip(str(one), str(other)):
            continue
        odd, usual = (next(told for told in group if told.number == number) for number in (one, other))
        if not _explained(ledger, odd, usual):
            yield odd.span, usual.span


def _one(ledger: Ledger, match: re.Match[str]) -> _Told:
    start = ledger.sentences[ledger.sentence_at(match.start())].span.start
    years = frozenset(int(year) for year in YEAR.findall(ledger.text, start, match.start("n")))
    return _Told(whole_number(match["n"]), Span(match.start("n"), match.end()), years)


def _slip(one: str, other: str) -> bool:
    """True for another first digit, or two exchanged; the last may differ as the years go by."""
    if len(one) != len(other):
        return False
    return (one_digit(one, other, len(one)) and one[-1] == other[-1]) or swapped(one, other, len(one))


def _explained(ledger: Ledger, odd: _Told, usual: _Told) -> bool:
    """True where the years beside them are as far apart: 2003年庆祝建厂50周年, 2023年庆祝建厂70周年."""
    now = frozenset(range(ledger.signing.day.year - 1, ledger.signing.day.year + 2)) if ledger.signing else frozenset()
    apart = odd.number - usual.number
    pairs = ((one, other) for one in odd.years or now for other in usual.years or now)
    return any(one - other == apart for one, other in pairs) or bool(odd.years and not now and not usual.years)

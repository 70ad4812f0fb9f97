"""Approved budgets: 市六届人大二次会议批准的2019年…预算 here, and 三次会议 there: a congress approves a budget once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_APPROVED = regex(
    rf"(?P<meeting>(?P<term>{SMALL_NUMERAL})届(?:人民代表大会|人大)第?(?P<session>{SMALL_NUMERAL})次(?:全体)?会议)"
    r"(?:审查|审议)?(?:并)?(?:批准|通过)的?[，,]?(?P<year>(?:19|20)\d\d)年(?=[^，,。；;\d]{0,30}预算(?!调整|执行))"
)


def approved_twice(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The session that approved the budget of a year, and another one that is said to have approved it as well."""
    told: dict[tuple[int, str], list[re.Match[str]]] = {}
    for match in matches_on_lines(_APPROVED, "届", ledger.text):
        told.setdefault((whole_number(match["term"]), match["year"]), []).append(match)
    for matches in told.values():
        votes = Counter(whole_number(match["session"]) for match in matches)
        if len(votes) != _TWO:
            continue
        usual = votes.most_common(1)[0][0]
        first = next(match for match in matches if whole_number(match["session"]) == usual)
        for match in matches:
            if whole_number(match["session"]) != usual:
                yield Span(*first.span("meeting")), Span(*match.span("meeting"))


_TWO = 2
"""Sessions of which one is a slip; of more the text tells one by one."""

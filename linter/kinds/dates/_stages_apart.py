"""Stages apart: feedback given to another body, or on another sort of inspection, than the one told beside it."""

from __future__ import annotations

from linter.fact import DateFact
from linter.facts.quantities.bigrams import share_a_bigram
from linter.ledger import Ledger
from linter.patterns import regex

_NAMED_SORT = regex("专项巡|提级")
"""A sort of inspection by its name: feedback on one of that sort is none on an inspection told without it."""
_WHOM = regex(r"对(?P<whom>[一-鿿]{2,20}?)(?:党组|党委|党工委|党支部|开展|进行|召开|实施|集中)")
"""Whom the inspectors looked at, or gave the feedback to."""


def of_another_body(ledger: Ledger, earlier: DateFact, date: DateFact) -> bool:
    """True where 对民政局 was inspected and 对残联 the feedback was given."""
    if date.sentence == earlier.sentence:
        return False
    bodies = [
        _WHOM.search(ledger.text, one.span.end, ledger.sentences[one.sentence].span.end) for one in (earlier, date)
    ]
    one, other = (body["whom"] if body else "" for body in bodies)
    return bool(one and other) and not share_a_bigram(one, other)


def sort_not_told(ledger: Ledger, date: DateFact, behind: str) -> bool:
    """True for the feedback on a 专项巡察, of which its paragraph has told nothing before."""
    sort = _NAMED_SORT.search(behind)
    if sort is None:
        return False
    start = ledger.paragraph(date).start
    return ledger.text.find(sort.group(), start, date.span.start) < 0

"""Clearance: 收案1520件，结案1400件，结收比92.1%: what was ended over what came in; and rates that a stock moves."""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts.changes.changes import comparable
from linter.facts.quantities.strands import Link
from linter.facts.rates.rate import Rate
from linter.patterns import regex

CLEARANCE = regex("(?:结收|收结)案?比(?:率|例)?$")
_ENDED = regex(r"(?:审结|执结|办结|检结|结案|结)[一-鿿]{0,6}$")
_CAME = regex(r"(?:新收|收案|收|受理)[一-鿿]{0,8}$")
_NEW = regex(r"(?:新收|收案)[一-鿿]{0,8}$")
_ENDED_RATE = regex("^(?:案件|总|综合|整体|年度)*(?:结案|审结|执结|办结)率$")
_PAIR = 2


def clearance(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """收案D件，结案N件，结收比P%, where one number tells each."""
    told = [link for link in links[:at] if link.quantity.kind == "count" and not link.quantity.approximate]
    ended = [link.quantity for link in told if _ENDED.search(link.gap)]
    came = [link.quantity for link in told if _CAME.search(link.gap) and not _ENDED.search(link.gap)]
    if len(ended) != 1 or len(came) != 1 or not comparable(*ended, *came):
        return []
    return [Rate(links[at].quantity, ended[0], came[0], "named", name, (*came, *ended), len(told) == _PAIR)]


def moved_by_stock(rate: Rate) -> bool:
    """True for 新收1520件，审结1400件，结案率85%: cases of last year are in the base that the rate is reckoned from."""
    if rate.numerator is None or not _ENDED_RATE.search(rate.name) or not _NEW.search(rate.denominator.before):
        return False
    return rate.stated.value * rate.denominator.value < rate.numerator.value

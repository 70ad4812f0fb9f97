"""Rates of another act than that of the numbers beside them: 开放床位620张，编制床位600张，床位使用率91.6%."""

from __future__ import annotations

from collections.abc import Sequence

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_words import OTHER_WORDS
from linter.patterns import regex

_SUFFIX = regex("(?:率|度|面|比例|进度)$")
_BREAK = regex("[，,。；;：:、（(]")
_PAIR = 2
_CLOSE = 8
"""Characters between two numbers of one thing, of which the first alone names it."""


def of_another_act(rate: Rate, found: Sequence[Rate]) -> bool:
    """True where a rate shares with its part no word of an act, but the name of the thing, which the base has too.

    So it does where another rate, named as the part is, is just what the two numbers give: 实际筛查1669人，复查率87%，
    筛查率78.0%.
    """
    if rate.how != "named" or rate.numerator is None or rate.left is not None:
        return False
    stem = _SUFFIX.sub("", rate.name)
    act, part, base = stem[-_PAIR:], _around(rate.numerator), _around(rate.denominator)
    if len(act) < _PAIR or act in part:
        return False
    pairs = {stem[at : at + _PAIR] for at in range(len(stem) - 1)}
    if any(other in part for word in pairs for other in OTHER_WORDS.get(word, ())):
        return False
    if any(_is_theirs(other, rate, part) for other in found):
        return True
    told = {word for word in pairs if word in part}
    same = all(word in base for word in told) or _goes_on(rate.numerator, rate.denominator)
    return bool(told) and same and not any(letter in part for letter in act)


def _goes_on(part: Quantity, base: Quantity) -> bool:
    """True for 编制床位600张，实际开放660张: the second number is of the same thing, which it need not name."""
    return part.unit == base.unit and 0 < base.span.start - part.span.end <= _CLOSE


def _around(quantity: Quantity) -> str:
    """The words of its clause around a number."""
    return _BREAK.split(quantity.before)[-1] + "|" + _BREAK.split(quantity.after)[0]


def _is_theirs(other: Rate, rate: Rate, part: str) -> bool:
    """True for a rate of the same two numbers that takes up the act of the part, and that they give."""
    if other is rate or other.numerator is None or rate.numerator is None or other.stated.span == rate.stated.span:
        return False
    if (other.numerator.span, other.denominator.span) != (rate.numerator.span, rate.denominator.span):
        return False
    share = other.numerator.interval.over(other.denominator.interval)
    named = _SUFFIX.sub("", other.name)[-_PAIR:] in part
    return named and share is not None and share.meets(other.stated.interval.truncated_too(other.stated.step))

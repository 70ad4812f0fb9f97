"""Identities apart: 全年顺差284亿元, where 出口241亿元 and 进口63亿元, each told once, stand pages before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.identities import Identity
from linter.facts.parts.law import Law
from linter.facts.parts.laws import LAWS
from linter.facts.quantities.values_by_name import ValuesByName, values_by_name
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OF_MANY = frozenset(["税收", "公务接待费", "负债", "债务余额", "债务限额"])
"""Signs of laws whose indicators each level and each office has: what is told once may be of two of them."""
_BEFORE = "(?:(?!.?[一二两三四五六七八九十各])[一-鿿]{1,3}[市县区省州旗]|户籍|常住|海关|外贸|年末|期末)?"
_NOWHERE = -1
"""No sentence: the values of a name count wherever they stand."""


def find_identities_apart(ledger: Ledger) -> Iterator[Identity]:
    """Every indicator whose makings are told under their names once each, in other paragraphs than it."""
    for law in LAWS:
        if (
            law.open
            or law.alone
            or law.beside
            or _OF_MANY.intersection(law.signs)
            or not all(sign in ledger.text for sign in law.signs)
        ):
            continue
        if law.unless and re.search(law.unless, ledger.text):
            continue
        told = _told(values_by_name(ledger), law)
        if told is None or not values_by_name(ledger).together(told, told[0].sentence, ledger.lead(told[0])):
            continue
        blocks = [ledger.sentences[one.sentence].block for one in told]
        end = 1 + len(law.added)
        if max(blocks) - min(blocks) > 1:  # what stands nearer is read with its words
            yield Identity(told[0], told[1:end], told[end:], apart=True)


def _told(values: ValuesByName, law: Law) -> tuple[Quantity, ...] | None:
    """The one value of the result and of each of its makings, in one unit; None where one is told twice or not."""
    told = tuple(one for name in _names(law) if (one := values.of(name, _NOWHERE)))
    return told if len(told) == len(_names(law)) and len({one.unit for one in told}) == 1 else None


@cache
def _names(law: Law) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(rf"{_BEFORE}(?:{name})") for name in (law.result, *law.added, *law.taken))

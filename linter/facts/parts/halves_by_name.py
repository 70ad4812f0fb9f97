"""Halves by name: 房地产开发投资上半年17.8亿元，下半年25.5亿元, where another sentence tells what the year brought."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.quantities.year_values import year_value
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FIRST, _SECOND = regex("上半年"), regex("下半年")
_BOTH = regex("上、?下?(?:两个)?半?年?[、和与]?下半年|上下两?个?半年|两个半年|前后两?个?半年")
_RESPECTIVELY = regex("分别|各|依次")
_JOINS = regex("[、和与及，,]|以及")
_BETWEEN = regex("[，,；;、]?(?:而|和|与)?下半年(?:[一-鿿]{0,8})")
_CHANGED = regex("[增减降多少升][长少加低降多支收]?|同比|环比|较|比|占")


def find_halves_by_name(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every two halves of a year that do not come to what another sentence tells of it, the whole first."""
    if "半年" not in ledger.text:
        return
    for quantities in ledger.by_sentence.values():
        for first, second in pairwise(quantities):
            if first.unit != second.unit or not (first.is_amount and second.is_amount):
                continue
            if first.approximate or second.approximate:
                continue
            words = _names_halves(ledger, first, second)
            whole = year_value(ledger, second, words) if words else None
            if whole is None:
                continue
            aim = stated(whole).widened(max(one.step for one in (whole, first, second)))
            if not total((stated(first), stated(second))).meets(aim):
                yield whole, (first, second)


def _names_halves(ledger: Ledger, first: Quantity, second: Quantity) -> str:
    """The words before two numbers, without those that make them the halves of a year; empty where they are none."""
    lead, between = ledger.lead(first), ledger.text[first.span.end : second.span.start]
    if _CHANGED.search(between):
        return ""
    if _JOINS.fullmatch(between):
        both = list(_BOTH.finditer(lead))
        if len(both) == 1 and _RESPECTIVELY.search(lead, both[0].end()):
            return _RESPECTIVELY.sub("", _BOTH.sub("", lead))
        return ""
    if _BETWEEN.fullmatch(between) and len(_FIRST.findall(lead)) == 1 and not _SECOND.search(lead):
        return _FIRST.sub("", lead)
    return ""

"""Collective names: 指导员86名、普查员412名 in one place, and 488名“两员” in another, which are both together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import one_key
from linter.facts.tables.table_units import counted_as
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = regex('[“"](?P<number>[两三四])(?P<kind>[员师站所室院校])[”"]|(?P<some>[两三四])(?P<bare>员)')
"""委 and 长 are left out: who sits on two committees is one person."""
_BEFORE = regex(rf"(?:{_NAME.pattern})(?:队伍)?(?:共计|合计|总数|共有|共|有|为|达到?)*$")
_MANY = {"两": 2, "三": 3, "四": 4}
_LISTED = regex("[一-鿿]{0,10}(?:、|和|以及|及)[一-鿿]{0,10}")
_OF_THEM = regex("其中|新增|增配|补充|抽调|培训|参训|调整|分[为别]|各镇|每|计划|拟|[上去前]年|上次")
_LEAST = Decimal(100)
"""A sum of three digits or more, for with fewer one key makes another lot of people as well."""


def find_collectives(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every number told under a collective name with the members of the one list so named, where a key was slipped."""
    if not _NAME.search(ledger.text):
        return
    for whole in ledger.quantities:
        if whole.kind != "count" or whole.approximate or not whole.is_level:
            continue
        named = _NAME.match(ledger.text, whole.span.end) or _BEFORE.search(ledger.lead(whole, _LEAD))
        if named is None or _OF_THEM.search(whole.before):
            continue
        told = [groups for groups in _lists(ledger, named) if counted_as(groups[0].unit) == counted_as(whole.unit)]
        if len(told) != 1 or told[0][0].sentence == whole.sentence:
            continue
        said = sum((part.value for part in told[0]), Decimal(0))
        if said >= _LEAST and one_key(whole, said):
            yield whole, told[0]


_LEAD = 16
"""Characters before a number in which its collective name stands."""


def _lists(ledger: Ledger, named: re.Match[str]) -> list[tuple[Quantity, ...]]:
    """The lists of just so many members whose names end as the collective one does."""
    number, kind = _MANY[named["number"] or named["some"]], named["kind"] or named["bare"]
    found = []
    for quantities in ledger.by_sentence.values():
        row: list[Quantity] = []
        rows = [row]
        for before, one in pairwise((None, *quantities)):
            assert one is not None
            joined = before is not None and _LISTED.fullmatch(ledger.text, before.span.end, one.span.start)
            if not joined or not row:
                row = []
                rows.append(row)
            row.append(one)
        found += [tuple(row) for row in rows if len(row) == number and all(_is_a(ledger, one, kind) for one in row)]
    return found


def _is_a(ledger: Ledger, one: Quantity, kind: str) -> bool:
    """True for 普查员412名 and 412名普查员 where they are told as all there are."""
    if one.kind != "count" or one.approximate or _OF_THEM.search(one.before):
        return False
    return ledger.text[one.span.start - 1 : one.span.start] == kind or one.head.endswith(kind)

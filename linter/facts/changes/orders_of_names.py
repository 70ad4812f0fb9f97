"""Orders of names: 由大到小排列的是甲厂、乙厂、丙厂 in one place, and the value of each in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.orderings import Ordering
from linter.facts.changes.two_times import Value, values_in
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ORDER = regex(
    r"(?:[从由](?:(?P<falls>[大高多强长][到至][小低少弱短])|[小低少短][到至][大高多长])|(?P<first>[位居排列在占]*前(?:[三四五六七八九十]|\d)(?:位|名)?)的?)"
    r"[^，,。；;：:\d]{0,12}?(?:依次|分别)?(?:是|为|有|：)[：:]?(?P<names>(?:[^，,。；;：:、（）()\d]{2,12}[、和]){2,8}[^，,。；;：:、（）()\d]{2,12})(?=[，,。；;])"
)
_NAMES = regex("[、和]")
_START = regex(r"^[，,、；;：:和及与\s]+")
_EACH = regex("(?:分别|依次)[一-鿿]{0,4}$")
_WAY = 2
"""Characters by which a name is known again."""
_REACH = 2
"""Sentences behind the order in which the values stand."""
_OTHER = regex("[上去前]年|同期|增[幅速长]|率|比重|占比|满意")


def find_orders_of_names(ledger: Ledger) -> Iterator[Ordering]:
    """Every list of names that is said to be sorted, with the value of each."""
    for block in ledger.by_block:
        claims = list(_ORDER.finditer(ledger.text, *ledger.document.blocks[block].span))
        values = values_in(ledger, block) if claims else []
        for claim in claims:
            told = _values(ledger, claim, values)
            if told:
                yield Ordering(told, (), bool(claim["falls"] or claim["first"]))


def _values(ledger: Ledger, claim: re.Match[str], values: Sequence[Value]) -> tuple[Quantity, ...]:
    """The values of the names in their order; empty where one has none, or two."""
    names = _NAMES.split(claim["names"])
    sentence = ledger.sentence_at(claim.start())
    behind = [
        value
        for value in values
        if value.quantity.span.start >= claim.end() and value.quantity.sentence - sentence <= _REACH
    ]
    if len(behind) < len(names):
        return ()
    found = behind[: len(names)]
    if not _EACH.search(found[0].own) or any(value.own.strip("、和") for value in found[1:]):
        found = []
        for name in names:
            own = [value for value in behind if _START.sub("", value.own).startswith(name[:_WAY])]
            if len(own) != 1:
                return ()
            found.append(own[0])
    elif ledger.text.count("。", claim.end(), found[0].quantity.span.start):
        return ()
    told = tuple(value.quantity for value in found)
    if any(not comparable(told[0], one) for one in told[1:]):
        return ()
    between = ledger.text[claim.start() : max(one.span.end for one in told)]
    return () if _OTHER.search(between) else told

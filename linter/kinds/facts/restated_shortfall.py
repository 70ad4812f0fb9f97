"""Restated shortfalls: how many of a thing have not done something, told with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.quantities.mentions import Mention, differ_in_time, disagree, spans_of
from linter.facts.states.states_told import order_of, when_told
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_LACKING = r"(?:尚未|未|没有)"
_BEHIND = regex(
    rf"{_LACKING}(?P<what>[一-鿿]{{2,12}}?)的(?P<who>[一-鿿]{{2,8}}?)(?![一-鿿])"
    rf"|(?P<who_first>[一-鿿]{{2,8}}?){_LACKING}(?P<what_last>[一-鿿]{{2,12}})(?![一-鿿])"
)
_BEFORE = regex(rf"{_LACKING}(?P<run>[一-鿿]{{4,20}}?)(?:共计|共有|共|有|为|达)*$")
_TOTAL = regex(r"(?:共计|共有|共|合计|总计|为|达)$")


class Shortfall(NamedTuple):
    """A count of things that lack something."""

    mention: Mention
    run: str
    """What is lacking and who lacks it, without 的: 实施新农村建设村小组."""


class RestatedShortfall:
    """Compares 有179个村小组未实施改造 with 未实施改造的村小组共237个."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair that says the same of the same things."""
        groups: dict[tuple[str, str], list[Shortfall]] = {}
        for mention in ledger.mentions:
            if mention.quantity.kind != "count" or mention.flow or mention.selection:
                continue
            run = _run(mention)
            if run:
                groups.setdefault((mention.quantity.unit, run), []).append(Shortfall(mention, run))
        for group in groups.values():
            first = group[0].mention
            for other, _ in group[1:]:
                ledger.note_compared(first.quantity, other.quantity)
                days = when_told(ledger, first.quantity), when_told(ledger, other.quantity)
                if order_of(*days) in ("later", "earlier"):
                    continue
                if disagree(first.quantity, other.quantity) and not differ_in_time(first, other):
                    yield Hit(
                        spans_of(first, other),
                        {
                            "what": "未" + group[0].run,
                            "one": ledger.quote(first.quantity.span),
                            "other": ledger.quote(other.quantity.span),
                        },
                        severity="warning",
                    )


def _run(mention: Mention) -> str:
    """What is lacking, then who lacks it; empty where the words do not say so."""
    after, before = mention.quantity.after, mention.quantity.before
    behind = _BEHIND.match(after)
    if behind:
        return (behind["what"] or behind["what_last"]) + (behind["who"] or behind["who_first"])
    lead = _BEFORE.search(before)
    if lead and not re.match(r"[一-鿿]", after) and _TOTAL.search(before):
        return lead["run"].replace("的", "")
    return ""

"""Months alone: 仅4至6月就销掉积案63件 and, before, 截至6月底，今年以来累计销号57件: a part above its whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALONE = regex(
    r"(?:仅|光|单单?|仅仅)(?:今年)?(?:(?P<first>\d{1,2})月?[至到—－~～-]+)?(?P<last>\d{1,2})月(?:份|间|底)?"
    r"[^，,。；;\d]{0,6}?就(?:已|共|累计)?(?P<act>[一-鿿])[一-鿿]{0,7}"
)
_WHOLE = regex(r"(?:今年|年初|本年)以来(?:已|共)?累计(?:已经?|共)?(?P<act>[一-鿿])[一-鿿]{0,7}")
_ACTS = frozenset("销办化结查受立处拆清完整")
"""How a verb begins by which things are dealt with: 销号, 销掉; 办结, 办了."""
_NOT = regex("[去上前]年|计划|目标|拟|比|增|尚|未")


def find_months_alone(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """The whole since January and the months within it, of one act and of things that both paragraphs name."""
    if "以来" not in ledger.text or "就" not in ledger.text:
        return
    wholes: list[tuple[Quantity, str]] | None = None
    told_to: dict[int, int] = {}
    for date in ledger.dates:
        if date.relation == "as-of" and date.month:
            told_to[date.sentence] = max(date.month, told_to.get(date.sentence, 0))
    for part in ledger.quantities:
        told = _ALONE.fullmatch(part.before) if "就" in part.before and part.is_amount else None
        if told is None or told["act"] not in _ACTS or part.approximate or _NOT.search(part.before):
            continue
        if wholes is None:
            wholes = list(_wholes(ledger))
        found = [
            one
            for one, act in wholes
            if act == told["act"] and one.unit == part.unit and told_to.get(one.sentence, 0) >= int(told["last"])
        ]
        if len({one.value for one in found}) == 1 and _one_thing(ledger, found[0], part):
            yield found[0], part


def _wholes(ledger: Ledger) -> Iterator[tuple[Quantity, str]]:
    for one in ledger.quantities:
        told = _WHOLE.fullmatch(one.before)
        if told and one.is_amount and not one.approximate:
            yield one, told["act"]


def _one_thing(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True where the noun of the part stands in the paragraph of the whole."""
    block = ledger.paragraph(whole)
    noun = part.before[-len("积案") :]
    return noun in han_bigrams(ledger.read(block))

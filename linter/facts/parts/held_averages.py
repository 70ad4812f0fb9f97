"""Held averages: 家庭户52000户，家庭户人口156000人，平均每个家庭户的人口3.00人, told by their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.nearby import in_sentences
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_IS = "(?:为|有|是|达到|达|：|:)*"
_EACH = regex(
    # Of a class, 城镇平均每个家庭户, neither is told.
    r"^(?:[全我本该][国省市州县区镇乡旗盟村])?(?:"
    rf"(?:平均)?每[个所座家支]?(?P<holder>(?:(?!平均)[一-鿿]){{2,6}}?)的?(?:平均)?(?P<held>人口数?|人数|[学床]?[生位员工]数){_IS}$"
    rf"|(?:平均|户均)(?:家庭户)?(?:家庭)?(?:户)?(?:规模|人口){_IS}$)"
)
_LINK = regex(r"(?:数量|总数|数)?(?:共计|合计|总计|共|总|现)?(?:为|有|是|达到|达|：|:)*$")
_HOUSE = "家庭户"
_SENTENCES = 4
"""Sentences of the paragraph, that of the average among them, in which both are told."""
_PERSONS = frozenset(["人", "名", "位"])


def find_held_averages(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every average of what each holds, with the one count of the holders and the one of all that they hold."""
    if "均" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for average in quantities:
            if average.kind != "count" or "均" not in average.before or average.approximate:
                continue
            told = _EACH.search(average.before)
            if told is None:
                continue
            holder, held = told["holder"] or _HOUSE, told["held"] or "人口"
            before = list(_before(ledger, index, average))
            counts = [q for q in before if _named(q, holder) and not _same_unit(q, average)]
            amounts = [q for q in before if _held(q, holder, held) and _same_unit(q, average)]
            if not len({q.value for q in counts}) == len({q.value for q in amounts}) == 1:
                continue
            if not counts[0].approximate and not amounts[0].approximate and counts[0].value > 0:
                yield average, counts[0], amounts[0]


def _before(ledger: Ledger, index: int, average: Quantity) -> Iterator[Quantity]:
    """The counts of the paragraph before an average, some sentences back."""
    for quantity in in_sentences(ledger, index, _SENTENCES - 1, 0):
        if quantity.kind == "count" and quantity.span.start < average.span.start:
            yield quantity


def _named(quantity: Quantity, holder: str) -> bool:
    return _LINK.sub("", quantity.before).endswith(holder) or quantity.after.startswith(holder)


def _held(quantity: Quantity, holder: str, held: str) -> bool:
    name = _LINK.sub("", quantity.before)
    core = held.removesuffix("数")
    return name.endswith((f"{holder}{core}", f"{holder}的{core}", f"{holder}总{core}", f"{holder}常住{core}"))


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or {one.unit, other.unit} <= _PERSONS

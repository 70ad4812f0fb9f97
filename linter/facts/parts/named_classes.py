"""Named classes: 限期办理类完成14件、剩余7件, and earlier 限期办理20件: a class by its name, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import Leftover, one_slip
from linter.facts.states.ended import ENDS_WORK
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DONE = regex(
    rf"(?:^|[，,；;。：:、])(?:其中)?(?P<name>[一-鿿]{{3,10}}?)(?:类|型)?的?(?:问题|项目|任务|事项)?(?:已经?|共|现已经?)*(?:{ENDS_WORK}|整改|开工)(?:整改|了)?$"
)
_LEFT = regex(r"[一-鿿]{0,4}[、，,](?:剩余|其余|余下|还剩|尚余|尚有|未(?:完成|办结|整改|销号|竣工|开工|解决))(?:的)?$")
_END = regex(r"(?:类|型|的|有|共|为|问题|项目|任务|事项)+$")
_MOST = 200
"""Numbers before the two halves among which the class is looked for."""


def find_named_classes(ledger: Ledger) -> Iterator[Leftover]:
    """Every class whose number, told before under its name, its two halves miss by one slip."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            left, gap = row.cells[at]
            settled, words = row.cells[at - 1]
            if left.kind != "count" or left.unit != settled.unit or not _LEFT.fullmatch(gap):
                continue
            told = _DONE.search(words)
            if told is None or left.approximate or settled.approximate:
                continue
            sizes = [one for one in _of_name(ledger, told["name"], settled) if one.sentence != settled.sentence]
            if len({one.value for one in sizes}) == 1 and one_slip(sizes[0], settled, left):
                yield Leftover(sizes[0], (settled,), left, True, (), inferred=True)


def _of_name(ledger: Ledger, name: str, settled: Quantity) -> Iterator[Quantity]:
    """The numbers of the unit before it that are told under the name."""
    end = ledger.quantity_index(settled.span.start)
    for one in ledger.quantities[max(0, end - _MOST) : end]:
        if one.unit == settled.unit and not one.approximate and _END.sub("", one.before).endswith(name):
            yield one

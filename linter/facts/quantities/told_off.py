"""Told off: whether the amount that two numbers are apart is printed beside them: 超配2名，副科空缺1名."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.interval import Interval

if TYPE_CHECKING:
    from linter.ledger import Ledger


def told_off(ledger: Ledger, compared: Collection[Quantity], apart: Collection[Interval]) -> bool:
    """True where the sentence of compared numbers, or the next of its paragraph, tells what they are off by.

    A drafter who prints the rest knows of it: 调整后预算3740万元，动用预备费60万元.
    """
    sentences = {one.sentence for one in compared}
    last = max(sentences)
    behind = last + 1
    if behind < len(ledger.sentences) and ledger.sentences[behind].block == ledger.sentences[last].block:
        sentences.add(behind)
    units = {one.unit for one in compared}
    near = (one for at in sentences for one in ledger.by_sentence.get(at, ()) if one.unit in units)
    return any(some.meets(stated(one)) for one in near if not any(one is other for other in compared) for some in apart)


def differ_by(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where it is told by what the two differ: 收入总计386470万元，支出总计386370万元，年末结转100万元."""
    rest = abs(one.value - other.value)
    return any(
        told.value == rest and told.unit == one.unit
        for sentence in {one.sentence, one.sentence + 1, other.sentence - 1, other.sentence, other.sentence + 1}
        for told in ledger.by_sentence.get(sentence, ())
    )

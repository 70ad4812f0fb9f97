"""Bare again: 流转土地纠纷348宗 … 384宗中, where a bare reference is one key away from the one number it may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from linter.fact import Quantity
from linter.facts.quantities.bare_references import BareReference, find_bare_references
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import one_key
from linter.interval import plain
from linter.ledger import Ledger

_KINDS = frozenset(["count", "money", "measure"])
_MEMORY = 40
"""Numbers before a reference that it may take up."""
_FAR, _NEAR = 14, 4
"""Sentences from a number to a reference of three digits, and to one of two, which stand everywhere."""
_TWO, _THREE = 2, 3
_LEAD, _TAIL = 60, 30
"""Characters before and behind a number in which its noun stands."""
_BESIDE = 8
"""Characters right before and behind a number that two digits need to be of the same things."""
_SCALES = (Decimal(1), Decimal(10**4), Decimal(10**8))
"""What the figures of a table may be told in: 元, 万元, 亿元."""


def bare_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each bare reference that no other number of the report tells or makes, with the one number it was copied from.

    A number of three digits that opens a clause was told before: in 1.5 million characters of right reports, none of
    them was one key away from another number of its unit, and told nowhere else, unless its sentence made it.
    """
    references = list(find_bare_references(ledger.quantities))
    if not references:
        return
    counted = [q for q in ledger.quantities if q.kind in _KINDS and not q.approximate and q.value > 0]
    at = {id(quantity): index for index, quantity in enumerate(counted)}
    told = Counter((quantity.value, quantity.unit) for quantity in ledger.quantities)
    cells = {cell.value for table in ledger.tables for row in table.rows for cell in row.figures.values() if cell.value}
    for reference in references:
        later = reference.quantity
        index = at.get(id(later))
        if index is None or told[later.value, later.unit] > 1 or any(later.value / scale in cells for scale in _SCALES):
            continue
        first = _copied(ledger, reference, counted[max(0, index - _MEMORY) : index])
        if first and not _made(ledger, first, later):
            yield first, later


def _copied(ledger: Ledger, reference: BareReference, before: Sequence[Quantity]) -> Quantity | None:
    """The last number before a reference that it may be a slip of; None where there is none, or two of them."""
    later = reference.quantity
    length = len(plain((later.value / later.step).to_integral_value()))
    if length < _TWO or (length < _THREE and not reference.among and len(reference.noun) < _TWO):
        return None
    farthest = _FAR if length >= _THREE or not reference.among else _NEAR
    near = [
        one
        for one in before
        if (one.unit, one.step) == (later.unit, later.step)
        and 0 < later.sentence - one.sentence <= farthest
        and one_key(later, one.value)
    ]
    if len({one.value for one in near}) != 1:
        return None
    first = near[-1]
    around = ledger.text[max(0, first.span.start - _LEAD) : first.span.end + _TAIL]
    for words in (reference.noun, reference.state):
        if len(words) >= _TWO and not share_a_bigram(words, around):
            return None
    if length < _THREE and not reference.among:
        beside = first.before[-_BESIDE:] + "|" + first.after[:_BESIDE]
        return first if share_a_bigram(reference.noun, beside) else None
    return first


def _made(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the numbers of one sentence, from before the first to behind the later one, make the later one."""
    for sentence in range(first.sentence - 1, later.sentence + 2):
        values = [
            one.value
            for one in ledger.by_sentence.get(sentence, ())
            if one is not later and one.unit == later.unit and one.value > 0
        ]
        known = set(values)
        if any(value + later.value in known or later.value - value in known for value in values):
            return True
        if any(later.value in accumulate(values[start:]) for start in range(len(values))):
            return True
    return False

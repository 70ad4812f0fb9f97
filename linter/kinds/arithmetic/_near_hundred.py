"""Near a hundred: shares that no word says to be all of one whole, but whose sum lies next above 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import one_key
from linter.ledger import Ledger
from linter.memory import once
from linter.patterns import regex

_FEWEST, _MANY = 3, 4
_SLIP, _NEXT_TO_NOTHING = Decimal("0.12"), Decimal("0.015")
"""By how much one digit, and any slip, may take a sum above the whole; shares of several wholes come to far more."""


def above_by_a_slip(run: Sequence[Quantity]) -> bool:
    """True for three shares or more that one digit takes above 100 %, and for four or more that are next to it."""
    off = sum((share.value for share in run), Decimal(0)) - 1
    if len(run) >= _MANY and off <= _NEXT_TO_NOTHING:
        return True
    return len(run) >= _FEWEST and off <= _SLIP and any(one_key(share, share.value - off) for share in run)


_ONE_EACH = regex(
    r"每[一1]?[家个名件户起宗项条份][一-鿿]{0,8}?[只仅](?:能|按|以|可)?(?:认定|归[入为到]|列[入为]|计[入为]|统计|登记|标注)(?:[入为到])?"
    r"[一1][类种个项](?:主要)?(?P<sort>[一-鿿]{2,10})"
)
_CLASSED = 20
"""Such statements of a text that are read."""


def of_one_class_each(ledger: Ledger, run: Sequence[Quantity], intro: str) -> bool:
    """True where the text says anywhere of what a list is about that each has one class: 每家单位只认定一类违法行为."""
    if len(run) < _FEWEST or sum((share.value for share in run), Decimal(0)) - 1 > _SLIP:
        return False
    return any(share_a_bigram(one, intro) for one in _sorts(ledger))


@once
def _sorts(ledger: Ledger) -> Iterator[str]:
    """Of what things the text says that each has one class."""
    return (one["sort"] for one in islice(_ONE_EACH.finditer(ledger.text), _CLASSED))

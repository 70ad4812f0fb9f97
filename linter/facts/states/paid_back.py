"""Paid back: 多报的3.6万元已全部退缴国库, and pages on 多报差旅费的人员中，还有0.5万元未收回.

Who gives back and who takes back tell of one payment in two verbs; the sum bears no noun, but what was done with it
names it, and the sentence of what is still out says so again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.states.same_matter import lead_of
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.states.remainders import Said
    from linter.ledger import Ledger

_BACK = "退还|退回|退付|返还|清退|退赔|退缴|退清|缴回|交回|收回|追回|追缴|收缴|扣回"
_ALL_BACK = regex(rf"(?:全部|全额|悉数|全数|如数|足额)(?:已经?|予以|依法|依规|按期|及时|主动)*(?:{_BACK})")
_NOT_BACK = regex(rf"(?:未|没有?|无法|难以)(?:能|够|予|及时|按[时期]|全部|足额|完全|如期|主动)*(?:{_BACK})(?![一-鿿])")
"""Not 未收回票据: what has not come back is the sum."""
_MARKS = regex("[，,；;：:。、]")
_NEUTRAL = regex("其中|上述|前述|该|这[些笔]?|有关|相关|涉及|问题|资金|款项|金额|费用|共计|合计|共|的|目前|现")
_LONGEST = 20
"""Characters of the clause before a sum that say what was done with it."""
_FEWEST = 2
"""Pairs of characters that name a sum: 多报的 alone is said of any."""
_NEAR = 12
"""Numbers between a problem and what was done about it."""


def paid_back_alike(ledger: Ledger, whole: Said, rest: Said) -> bool:
    """True where all of a sum is paid back and some is not, in whatever verbs, and both sums are told by one name."""
    if whole.quantity is None or rest.quantity is None or whole.quantity.kind != "money":
        return False
    back = _ALL_BACK.search(ledger.text, whole.quantity.span.end, whole.span.end)
    if back is None or not _NOT_BACK.search(ledger.text, rest.quantity.span.end, rest.span.end):
        return False
    told = han_bigrams(lead_of(ledger, rest.quantity.span.start))
    name = _name(whole.quantity)
    if not name or not name <= told:
        return False
    if len(name) < _FEWEST:
        earlier = [han_bigrams(lead_of(ledger, one.span.start)) for one in _told_before(ledger, whole.quantity)]
        name |= frozenset().union(*earlier) & told
    return len(name) >= _FEWEST


def _name(quantity: Quantity) -> frozenset[str]:
    clause = _MARKS.split(quantity.before)[-1][-_LONGEST:]
    return han_bigrams(_NEUTRAL.sub("|", clause))


def _told_before(ledger: Ledger, quantity: Quantity) -> Iterator[Quantity]:
    """The same sum where its problem is told, a few numbers earlier: 多报差旅费3.6万元."""
    at = ledger.quantity_index(quantity.span.start)
    for one in ledger.quantities[max(0, at - _NEAR) : at]:
        if one.kind == "money" and one.value == quantity.value:
            yield one

"""Sister lots: whether the few left bear the name of others that are counted beside all of some things.

养老断缴的14人已续12人，医疗断缴的16人全部续上；未续养老的2人: the two are of the 14.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAUSE = regex("[，,。；;：:、（(]")
_BEHIND = 4
"""Characters behind a number that tell what it counts."""


def of_a_sister(ledger: Ledger, whole: Quantity, left: Quantity, words: str) -> bool:
    """True where `words` share with what is counted right before a whole, in its unit, what the whole does not bear."""
    own = bigrams(_CLAUSE.split(whole.before)[-1].rstrip("的"))
    named = bigrams(words + left.after[:_BEHIND])
    for one in ledger.by_sentence.get(whole.sentence, ()):
        if one.unit != whole.unit or one.value == whole.value or one.span.start >= whole.span.start:
            continue
        name = bigrams(_CLAUSE.split(one.before)[-1].rstrip("的"))
        if name & (named - own) and not own & (named - name):
            return True
    return False

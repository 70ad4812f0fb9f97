"""Kept amounts: 涉及36人、金额18.72万元 … 涉及的38人已全部退还，共计18.72万元: one sum, of so many and of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.retold import in_parallel
from linter.facts.quantities.slips import alike, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

DIGITS = 3
"""Digits of an amount from which no two things have the same one by chance."""
FARTHEST = 26
"""Characters from a count to the amount that it is told with."""
STOP = regex("[。；;！？\n]|其中|每|各|均(?=为|达|[一二三四五六七八九\\d])|人均|户均|比|较|另|分别|其余|剩余")
_UNITS = frozenset("人户家宗处笔件个起座栋套")
NAMELESS = frozenset("人户宗笔处")
"""Units behind which no noun need say what is counted: 涉及45人."""
_ASIDE = regex("其中|其余|剩余|余下|另|又|再|首批|部分|第[一二三四五六七八九十\\d]|等$|[每各]")
_SETTLED = regex("退还|清退|追回|追缴|收回|退缴|缴|支付|清偿|结清|付清|整改|上述|该")
"""What is told of an amount known before."""
_CORRECTED = regex("核[实定减销查]|调整|更正|剔除|实际|死亡|去世|代[为缴退]|重复|人次")
BESIDE = 12
"""Characters before a count that tell of whom it is."""


def find_kept_amounts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity]]:
    """The two counts, and the two places of the amount that both are told with."""
    told: dict[tuple[str, Decimal], list[tuple[Quantity, Quantity]]] = {}
    times: Counter[tuple[str, Decimal]] = Counter()
    for quantities in ledger.by_sentence.values():
        for at, amount in enumerate(quantities):
            if amount.kind == "count":
                times[amount.unit, amount.value] += 1
            if amount.kind != "money" or amount.approximate or len(printed_digits(amount)) < DIGITS or not at:
                continue
            count = quantities[at - 1]
            gap = ledger.text[count.span.end : amount.span.start]
            if count.kind == "count" and count.exact and len(gap) <= FARTHEST and not STOP.search(gap):
                told.setdefault((amount.unit, amount.value), []).append((count, amount))
    for pairs in told.values():
        if len(pairs) != PAIR:
            continue
        (first, kept), (later, again) = pairs
        if first.unit != later.unit or later.unit not in _UNITS or first.value == later.value:
            continue
        once = times[later.unit, later.value] == 1
        if once and _of_one_thing(ledger, first, later) and not explained(ledger, first, later):
            yield first, later, kept, again


def _of_one_thing(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the second sentence takes up the first, and nothing sets the two counts apart."""
    if later.sentence == first.sentence or min(first.value, later.value) <= 1 or not alike(first, later, _TENTHS):
        return False
    if not one_time(ledger, first, later) or not one_scope(first, later) or in_parallel(ledger, first, later):
        return False
    start = ledger.sentences[later.sentence].span
    if not _SETTLED.search(ledger.text, start.start, start.end):
        return False
    return _taken_up(first, later)


_TENTHS = 16
"""Tenths of the smaller count that the greater one stays below: twice as many are others."""
PAIR = 2


def _taken_up(first: Quantity, later: Quantity) -> bool:
    """True for 涉及的38人, 3个部门已 behind 2个部门未, and for 查处收费案件16件 behind 立案查处收费案件17件.

    约谈32人，追回18.72万元 and 清退15户，追回8.64万元 tell of others: what was done to people is no part of the sum.
    """
    if _AGAIN.search(later.before) and later.unit in NAMELESS:
        return True
    did = _DID.match(later.after)
    if did and first.after.startswith(did["noun"]):
        return True
    said = first.before[-_SAME_WORDS:]
    same = len(said) == _SAME_WORDS and later.before.endswith(said)
    return same and first.verb == later.verb and abs(first.value - later.value) <= _NEAR


_AGAIN = regex("(?:涉及|上述|前述|该|这)的?$")
_DID = regex("(?P<noun>[一-鿿]{1,8}?)(?:(?:已经?|均|全部|都|现)+(?:将|[一-鿿]{0,4}?[退缴付还清兑交])|欠[缴付交]?的)")
_SAME_WORDS = 6
"""Characters right before both counts by which they are of one thing: 查处收费案件."""
_NEAR = 2
"""By how much two counts of one thing told in the same words differ where one is a slip."""


def explained(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the sentences tell what the two differ by, or that it was counted anew."""
    rest = abs(first.value - later.value)
    for index in (first.sentence, later.sentence, later.sentence + 1):
        if any(one.unit == later.unit and one.value == rest for one in ledger.by_sentence.get(index, ())):
            return True
    spans = (ledger.sentences[one.sentence].span for one in (first, later))
    words = "|".join(ledger.read(span) for span in spans)
    return _CORRECTED.search(words) is not None or _ASIDE.search(later.before[-BESIDE:]) is not None

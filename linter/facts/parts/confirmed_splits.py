"""Confirmed splits: whole, part, rest and the rate of the part, three of which agree and show the fourth to be wrong.

Of 苗圃236处，验收217处，验收率91.6%；未验收的19处 each number follows from the others. Where three of them agree and
one key mends the fourth, no words are needed: in 1.5 million characters of right reports no such four were right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Literal, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.not_closed import not_closed
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import one_digit, one_key, swapped
from linter.facts.rates.rate import Rate
from linter.interval import plain
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BEFORE, _BEHIND = 7, 4
"""Numbers before and behind a rate among which whole, part and rest stand."""
_THREE = 3
_OWN = 12
"""Numbers of the rate's own sentence that may explain it."""
_TELLING = 2
_CLOSE = 26
"""Characters from the last number before a rate to the rate."""
_CUE = regex(
    r"(?:率|比重|比例|面|度|占[^，,。；;、\d]{0,12})(?:[仅已就均也]|约为?|为|达到?了?|是|：|:|到了?|高达|只有|[（(])*$"
)
_RATE = regex("率|占|比|面|度")
_REST = regex("余|剩|未|尚|还有|另|其他|其它|不|没|缺|空|待|无")
_LEAD = 8
_COMPARED = regex(r"[较比]|上年|去年|同期|[年期]初|计划|目标|[（(）)\n]")
"""What tells that two numbers are of two times, or of two statements."""


class ConfirmedSplit(NamedTuple):
    """A whole and what it falls into, of which one number is wrong."""

    whole: Quantity
    parts: tuple[Quantity, Quantity]
    """The two, in their order."""
    part: Quantity
    """The one of them whose rate is told."""
    rate: Quantity
    wrong: Literal["split", "rate"]
    """split: whole, part or rest. rate: the percentage."""


def find_split_slips(ledger: Ledger) -> Iterator[Breakdown]:
    """Every whole that its two parts do not come to, where the rate of one of them says which number is wrong."""
    for found in _find(ledger):
        if found.wrong == "split" and not not_closed(ledger, found.whole, found.parts):
            one, other = found.parts
            names = tuple(
                ledger.text[start:end].lstrip("，,；;。、（(")
                for start, end in ((found.whole.span.end, one.span.start), (one.span.end, other.span.start))
            )
            yield by_slip(found.whole, found.parts, names)


def find_split_rates(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that one key sets apart from that of a part, where whole, part and rest agree."""
    for found in _find(ledger):
        if found.wrong == "rate" and found.rate.span.start not in told and not _of_its_own(ledger, found.rate):
            yield Rate(found.rate, found.part, found.whole, "named", "", (found.part, found.whole), False)


def _of_its_own(ledger: Ledger, rate: Quantity) -> bool:
    """True where two numbers of the rate's own sentence give it: 改造186处，改造率57.8%（总数322处）."""
    own = [one for one in ledger.by_sentence[rate.sentence] if _counts(one)][:_OWN]
    told = ((one, other) for one, other in permutations(own, 2) if one.unit == other.unit and one.value < other.value)
    return any(_gives(one, other, rate) for one, other in told)


@once
def _find(ledger: Ledger) -> Iterator[ConfirmedSplit]:
    for quantities in ledger.by_sentence.values():
        for rate in quantities:
            if rate.kind == "percent" and rate.printed_unit == "%" and not rate.approximate:
                found = _at(ledger, rate)
                if found:
                    yield found


def _at(ledger: Ledger, rate: Quantity) -> ConfirmedSplit | None:
    lead = ledger.text[max(0, rate.span.start - _CLOSE) : rate.span.start]
    if not _RATE.search(lead) or not _CUE.search(lead) or len(plain(rate.value / rate.step)) < _TELLING:
        return None
    numbers = in_sentences(ledger, rate.sentence, 1, 1)
    at = numbers.index(rate)
    last = numbers[at - 1] if at else None
    if last is None or not _counts(last) or rate.span.start - last.span.end > _CLOSE:
        return None
    if last.sentence != rate.sentence and _of_another(ledger, rate, last):
        return None
    near = [one for one in numbers[max(0, at - _BEFORE) : at + 1 + _BEHIND] if _counts(one) and one.unit == last.unit]
    for start in range(len(near) - _THREE + 1):
        whole, *parts = near[start : start + _THREE]
        if last in (whole, *parts) and not any(one.approximate for one in (whole, *parts)):
            found = _judged(ledger, whole, (parts[0], parts[1]), rate, near)
            if found:
                return found
    return None


def _of_another(ledger: Ledger, rate: Quantity, last: Quantity) -> bool:
    """True where nothing that names a rate stands in the sentence before it: 应到338名，实到254名。普及率73.1%."""
    name = _NAME.search(rate.before)
    if name is None:
        return False
    return (set(name["act"]) - _SAYS_NOTHING).isdisjoint(ledger.read(ledger.sentences[last.sentence].span))


_NAME = regex(rf"(?P<act>[一-鿿]{{2}}){_CUE.pattern}")
"""The two characters before 率: 普及, 验收."""
_SAYS_NOTHING = frozenset("全县市区镇乡村共总的率比重占化")


def _counts(quantity: Quantity) -> bool:
    return quantity.is_amount and quantity.value > 0


def _judged(
    ledger: Ledger, whole: Quantity, parts: tuple[Quantity, Quantity], rate: Quantity, near: Sequence[Quantity]
) -> ConfirmedSplit | None:
    """The split that three of the four numbers confirm; None where they agree, or two of them are wrong."""
    if _COMPARED.search(ledger.text, whole.span.end, parts[0].span.start):
        return None
    if _CROSSED.search(ledger.text, parts[0].span.end, parts[1].span.start):
        return None
    limits = rate.interval
    held = {
        (one.span, other.span) for one in near for other in near if one.value < other.value and _gives(one, other, rate)
    }
    for part, rest in (parts, parts[::-1]):
        total = part.value + rest.value
        if whole.value == total:
            wrong = not held and _slipped(rate, part.value / whole.value)
            return ConfirmedSplit(whole, parts, part, rate, "rate") if wrong else None
        if held - {(rest.span, whole.span)}:
            # Any number may stand behind a part and its rate: it is the rest where the words say so.
            said = part is parts[0] and _REST.search(ledger.text[rest.span.start - _LEAD : rest.span.start])
            right = part.value < whole.value and limits.holds(part.value / whole.value)
            wrong = bool(said) and right and one_key(rest, whole.value - part.value)
        elif held:
            wrong = limits.holds(1 - rest.value / whole.value) and one_key(part, whole.value - rest.value)
        else:
            wrong = limits.holds(part.value / total) and one_key(whole, total) and not _told(ledger, whole, total)
        if wrong:
            return ConfirmedSplit(whole, parts, part, rate, "split")
    return None


def _told(ledger: Ledger, whole: Quantity, total: Decimal) -> bool:
    """True for 问题21个。…9月底完成12个；11月底完成18个，推进3个: another number near by is what they come to."""
    block = ledger.sentences[whole.sentence].block
    return any(one.value == total and one.unit == whole.unit for one in ledger.by_block[block])


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where the rate is that of the part, or of what is left of the whole without it."""
    share = part.value / whole.value
    return rate.interval.holds(share) or rate.interval.holds(1 - share)


_CROSSED = regex("[（(）)\n]")
"""Between two parts, the edge of a bracket within which another matter is told."""


def _slipped(rate: Quantity, right: Decimal) -> bool:
    """True where one digit of three, or two neighbours exchanged, make the rate the right one."""
    said = plain((rate.value / rate.step).to_integral_value())
    needed = plain((right / rate.step).to_integral_value())
    return len(said) == len(needed) and (one_digit(said, needed, _THREE) or swapped(said, needed, _TELLING))

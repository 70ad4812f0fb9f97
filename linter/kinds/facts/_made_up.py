"""Made up: whether other numbers of a report make the one that is taken up, as their sum or difference."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import unit_class
from linter.facts.states.retaken import Retaking, nouns, of_them, own_part, window
from linter.kinds.facts._explained import MORE_OR_LESS
from linter.kinds.facts._taken_up import noun_taken_up, same_things, told
from linter.ledger import Ledger
from linter.patterns import regex

_PARTS = regex(r"其中|包括|含|分别")
_SAMPLED = regex(r"抽[取查检样][一-鿿]{0,8}$")


def told_of_others(pool: Iterable[Quantity], first: Quantity, retaking: Retaking, specific: int) -> bool:
    """True where the number taken up is told before the first one, or of other things.

    For a number held against the title's, it is so too where the title's own number is told of other things.
    """
    later = retaking.quantity
    for other in pool:
        again = retaking.told and other.value == first.value and other is not first
        if (other.value != later.value and not again) or other is later:
            continue
        if other.span.start < first.span.start or not same_things(told(other), retaking, specific):
            return True
    return False


def adds_up(ledger: Ledger, near: Iterable[Quantity], first: Quantity, retaking: Retaking, small: int) -> bool:
    """True where the numbers near by tell the rest, or two of them give the number as their sum or difference.

    One up to `small` stands in every report: it explains a difference only where it is told as one.
    """
    later = retaking.quantity
    # 11个社区综合服务用房面积, where 9个社区 were told: 14个小区 with their 专业服务 are no 社区.
    noun = noun_taken_up(nouns(first), retaking)
    if noun:
        retaking = retaking._replace(words=retaking.words[: retaking.words.find(noun) + len(noun)])
    units = unit_class(first), unit_class(later)
    numbers = [
        one
        for one in near
        if one is not later
        and unit_class(one) in units
        and _tells_change(one, small)
        and not own_part(one, later)
        and of_them(one, retaking)
        and not _in_other_talk(ledger, one, retaking.words)
    ]
    if any(one.value == abs(first.value - later.value) for one in numbers):
        return True
    if retaking.these and len(noun) >= _NAMED and noun == retaking.words:
        # 上述85名拟聘人员, where 84人体检 and 1人递补 were told: no one of either number is called so.
        numbers = [one for one in numbers if share_a_bigram(noun, window(one))]
    if first not in numbers:
        numbers.append(first)
    return any(
        later.value in (one.value + other.value, abs(one.value - other.value))
        and not _whole_and_part(ledger, one, other)
        for one, other in combinations(numbers, 2)
    )


_NAMED = 3
"""Characters of a noun that, behind 上述, says by itself whom it means."""


def _in_other_talk(ledger: Ledger, quantity: Quantity, words: str) -> bool:
    """True for the 个 of 消防类9个 where no word of its paragraph is one of what is taken up, 库点."""
    if quantity.printed_unit != "个" or len(words) < _NAMING or nouns(quantity)[1]:
        return False
    block = ledger.read(ledger.paragraph(quantity))
    return not any(words[at : at + _NAMING] in block for at in range(len(words) - 1))


_NAMING = 2
"""Characters of a noun by which a paragraph speaks of its things."""


def _tells_change(quantity: Quantity, small: int) -> bool:
    """True for a number that may be what two others differ by."""
    if _SAMPLED.search(quantity.before):
        return False
    return quantity.value > small or bool(MORE_OR_LESS.search(window(quantity)))


def _whole_and_part(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a number and one of those that stand behind its 其中."""
    one, other = sorted((one, other), key=lambda quantity: quantity.span)
    between = ledger.text[one.span.end : other.span.start]
    return one.sentence == other.sentence and bool(_PARTS.search(between))

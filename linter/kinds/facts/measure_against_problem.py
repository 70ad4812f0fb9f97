"""Measure against problem: 提前支付工程款58.6万元 … 整改情况：提前支付的56.8万元已全部扣回."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.takeup import SAMPLE, one_class, takes_up_all, words_around
from linter.facts.states.halves import Halves, find_halves
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_ENTRY = r"^(?:[一二三四五六七八九十]是)?(?:已经?)?"
_OF_VERB = regex(rf"{_ENTRY}(?:对|将|把)?(?P<verb>[一-鿿]{{2,6}})的$")
_BARE = regex(rf"{_ENTRY}(?P<taken>对|将|把|针对)?(?:上述|这|该)?$")
_ALL = regex(r"[一-鿿]{0,6}?(?:已经?|现已经?)?(?:全部|全额|均|逐[一个]|全面)")
_ALL_AT_ONCE = regex(r"(?:已经?|现已经?)?(?:全部|全额)")
_NOUN = regex(r"[一-鿿]{2,}?(?=中(?:[，,有]|$)|共|均|已经?|全|逐|进行|[^一-鿿]|$)")
_NEAR = 24
"""Characters before a number that hold its verb."""
_SPECIFIC = 3
"""Characters of a noun that say what is counted without 对 or 将."""
_MOST = 8
"""Numbers of one unit in an item beyond which sums of two of them explain almost anything."""


class MeasureAgainstProblem:
    """Compares what the measure takes up with the number that the problem states."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number taken up that the problem does not hold."""
        items = list(find_halves(ledger))
        told = Counter((q.unit, q.value, _noun(q)) for q in ledger.quantities) if items else Counter()
        for halves in items:
            before = list(halves.problem)
            for quantity in (*halves.measure, *halves.more):
                first = _taken_up(halves, quantity) if quantity in halves.measure else None
                first = first or _counted_again(ledger, halves, quantity)
                # A number that is told of the same things elsewhere too is a number of its own.
                once = told[quantity.unit, quantity.value, _noun(quantity)] == 1
                if first is not None and once and not _explained(before, quantity):
                    ledger.note_compared(first, quantity)
                    values = {"one": ledger.quote(first.span), "other": ledger.quote(quantity.span)}
                    yield Hit((first.span, quantity.span), values, severity="warning")
                before.append(quantity)


def _noun(quantity: Quantity) -> str:
    match = _NOUN.match(quantity.after)
    return match.group() if match else ""


def _taken_up(halves: Halves, quantity: Quantity) -> Quantity | None:
    """The one number of the problem that the words take up; None where they take up none, or a part of it."""
    if quantity.approximate:
        return None
    same = [one for one in halves.problem if comparable(one, quantity)]
    of_verb, bare = _OF_VERB.search(quantity.before), _BARE.search(quantity.before)
    if of_verb:
        same = [one for one in same if _said(of_verb["verb"], one.before[-_NEAR:])]
    elif bare and quantity.kind == "count":
        noun = _noun(quantity)
        if not noun or not (bare["taken"] or len(noun) >= _SPECIFIC):
            return None
        same = [one for one in same if _noun(one) == noun]
    elif not bare or not _ALL_AT_ONCE.match(quantity.after):
        return None
    if len({one.value for one in same}) != 1:
        return None
    # 抽查的40种 were looked at: the measure may take up all there are.
    if quantity.value > same[0].value and SAMPLE.search(same[0].before[-_NEAR:]):
        return None
    # Where the measure tells no other number, 套取的20万元 is all that was 套取.
    alone = bool(of_verb) and sum(comparable(one, quantity) for one in halves.measure) == 1
    if quantity.value < same[0].value and not alone and not _ALL.match(quantity.after):
        return None
    return same[0]


def _counted_again(ledger: Ledger, halves: Halves, quantity: Quantity) -> Quantity | None:
    """The one count of the problem that the measure takes up as a whole in the words of the problem."""
    same = [one for one in halves.problem if one_class(one, quantity) and one.value < quantity.value * _FARTHEST]
    if not same or not takes_up_all(ledger, quantity):
        return None
    words = words_around(ledger, quantity)
    alike = [(one, len(words_around(ledger, one) & words)) for one in same]
    alike = [(one, shared) for one, shared in alike if shared >= _SHARED]
    if len({one.value for one, _ in alike}) != 1:
        return None
    first, shared = alike[0]
    if quantity.value >= first.value * _FARTHEST:
        return None
    # A smaller number is a part unless the words of the whole stand there again.
    return first if quantity.value > first.value or shared >= _SHARED_BY_PART else None


_SHARED, _SHARED_BY_PART = 2, 4
"""Pairs of characters that both must share: 未批先建, 违规兼职; and those where the measure's number is smaller."""
_FARTHEST = 2
"""How many times the other a number may be: beyond, other things are counted."""


def _said(verb: str, words: str) -> bool:
    """True for 提前支付 in 提前支付工程款, and for 超付 in 超比例支付."""
    return verb in words or (len(verb) == len("超付") and re.search(f"{verb[0]}.*{verb[1]}", words) is not None)


def _explained(before: Sequence[Quantity], quantity: Quantity) -> bool:
    """True when the number, or the sum or difference of two, stands before it in the item."""
    same = [one for one in before if comparable(one, quantity)]
    if len(same) > _MOST or any(one.interval.meets(quantity.interval) for one in same):
        return True
    return any(quantity.value in (a.value + b.value, abs(a.value - b.value)) for a, b in combinations(same, 2))

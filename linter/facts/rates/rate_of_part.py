"""Rates that name their part: 报名8124人，其中…。录用5037人，录用率62%; 由126座扩大到168座，覆盖率由75%升至100%.

The words tell the part alone; the whole is the one number before it of which the rate is the share but for one slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import REACHED
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import one_digit, swapped
from linter.facts.quantities.strands import Link
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_by_slip import NO_RATIO, digits_of_share, of_a_class
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"^(?P<behind>[^，,。；;：:（）()]{0,10})[，,、（(](?P<name>[^，,。；;：:、（）()的]{0,6}?(?P<stem>[一-鿿]{2})(?:率|比例))"
    r"(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|只有)?$"
)
_GROWN = regex(r"[，,、](?P<name>[一-鿿]{1,8}(?:率|面|比例|占比))(?:也|已经?|相应)?(?:由|从)(?:[一-鿿]{0,6}的)?$")
_TO = regex(r"(?:升|提高|提升|上升|扩大|增加|增长|达|提)(?:至|到)(?:了)?$")
_SENTENCES_BACK = 2
"""Sentences of the paragraph before that of the rate in which the whole may be told."""
_MOST = 10
"""Numbers of one unit beyond which nobody can tell which is meant."""
_PAIR = 2


def find_rates_of_parts(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that takes up the verb of the number before it, and which one whole gives but for one slip."""
    for strand in ledger.strands:
        links = strand.links
        for at in range(1, len(links)):
            rate = links[at].quantity
            if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
                continue
            found = _of_part(ledger, links, at) or (_of_grown(links, at) if at > 1 else None)
            if found:
                yield found


def _of_part(ledger: Ledger, links: Sequence[Link], at: int) -> Rate | None:
    link, part = links[at], links[at - 1].quantity
    named = _NAMED.search(link.gap)
    if named is None or NO_RATIO.search(named["name"]) or not _is_part(part, named):
        return None
    numbers = [
        one
        for one in in_sentences(ledger, part.sentence, _SENTENCES_BACK, 0)
        if one.span.start <= part.span.start and comparable(one, part) and one.value > 0
    ]
    if not numbers or len(numbers) > _MOST or part.approximate or part.value <= 0:
        return None
    start = min(one.clause.start for one in numbers)
    if of_a_class(ledger.text[start : part.span.end + len(named["behind"])], named["name"]):
        return None
    said = plain((link.quantity.value / link.quantity.step).to_integral_value())
    pairs = ((one, other) for one in numbers for other in numbers if one.value < other.value)
    if any(said in digits_of_share(one, other, link.quantity) for one, other in pairs):
        return None
    parts = ledger.parts_told
    wholes = [q for q in numbers if q.value > part.value and tells_level(q.before) and q.span not in parts]
    slipped = [one for one in wholes if _slipped(said, part, one, link.quantity)]
    if len({one.value for one in slipped}) != 1:
        return None
    return Rate(link.quantity, part, slipped[0], "named", named["name"], (part, slipped[0]), False)


def _is_part(part: Quantity, named: re.Match[str]) -> bool:
    """True for 已兑付442.4万元，兑付率 and 实缴2684万元，缴纳率."""
    words = part.before + part.after
    if not part.is_amount or not tells_level(part.before):
        return False
    return named["stem"] in words or any(letter in part.before[-_PAIR:] for letter in named["stem"])


def _slipped(said: str, part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    right = plain((part.value / whole.value / rate.step).to_integral_value())
    return len(said) == len(right) and (one_digit(said, right, _PAIR) or swapped(said, right, _PAIR, _PAIR))


def _of_grown(links: Sequence[Link], at: int) -> Rate | None:
    """由126座扩大到168座，覆盖率由75%升至100%: where all are reached in the end, the end is the whole."""
    if at + 1 >= len(links):
        return None
    before, reached, link, last = links[at - 2 : at + 2]
    named = _GROWN.search(link.gap)
    if named is None or last.quantity.kind != "percent" or last.quantity.value != 1 or not _TO.search(last.gap):
        return None
    start, end = before.quantity, reached.quantity
    if not comparable(start, end) or not REACHED.search(reached.gap) or start.value >= end.value:
        return None
    said = plain((link.quantity.value / link.quantity.step).to_integral_value())
    if said in digits_of_share(start, end, link.quantity) or not _slipped(said, start, end, link.quantity):
        return None
    return Rate(link.quantity, start, end, "named", named["name"], (start, end), False)

"""Amounts told beside others: two lists of the same things, 保障民生499万元、保障工资1626万元, one of which slipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.slips import digits
from linter.facts.rates.tellings import apart, indicator
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TAIL = regex(r"(?:支出|资金|经费|数额?|总额|预算数?|共|为|达|有)+$")
_FEWEST = 3
"""Digits of an amount that tells anything, and characters of a name."""
_MOST = 8
"""Amounts of one name beyond which it names too much."""
_REACHED = regex(
    r"(?:增加|增长|提高|上升|扩大|提升|攀升|跃升|壮大|下降|减少|降低|压减|降)(?:到|至)(?:了|(?:20\d\d年(?:底|末)?)的?|目前的?|去年的?)?$"
)
_FROM = regex(r"(?:由|从)(?:(?P<year>20\d\d)年(?:底|末)?的?|[“一-鿿\d”]{0,8}?的?)$")
_COURSE = regex(r"[由从][^。；]{2,40}[到至]")


class Named(NamedTuple):
    """An amount under its name."""

    quantity: Quantity
    name: str


def find_named(ledger: Ledger, sentences: Iterable[int]) -> Iterator[Named]:
    """Every amount of three digits or more in these sentences that has a name of three characters or more."""
    for sentence in sentences:
        start = ledger.sentences[sentence].span.start
        for quantity in ledger.by_sentence[sentence]:
            lead = ledger.text[start : quantity.span.start]
            start = quantity.span.end
            if _tells(ledger, quantity):
                name = _bare(indicator(lead))
                if len(name) >= _FEWEST:
                    yield Named(quantity, name)


def _tells(ledger: Ledger, quantity: Quantity) -> bool:
    """True for an amount, and for a count of 万 or 亿, of three digits or more."""
    if not quantity.is_amount or quantity.approximate or quantity.role == "change":
        return False
    if quantity.kind == "count" and not any(mark in ledger.read(quantity.number) for mark in "万亿"):
        return False
    return len(digits(quantity.value)) >= _FEWEST


def told_twice(ledger: Ledger) -> list[int]:
    """The sentences of the paragraphs that tell an amount which another one tells, too."""
    blocks: dict[tuple[str, object], set[int]] = {}
    for quantity in ledger.quantities:
        if quantity.kind in ("money", "measure") and _tells(ledger, quantity):
            block = ledger.sentences[quantity.sentence].block
            blocks.setdefault((quantity.unit, quantity.value), set()).add(block)
    shared = {block for told in blocks.values() if len(told) > 1 for block in told}
    return [at for at in ledger.by_sentence if ledger.sentences[at].block in shared] if shared else []


def _bare(name: str) -> str:
    """A name without 支出, 资金 and the like, as long as enough is left."""
    bare = _TAIL.sub("", name)
    return bare if len(bare) >= _FEWEST else name


def pairs_beside(ledger: Ledger, named: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Two amounts of one name beside which a third of another name is told with the same amount."""
    by_name: dict[str, list[Named]] = {}
    by_block: dict[int, list[Named]] = {}
    for one in named:
        by_name.setdefault(one.name, []).append(one)
        by_block.setdefault(ledger.sentences[one.quantity.sentence].block, []).append(one)
    for group in by_name.values():
        if 1 < len(group) <= _MOST:
            for one, other in combinations(group, 2):
                blocks = {ledger.sentences[each.quantity.sentence].block for each in (one, other)}
                if (
                    len(blocks) > 1
                    and one.quantity.value != other.quantity.value
                    and _witness(ledger, one, other, by_block)
                ):
                    yield one, other


def _witness(ledger: Ledger, one: Named, other: Named, by_block: dict[int, list[Named]]) -> bool:
    beside = [_beside(ledger, each, by_block) for each in (one, other)]
    return any(name != one.name and beside[1].get(name) == value for name, value in beside[0].items())


def _beside(ledger: Ledger, one: Named, by_block: dict[int, list[Named]]) -> dict[str, object]:
    """The amounts of the same sentence and of the ones beside it in its paragraph, by name."""
    near = by_block[ledger.sentences[one.quantity.sentence].block]
    sentence = one.quantity.sentence
    return {each.name: each.quantity.value for each in near if abs(each.quantity.sentence - sentence) <= 1}


def courses(ledger: Ledger) -> Iterator[Named]:
    """What a course has reached in the year of the report: 从2020年的84亿元增加到2025年的126亿元."""
    for sentence, quantities in ledger.by_sentence.items():
        span = ledger.sentences[sentence].span
        if len(quantities) < 2 or not _COURSE.search(ledger.text, *span):
            continue
        start, before = span.start, ""
        reached, name = False, ""
        for quantity in quantities:
            lead = ledger.text[start : quantity.span.start]
            start = quantity.span.end
            origin = _FROM.search(lead)
            if origin:
                name = indicator(lead[: origin.start()]) or before
                reached = True
            elif reached and _REACHED.search(lead) and not quantity.approximate:
                reached = False
                short = _bare(name)
                if len(short) >= _FEWEST and len(digits(quantity.value)) >= _FEWEST:
                    yield Named(quantity, short)
            else:
                reached = False
            if quantity.is_amount and not origin:
                before = indicator(lead) or before


def retellings(ledger: Ledger, course: Named, named: list[Named]) -> list[Quantity]:
    """The amounts under the name of what a course has reached that may be told of the same year."""
    own = YEAR.findall(_lead(ledger, course.quantity))[-1:]
    found = []
    for one in named:
        if one.quantity is course.quantity or one.name != course.name:
            continue
        if apart(ledger, one.quantity, course.quantity):
            continue
        lead = _lead(ledger, one.quantity)
        years = YEAR.findall(lead)[-1:]
        if not _OTHER_TIME.search(lead) and (not own or not years or years == own):
            found.append(one.quantity)
    return found


_OTHER_TIME = regex(
    r"预算数|安排|计划|预期|预计|目标|力争|拟|[上去前明]年|同期|[由从]|季度|[上下]半年|\d月|累计|年均|五年|增[加收支]|减[少收支]"
)


def _lead(ledger: Ledger, quantity: Quantity) -> str:
    lead = ledger.lead(quantity, _LEAD)
    return re.split("[，,；;：:（(]", lead)[-1]


_LEAD = 40
"""Characters before an amount that tell its year."""

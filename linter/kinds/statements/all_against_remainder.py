"""All against a remainder: 全部整改到位 here, 2个问题尚未整改完成 there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.states.all_and_lacking import find_lacking
from linter.facts.states.all_but_some import find_all_but_some
from linter.facts.states.batchwide import Batchwide, Remainder
from linter.facts.states.claims import BASE, NOUN
from linter.facts.states.remainders import find_batchwide, find_remainders
from linter.facts.states.same_matter import told_earlier
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.offsets import Span

_NOUN = re.compile(NOUN)


@dataclass(frozen=True)
class AllAgainstRemainder:
    """Holds every 全部 about a batch against the numbers that are told as not finished."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each statement about a whole batch that a remainder contradicts."""
        told = list(_in_one_sentence(ledger))
        yield from told
        taken = {span for hit in told for span in hit.spans}
        lacking = [one for one in find_lacking(ledger) if not any(span.overlaps(one.whole) for span in taken)]
        for one in lacking:
            values = {
                "whole": ledger.quote(one.whole),
                "rest": ledger.quote(one.rest),
                "count": plain(one.quantity.value),
            }
            yield Hit((one.whole, one.rest), values, severity="warning")
        taken.update(one.whole for one in lacking)
        wholes = [one for one in find_batchwide(ledger) if not any(span.overlaps(one.span) for span in taken)]
        if not wholes:
            return
        remainders = tuple(find_remainders(ledger))
        for whole in wholes:
            against = [one for one in remainders if _contradicts(ledger, whole, one)]
            if against:
                yield _hit(ledger, whole, against)


def _in_one_sentence(ledger: Ledger) -> Iterator[Hit]:
    """33个问题已全部整改到位，尚有10个未完成."""
    for whole, rest, left in find_all_but_some(ledger.text):
        values = {"whole": ledger.quote(whole), "rest": ledger.quote(rest), "count": str(left)}
        yield Hit((whole, rest), values)


def _contradicts(ledger: Ledger, whole: Batchwide, rest: Remainder) -> bool:
    quantity = rest.quantity
    if whole.total is not None and (quantity.value >= whole.total or quantity.unit != whole.unit):
        return False
    if not rest.noun and (whole.total is None or quantity.unit != whole.unit):
        return False
    if rest.noun and whole.noun and rest.noun != whole.noun:
        return False
    if not whole.classes <= rest.classes:
        return False
    if any(name.startswith(("第", "上", "新", "另")) for name in rest.classes - whole.classes):
        return False
    if whole.total is not None and _base_of(ledger, rest) not in (None, whole.total):
        return False
    return _same_part(ledger, whole.span, rest.span) and not told_earlier(ledger, rest.sentence, whole.sentence)


def _base_of(ledger: Ledger, rest: Remainder) -> Decimal | None:
    """The batch that the remainder's own paragraph counts before it; None where there is none."""
    block = ledger.sentences[rest.sentence].block
    found: Decimal | None = None
    for index in range(rest.sentence, -1, -1):
        if ledger.sentences[index].block != block:
            break
        for quantity in reversed(ledger.by_sentence.get(index, [])):
            if quantity.span.start >= rest.quantity.span.start or quantity.kind != "count":
                continue
            larger = quantity.unit == rest.quantity.unit and quantity.value >= rest.quantity.value
            counted = BASE.match(quantity.after) or _NOUN.search(quantity.before[-8:])
            if larger and found is None and counted:
                found = quantity.value
    return found


def _same_part(ledger: Ledger, one: Span, other: Span) -> bool:
    """False where one of the two belongs to an item that the other is not part of."""
    return all(
        (item.item.start <= one.start < item.item.end) == (item.item.start <= other.start < item.item.end)
        for item in ledger.item_statuses
    )


def _hit(ledger: Ledger, whole: Batchwide, against: Sequence[Remainder]) -> Hit:
    ledger.note_compared(*(rest.quantity for rest in against))
    proved = whole.total is not None and all(rest.noun and rest.classes == whole.classes for rest in against)
    count = sum((rest.quantity.value for rest in against[:1]), Decimal(0))
    return Hit(
        (whole.span, *(rest.span for rest in against)),
        {
            "whole": ledger.quote(whole.span),
            "rest": ledger.quote(against[0].span),
            "count": plain(count),
        },
        severity="error" if proved else "warning",
    )

"""Body tally: so many done and under way in the summary, against how the items of the body close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.states.claims import Claim
from linter.facts.states.paired_claims import find_paired_claims
from linter.facts.states.status import ItemStatus
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.statements._of_sections import heads_a_section, one_of_several
from linter.ledger import Ledger
from linter.patterns import regex


@dataclass(frozen=True)
class BodyTally:
    """Counts the closing statuses of the items and holds each summary of the same total against them."""

    least: int = 4
    """Fewer items than this may come to a summary's total by chance."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each summary that the body contradicts."""
        if len(ledger.item_statuses) < self.least:
            return
        lists: dict[int, list[ItemStatus]] = {}
        for item in ledger.item_statuses:
            lists.setdefault(item.table, []).append(item)
        for items in lists.values():
            if len(items) >= self.least:
                yield from _against(ledger, items)


_NEARLY = regex(r"(?:基本|部分|阶段性)(?:完成|整改)(?:整改)?(?:的)?(?:有|为)?(?P<n>\d{1,3})[个项条]")


def _nearly_done(ledger: Ledger, claim: Claim) -> int:
    """How many the sentence of the claim tells as 基本完成: an item may close with 已完成 all the same."""
    told = _NEARLY.search(ledger.read(ledger.sentences[ledger.sentence_at(claim.span.start)].span))
    return int(told["n"]) if told else 0


_LASTING = regex("长期|常态|持续")


def _lasting(ledger: Ledger, claim: Claim, items: Sequence[ItemStatus]) -> int:
    """How many close with 已完成整改，并将长期坚持, which 1个需长期坚持 of the claim's sentence may be."""
    if not _LASTING.search(ledger.read(ledger.sentences[ledger.sentence_at(claim.span.start)].span)):
        return 0
    return sum(item.state == "done" and _LASTING.search(ledger.read(item.span)) is not None for item in items)


def _told_for_two_days(ledger: Ledger, claim: Claim) -> bool:
    """True for 截至6月底已完成2个，截至8月底各项情况如下: the items tell of the later day."""
    sentence = ledger.sentences[ledger.sentence_at(claim.span.start)].span
    days = (fact for fact in ledger.dates_in(sentence) if fact.relation == "as-of")
    return len({(day.month, day.day, day.last) for day in days}) > 1


def _against(ledger: Ledger, items: Sequence[ItemStatus]) -> Iterator[Hit]:
    by_state = Counter(item.state for item in items)
    done, kept = by_state["done"], by_state["kept"]
    open_items = [item for item in items if item.state in ("underway", "open")]
    spans = [item.item for item in items]
    claimed = {ledger.sentence_at(claim.span.start) for claim in ledger.claims if claim.total == len(items)}
    paired = (
        claim
        for claim in find_paired_claims(ledger, len(items))
        if ledger.sentence_at(claim.span.start) not in claimed
        and not any(item.item.start <= claim.span.start < item.item.end for item in items)
    )
    for claim in (*ledger.claims, *paired):
        if claim.total != len(items):
            continue
        told = [q for q in (claim.base, claim.done, *claim.left) if q]
        if heads_a_section(ledger, claim.span, spans) or one_of_several(ledger, told[0], claim.total):
            continue
        ledger.note_compared(*told)
        left = claim.total - claim.done_value
        if claim.left and sum((q.value for q in claim.left), Decimal(0)) != left:
            continue
        if done - _lasting(ledger, claim, items) <= claim.done_value <= done + kept:
            continue
        if done == claim.done_value + _nearly_done(ledger, claim) or _told_for_two_days(ledger, claim):
            continue
        yield _hit(claim, done, kept, open_items, items)


def _hit(claim: Claim, done: int, kept: int, open_items: Sequence[ItemStatus], items: Sequence[ItemStatus]) -> Hit:
    numbers = [q.span for q in (claim.done, *claim.left) if q]
    if claim.all_done:
        numbers.append(claim.all_done)
    shown = open_items if open_items else [item for item in items if item.state == "done"]
    left = claim.total - claim.done_value
    body_left = len(open_items)
    calculation = (
        f"{done} + {body_left} = {len(items)}" if not kept else f"{done} + {kept} + {body_left} = {len(items)}"
    )
    return Hit(
        (*sorted(numbers), *(item.span for item in shown)),
        {
            "total": plain(claim.total),
            "done": plain(claim.done_value),
            "left": plain(left),
            "body_done": str(done),
            "body_left": str(body_left),
            "kept": {
                "zh": f"，另有{kept}项只写长期坚持" if kept else "",
                "en": f", {kept} only to be kept up" if kept else "",
            },
        },
        calculation,
        "error" if claim.base else "warning",
        supported=True,
    )

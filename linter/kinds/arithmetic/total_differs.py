"""Totals behind their list: what 共, 合计 and 收入总计 say against what was listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from linter.fact import Quantity
from linter.facts.parts.by_ordinal import find_sums_of_rows
from linter.facts.parts.by_season import find_sums_of_seasons
from linter.facts.parts.by_year import find_sums_of_years
from linter.facts.parts.collectives import find_collectives
from linter.facts.parts.halves_by_name import find_halves_by_name
from linter.facts.parts.joined_names import find_joined_names
from linter.facts.parts.months_added import find_months_added
from linter.facts.parts.proposals_summed import find_proposals_summed
from linter.facts.parts.proved import adds_up
from linter.facts.parts.section_sums import find_section_sums
from linter.facts.parts.spent_on import find_spent_on
from linter.facts.parts.sums_behind_lists import find_sums_behind_lists
from linter.facts.parts.sums_by_name import find_sums_by_name
from linter.facts.parts.totals import Total, find_totals
from linter.facts.parts.town_sums import find_town_sums
from linter.facts.parts.years_behind import find_sums_behind
from linter.finding import Hit
from linter.interval import Interval, total
from linter.kinds._sums import declared_rounding, rounded_by, sum_against, sum_is_near
from linter.kinds.arithmetic._counted_twice import said_behind
from linter.ledger import Ledger


class TotalDiffers:
    """Adds up the list that a total ends."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each total that its list does not give."""
        rounding = declared_rounding(ledger)
        known: set[int] = set()
        for found in (
            *find_totals(ledger),
            *find_sums_of_years(ledger),
            *find_sums_behind(ledger),
            *find_months_added(ledger),
        ):
            whole, parts = found.whole, found.parts
            ledger.note_summed(whole, *parts)
            aim = whole.interval
            if rounding:
                aim = aim.widened(rounded_by((whole, *parts)))
            if _explained(found, aim) or not sum_is_near(whole, parts) or said_behind(ledger, whole.span.end):
                continue
            said, calculation = sum_against(ledger, parts, whole)
            known.add(whole.span.start)
            yield Hit(
                (whole.span, *(part.span for part in parts)),
                {"whole": ledger.quote(whole.span), "sum": said},
                calculation,
                severity="error" if found.certain else "warning",
                variant="years" if parts[0].span.start > whole.span.end else "",
            )
        told = {one.whole.span for one in ledger.breakdowns if one.complete}
        # 两批共4万亩，其中新建2.5万亩、改造1.5万亩: what adds up behind it is its list, and not what is told afar.
        right = {one.whole.span for one in ledger.breakdowns if adds_up(one)}
        seasons = ((found, "seasons") for found in find_sums_of_seasons(ledger))
        rows = ((found, "rows") for found in find_sums_of_rows(ledger))
        for found, variant in (*seasons, *rows):
            whole, parts = found.whole, found.parts
            ledger.note_summed(whole, *parts)
            if whole.span in told | right or (rounding and not whole.exact) or not sum_is_near(whole, parts):
                continue
            if _told_beside(ledger, whole, parts):
                continue
            known.add(whole.span.start)
            yield _hit(ledger, whole, parts, variant)
        known |= {span.start for span in told}
        for whole, parts in (*find_sums_behind_lists(ledger), *find_section_sums(ledger)):
            if whole.span.start in known or whole.span in right or rounding or said_behind(ledger, whole.span.end):
                continue
            ledger.note_summed(whole, *parts)
            if not _told_beside(ledger, whole, parts):
                yield _hit(ledger, whole, parts)
        collective = ((found, "collective") for found in (*find_collectives(ledger), *find_town_sums(ledger)))
        named = (*find_sums_by_name(ledger), *find_halves_by_name(ledger), *find_proposals_summed(ledger))
        by_name = ((found, "names") for found in (*named, *find_joined_names(ledger), *find_spent_on(ledger)))
        for (whole, parts), variant in (*collective, *by_name):
            ledger.note_summed(whole, *parts)
            if whole.span not in right and not _told_beside(ledger, whole, parts):
                yield _hit(ledger, whole, parts, variant)


def _told_beside(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where a paragraph of the parts tells itself what they come to, or one of them is all of the total.

    Then the total is of something else, or what it went to is told behind: 调剂64万元，用于甲64万元；已支付乙10万元.
    """
    if any(part.value == whole.value for part in parts):
        return True
    said = sum((part.value for part in parts), Decimal(0))
    blocks = {ledger.sentences[part.sentence].block for part in parts}
    beside = (one for block in blocks for one in ledger.by_block.get(block, ()))
    return any(one.value == said and one.unit == whole.unit and one.span != whole.span for one in beside)


def _hit(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity], variant: str = "") -> Hit:
    """A total beside what its parts come to."""
    said, calculation = sum_against(ledger, parts, whole)
    values = {"whole": ledger.quote(whole.span), "sum": said}
    return Hit((whole.span, *(part.span for part in parts)), values, calculation, severity="warning", variant=variant)


def _explained(found: Total, aim: Interval) -> bool:
    """True when the list, its end, or the list with what stands before it comes to the total."""
    parts = [part.interval for part in found.parts]
    if any(part.meets(aim) for part in parts):
        return True  # 整改18项、销号15项，共18项: one is part of the other
    ends = accumulate(reversed(parts), Interval.plus)
    longer = accumulate((quantity.interval for quantity in found.earlier), Interval.plus, initial=total(parts))
    others = (total([rival.interval, *parts[1:]]) for rival in found.rivals)
    # 上级补助收入23.18亿元，包括…。加上转贷收入4.3亿元: an income with a list of its own stands before what is added.
    with_others = (
        total([*parts, *(rival.interval for rival in some)])
        for count in (1, _MORE)
        for some in combinations(found.rivals, count)
    )
    return any(told.meets(aim) for told in (*ends, *longer, *others, *with_others))


_MORE = 2
"""Incomes in sentences before that a total may hold beside its list."""

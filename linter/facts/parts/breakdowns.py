"""Every breakdown of a report: by 其中, beside another one, by view, by paragraph, by state and by deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.parts import (
    announced_classes,
    bound_pairs,
    by_doer,
    by_level,
    by_paragraph,
    by_places_told,
    by_view,
    closed_brackets,
    closed_by_others,
    closed_runs,
    closed_triples,
    composed,
    confirmed_splits,
    gross_sums,
    headed_columns,
    items_below,
    long_sums,
    named_alike,
    near_sums,
    of_named_sum,
    of_named_whole,
    opposite_kinds,
    parallels,
    partitions,
    parts,
    plain_lists,
    scattered,
    shared_lists,
    slipped_sums,
    spent_lists,
    swapped_sums,
    tiled_ages,
    tiled_terms,
    told_apart,
)
from linter.facts.parts.closed_elsewhere import closed_elsewhere
from linter.facts.parts.no_part import holds_another, left_of_a_part, the_other
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.same_selections import selects_like_others
from linter.facts.parts.sisters import heads_its_list, tells_one_part

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BY_FORM = ("slip", "states")
"""How breakdowns are told whose whole no word calls one."""


def _one_more(found: Breakdown) -> bool:
    """True for 51个，完成49个，另一个未完成的…, which is one more than was spoken of before."""
    return len(found.parts) == _PAIR and the_other(found.parts[-1])


_PAIR = 2


def find_all_breakdowns(ledger: Ledger) -> tuple[Breakdown, ...]:
    """Wholes with the list of their parts, by the way in which they are told."""
    listed = parts.find_breakdowns(ledger)
    found = (
        *listed,
        *parallels.find_parallels(ledger.rows, listed),
        *composed.find_composed(ledger),
        *told_apart.find_told_apart(ledger),
        *by_view.find_by_view(ledger),
        *by_paragraph.find_by_paragraph(ledger),
        *partitions.find_partitions(ledger),
    )
    taken = {breakdown.whole.span for breakdown in found}
    announced = (*announced_classes.find_announced_classes(ledger), *items_below.find_items_below(ledger))
    found = (*found, *(one for one in announced if one.whole.span not in taken))
    found = (*found, *near_sums.find_near_sums(ledger, found))
    found = (*found, *named_alike.find_named_alike(ledger, found))
    found = (*found, *spent_lists.find_spent_lists(ledger, frozenset(one.whole.span for one in found if one.complete)))
    found = (*found, *slipped_sums.find_slipped_sums(ledger, found))
    taken = {breakdown.whole.span for breakdown in found}
    found = (*found, *(one for one in headed_columns.find_headed_columns(ledger) if one.whole.span not in taken))
    found = (*found, *shared_lists.find_shared_lists(ledger), *of_named_sum.find_named_sum_slips(ledger))
    taken = {breakdown.whole.span for breakdown in found}
    found = (*found, *(one for one in of_named_whole.find_of_named_wholes(ledger) if one.whole.span not in taken))
    found = (*found, *confirmed_splits.find_split_slips(ledger))
    found = (*found, *closed_runs.find_closed_runs(ledger, found))
    found = (*found, *closed_triples.find_closed_triples(ledger, found))
    found = (*found, *closed_brackets.find_closed_brackets(ledger, found))
    taken = {breakdown.whole.span for breakdown in found if breakdown.complete}
    found = (*found, *(one for one in closed_by_others.find_closed_by_others(ledger) if one.whole.span not in taken))
    found = (*found, *long_sums.find_long_sums(ledger, found))
    found = (*found, *gross_sums.find_gross_sums(ledger, found))
    found = (*found, *bound_pairs.find_bound_pairs(ledger, found))
    found = (*found, *tiled_ages.find_tiled_ages(ledger))
    taken = {breakdown.whole.span for breakdown in found}
    found = (*found, *(one for one in tiled_terms.find_tiled_terms(ledger) if one.whole.span not in taken))
    found = (*found, *by_level.find_by_level(ledger), *by_doer.find_by_doer(ledger))
    taken = {breakdown.whole.span for breakdown in found if breakdown.complete}
    found = (*found, *(one for one in by_places_told.find_by_places_told(ledger) if one.whole.span not in taken))
    found = (*found, *plain_lists.find_plain_lists(ledger, found))
    found = (*found, *scattered.find_scattered(ledger, found))
    found = (*found, *swapped_sums.find_swapped_sums(ledger, found))
    found = (*found, *opposite_kinds.find_opposite_kinds(ledger, found))
    held = {one.whole.span: {part.span for part in one.parts} for one in listed}
    return tuple(
        one
        for one in found
        if not (closed_elsewhere(ledger, one) or tells_one_part(ledger, one) or _one_more(one))
        and not (one.complete in _BY_FORM and (left_of_a_part(ledger, one.parts) or holds_another(one.parts, held)))
        and (one.complete not in _BY_FORM or not (heads_its_list(ledger, one) or selects_like_others(one, listed)))
    )

"""Every change of a document: told in one sentence, pages apart, against a plan, by three numbers, from a bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.changes.amounts_by_numbers import find_amounts_by_numbers
from linter.facts.changes.bases_behind import find_bases_behind
from linter.facts.changes.bracketed import find_bracketed
from linter.facts.changes.bracketed_levels import find_bracketed_levels
from linter.facts.changes.change_triples import find_change_triples
from linter.facts.changes.changed_rows import find_changed_rows
from linter.facts.changes.changes import Change, find_changes
from linter.facts.changes.changes_apart import find_changes_apart
from linter.facts.changes.changes_by_numbers import find_changes_by_numbers
from linter.facts.changes.compared_again import find_compared_again
from linter.facts.changes.echoed import find_echoed
from linter.facts.changes.growth_retold import find_growth_retold
from linter.facts.changes.held_to_marks import find_held_to_marks
from linter.facts.changes.named_bases import find_named_bases
from linter.facts.changes.named_steps import find_named_steps
from linter.facts.changes.netted import find_netted
from linter.facts.changes.paces import find_paces
from linter.facts.changes.paces_by_name import find_paces_by_name
from linter.facts.changes.planned_steps import find_planned_steps
from linter.facts.changes.respective_changes import find_respective_changes
from linter.facts.changes.told_by_name import find_told_by_name
from linter.facts.changes.told_in_a_row import find_told_in_a_row
from linter.facts.changes.told_years_apart import find_told_years_apart

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["find_all_changes"]


def find_all_changes(ledger: Ledger) -> tuple[Change, ...]:
    """What is told next to its amounts first, then what only other sentences give the amounts of."""
    near = find_changes(ledger)
    told = {step.quantity.span for change in near for step in change.steps}
    by_name = find_paces_by_name(ledger)
    paces = (pace for pace in (*find_paces(ledger), *by_name) if pace.steps[0].quantity.span not in told)
    again = tuple(find_compared_again(ledger, near))
    found = (*near, *again, *paces, *find_changes_apart(ledger, near), *find_planned_steps(ledger))
    found = (*found, *find_change_triples(ledger, found))
    known = {step.quantity.span for change in found if change.start and change.end for step in change.steps}
    found = (*found, *(one for one in find_bracketed(ledger) if one.steps[0].quantity.span not in known))
    for find in (find_named_steps, find_echoed):
        known = {step.quantity.span for change in found if change.start or change.end for step in change.steps}
        found = (*found, *(one for one in find(ledger) if one.steps[-1].quantity.span not in known))
    for find in (
        find_netted,
        find_named_bases,
        find_bracketed_levels,
        find_held_to_marks,
        find_told_years_apart,
        find_told_in_a_row,
        find_changed_rows,
    ):
        known = {step.quantity.span for change in found if change.start and change.end for step in change.steps}
        found = (*found, *(one for one in find(ledger) if one.steps[0].quantity.span not in known))
    known = {step.quantity.span for change in found if change.start or change.end for step in change.steps}
    found = (*found, *(one for one in find_respective_changes(ledger) if one.steps[1].quantity.span not in known))
    found = (*found, *find_bases_behind(ledger, found))
    found = (*found, *find_growth_retold(ledger, found))
    found = (*found, *find_told_by_name(ledger, found))
    found = (*found, *find_changes_by_numbers(ledger, found))
    return (*found, *find_amounts_by_numbers(ledger, found))

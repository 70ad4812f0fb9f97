"""All against a remainder: 全部整改到位 here, 2个问题尚未整改完成 there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from linter.facts.states.all_and_lacking import find_lacking, find_left_of_lots
from linter.facts.states.all_but import find_all_but
from linter.facts.states.all_near import find_all_near
from linter.facts.states.all_of_amount import find_all_of_amounts
from linter.facts.states.all_then_few import find_all_then_few
from linter.facts.states.covered import find_covered
from linter.facts.states.each_and_one import find_each_and_one
from linter.facts.states.each_value import find_each_values
from linter.facts.states.exclusive import exclude
from linter.facts.states.graded_shares import find_full_shares
from linter.facts.states.headed_done import find_headed_done
from linter.facts.states.late_against_rate import find_late_against_rates
from linter.facts.states.late_ones import find_late_ones
from linter.facts.states.money_left import find_money_left
from linter.facts.states.named_left import find_named_left
from linter.facts.states.none_left import find_none_left
from linter.facts.states.one_breath import find_breaths
from linter.facts.states.others_done import find_others_done
from linter.facts.states.paragraph_left import find_paragraph_left
from linter.facts.states.recalled_few import find_recalled_few
from linter.facts.states.recalled_left import find_recalled_left
from linter.facts.states.rest_then_all import find_rests_then_all
from linter.facts.states.rounds_done import find_rounds_done
from linter.facts.states.scoped_left import find_scoped_left
from linter.facts.states.short_of_all import find_short_of_all
from linter.facts.states.some_left import find_some_left
from linter.facts.states.step_lacking import find_steps_lacking
from linter.facts.states.topic_left import find_topic_left
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.offsets import Span

_PAIRS = (
    find_breaths,
    find_full_shares,
    find_named_left,
    find_late_ones,
    find_late_against_rates,
    find_all_of_amounts,
    find_all_but,
    find_recalled_left,
    find_none_left,
    find_topic_left,
    find_recalled_few,
    find_paragraph_left,
    find_steps_lacking,
    find_money_left,
    find_rests_then_all,
    find_headed_done,
    find_each_and_one,
    find_each_values,
    find_covered,
    find_others_done,
    find_scoped_left,
    find_some_left,
    find_rounds_done,
    find_short_of_all,
    find_all_near,
)
"""Each finds what is said of all and what is left; what one has told of no later one tells again."""


class AllAgainstRemainder:
    """Holds every 全部 about a batch against the numbers that are told as not finished."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each statement about a whole batch that a remainder contradicts."""
        told: list[Span] = []
        for one in find_lacking(ledger):
            if not _any_excludes(ledger, one.whole, one.rests):
                continue
            ledger.note_compared(*one.quantities)
            told += one.rests
            whole, rest = ledger.quote(one.whole), ledger.quote(one.rests[0])
            values = {"whole": whole, "rest": rest, "count": plain(one.quantities[0].value)}
            yield Hit((one.whole, *one.rests), values, severity="error" if one.proved else "warning")
        for said, left in chain.from_iterable(find(ledger) for find in _PAIRS):
            if not any(left.overlaps(span) for span in told) and exclude(ledger, said, left):
                told.append(left)
                yield Hit((said, left), {"whole": ledger.quote(said), "rest": ledger.quote(left)}, severity="warning")
        for one in find_left_of_lots(ledger, told):
            if not _any_excludes(ledger, one.whole, one.rests):
                continue
            ledger.note_compared(*one.quantities)
            told += one.rests
            values = {"whole": ledger.quote(one.whole), "rest": ledger.quote(one.rests[0])}
            yield Hit((one.whole, *one.rests), values, severity="warning")
        for said, left in find_all_then_few(ledger):
            if not any(left.overlaps(span) for span in told) and exclude(ledger, said, left):
                yield Hit((said, left), {"whole": ledger.quote(said), "rest": ledger.quote(left)}, severity="warning")


def _any_excludes(ledger: Ledger, whole: Span, rests: Iterable[Span]) -> bool:
    return any(exclude(ledger, whole, rest) for rest in rests)

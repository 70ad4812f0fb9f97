"""Changes compared again: 270件，同比增加33件，增长13.9%；环比增加27件，增长11.1%: one level, two times before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import DOWN, OTHER_BASIS, OTHER_FOOTING, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.quantities.strands import Link
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WAY = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?"
_AMOUNT = regex(
    rf"[，,；;、]?(?:但|而)?(?:[与同比较和](?:(?:上|去|前)[一个]*[年月周季旬期]度?(?:同期)?|(?:年初|当年|全年|调整)?(?:预算|计划)数?)"
    rf"(?:相比)?[，,]?|环比|同比){_WAY}"
)
_RATE = regex(rf"[、，,](?:环比|同比)?{_WAY}")


def find_compared_again(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every amount and rate of change right behind those of a level that were measured from another time."""
    levels = {change.steps[-1].quantity.span: change.end for change in known if change.steps and change.end}
    for _, strands in groupby(ledger.strands, key=lambda strand: ledger.sentences[strand.sentence].block):
        links = list(chain.from_iterable(strand.links for strand in strands))
        for at in range(1, len(links) - 1):
            level = levels.get(links[at - 1].quantity.span)
            steps = _steps(links, at) if level else ()
            if level and steps and comparable(steps[0].quantity, level):
                yield Change(None, level, None, steps, inferred=True)


def _steps(links: Sequence[Link], at: int) -> tuple[Step, ...]:
    """The amount at link `at` and the rate behind it; empty where the words tell no such two."""
    amount, rate = links[at], links[at + 1]
    by, grown = _AMOUNT.fullmatch(amount.gap), _RATE.fullmatch(rate.gap)
    if by is None or grown is None or rate.quantity.kind != "percent":
        return ()
    if OTHER_BASIS.search(amount.gap + rate.gap) or OTHER_FOOTING.search(amount.gap + rate.gap):
        return ()
    told = ((amount, by), (rate, grown))
    return tuple(Step(link.quantity, way["up"] is not None, way["up"] or way["down"]) for link, way in told)

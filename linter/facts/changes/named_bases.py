"""Bases of what is named again: 发生事故47起、死亡29人，其中事故起数较上年同期的52起上升9.6%.

Between the level and its base stand numbers of other things, so the name in front of the base says which level it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import DOWN, OTHER_BASIS, OTHER_FOOTING, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.named_steps import level_named
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BASE = regex(
    r"[，,；;](?:其中[，,]?)?(?P<subject>[一-鿿]{2,8}?)数?(?:比|较)(?:[上去]年度?|前年|上一?[月季期轮])?(?:全年|同期|同月|末|底)?的?$"
)
_STEP = regex(rf"(?:总体|大幅|小幅|略有?|净)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?")
_MOST_BACK = 8
"""Numbers of a sentence before a base among which its level stands."""


def find_named_bases(ledger: Ledger) -> Iterator[Change]:
    """Every base that is told behind the name of a level, with the level and the change between the two."""
    for strand in ledger.strands:
        links = strand.links
        for at in range(2, len(links) - 1):
            base, step = links[at].quantity, links[at + 1].quantity
            told = _BASE.match(links[at].gap) if base.is_amount and not base.approximate else None
            behind = _STEP.fullmatch(links[at + 1].gap) if told else None
            if told is None or behind is None or not (step.kind == "percent" or comparable(step, base)):
                continue
            before = [link.quantity for link in links[max(0, at - _MOST_BACK) : at]]
            level = level_named(before, base, told["subject"])
            sentence = ledger.read(ledger.sentences[strand.sentence].span)
            if level is None or OTHER_BASIS.search(sentence) or OTHER_FOOTING.search(sentence):
                continue
            verb = behind["up"] or behind["down"]
            yield Change(base, level, None, (Step(step, behind["up"] is not None, verb),))
